// @ts-check
import { writeSync } from 'node:fs';

/** Prints `N passed, N failed, N skipped` as the very last line; a file that could not run counts as one failed test. */
export default class CountReporter {
  /**
   * @param {ReadonlySet<import('@jest/reporters').TestContext>} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    process.once('exit', () => {
      writeSync(process.stdout.fd, `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
    });
  }
}
