import { defineConfig } from 'vitest/config';

// vitest leaves one core free by default, which on two cores means one test file at a time
const maxWorkers = '100%';

// One project per way of running: pure, on real files, on the real window, on the packaged application.
export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line.ts'],
    environment: 'node',
    projects: [
      // a test that waits for nothing needs no short limit: five seconds are over soon on a machine with other work
      { test: { name: 'unit', include: ['test/{architecture,unit,render}/**/*.test.ts'], testTimeout: 30_000, maxWorkers } },
      { test: { name: 'engine', include: ['test/engine/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // one window at a time and after the others: on two cores they would only wait for each other
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/window-setup.ts'],
        },
      },
      {
        test: {
          name: 'packaged',
          include: ['test/packaged/**/*.test.ts'],
          testTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          globalSetup: ['test/support/window-setup.ts', 'test/support/packaged-setup.ts'],
        },
      },
    ],
  },
});
