export { answerParent, type Tell } from './answer-parent.ts';
export { type Crashed, type ProcessOptions, runInProcess } from './run-in-process.ts';
