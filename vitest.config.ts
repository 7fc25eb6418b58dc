import { defineConfig } from 'vitest/config';

// One project per way of running: pure, on real files, on the real window, on the packaged application.
export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line.ts'],
    environment: 'node',
    projects: [
      { test: { name: 'unit', include: ['test/{architecture,unit,render}/**/*.test.ts'] } },
      { test: { name: 'engine', include: ['test/engine/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // one window at a time: two on two cores would only measure each other
          fileParallelism: false,
          globalSetup: ['test/support/window-setup.ts'],
        },
      },
      {
        test: {
          name: 'packaged',
          include: ['test/packaged/**/*.test.ts'],
          testTimeout: 60_000,
          fileParallelism: false,
          globalSetup: ['test/support/window-setup.ts', 'test/support/packaged-setup.ts'],
        },
      },
    ],
  },
});
