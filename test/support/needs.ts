import { describe, it } from '@jest/globals';

/**
 * Runs suites that need a program which may not be there. Without it they are skipped, and the skip says what to do; on a
 * build server (`CI`) it is a failure, because there nobody reads what was skipped.
 */
export function suitesNeeding(name: string, isHere: boolean, remedy: string, suites: () => void): void {
  if (isHere) {
    suites();
  } else if (process.env['CI']) {
    describe(name, () =>
      it(remedy, () => {
        throw new Error(`${name} was not tested: ${remedy}`);
      }),
    );
  } else {
    // biome-ignore lint/suspicious/noSkippedTests: the skip is the report
    describe(name, () => it.skip(remedy, () => undefined));
  }
}
