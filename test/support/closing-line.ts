import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Counts the whole run: prints "N passed, N failed, N skipped", or leaves the counts to scripts/test.mjs, which prints the line last. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state] += 1;
      // a file that could not be loaded has no test to fail
      if (module.errors().length > 0) counts.failed += 1;
    }
    const { passed, failed } = counts;
    const skipped = counts.skipped + counts.pending;
    const file = process.env['EMPRISE_COUNTS_FILE'];
    if (file) writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
    else process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}
