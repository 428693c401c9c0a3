export { type Argument, ArgumentReader, type TypedArgument, UnreadableStatement } from './argument-reader.ts';
export type { StepHeader } from './header.ts';
export { withLines } from './line-numbers.ts';
export { type OpenOptions, openStep } from './open.ts';
export { ReferenceMap, ReferenceMapBuilder } from './reference-map.ts';
export { StepFile } from './step-file.ts';
export type { SharedStepIndex, StepIndex } from './step-index.ts';
export { stepText } from './step-text.ts';
export { Binary, Derived, Enumeration, Reference, type StepValue, TypedValue } from './values.ts';
