export { Machine, processUse } from './machine.ts';
