/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const config: Config = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/native-errors.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/second-try.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/plinth-out/', '<rootDir>/cdk.out/', '<rootDir>/.aws-local/'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  maxWorkers: 2,
  // For shared, busy machines: no test is about time, and a hanging one shall end all the same.
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/test/support/count-reporter.mjs'],
  collectCoverageFrom: ['core/**/*.ts', '!**/*.generated.ts'],
  coverageThreshold: { global: { lines: 90 } },
  coverageReporters: ['text-summary', 'lcov'],
};

export default config;
