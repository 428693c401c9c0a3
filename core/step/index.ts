export { type Argument, type TypedArgument, UnreadableStatement } from './argument.ts';
export { ArgumentReader } from './argument-reader.ts';
export type { StepHeader } from './header.ts';
export { KeywordTable } from './keywords.ts';
export { withLines } from './line-numbers.ts';
export * as located from './located.ts';
export { NumberReader } from './numbers.ts';
export { type OpenOptions, openStep } from './open.ts';
export { plainDigest } from './plain-digest.ts';
export { PlainStatement } from './plain-statement.ts';
export { BYTE_KINDS } from './plain-tokens.ts';
export { type ReferenceColumns, ReferenceMap, ReferenceMapBuilder, referenceMap } from './reference-map.ts';
export { StepFile } from './step-file.ts';
export type { SharedStepIndex, StepIndex } from './step-index.ts';
export { stepText } from './step-text.ts';
export { Binary, Derived, Enumeration, Reference, type StepValue, TypedValue } from './values.ts';
export {
  type AttachedModule,
  addMemory,
  compileModules,
  instantiate,
  type SharedMemory,
  sharedMemory,
} from './web-assembly.ts';
