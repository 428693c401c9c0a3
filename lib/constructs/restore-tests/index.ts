export { RestoreTests, type RestoreTestsProps } from './restore-tests.ts';
