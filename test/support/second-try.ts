import { expect, jest } from '@jest/globals';

// Tests of whole processes may be too slow once where a build machine is busy; twice is a fault. What failed is printed.
const { testPath = '' } = expect.getState();
const { CI } = process.env;
if (CI !== undefined && /\/test\/(aws|e2e|contract)\//.test(testPath)) {
  jest.retryTimes(1, { logErrorsBeforeRetry: true });
}
