/**
 * One argument of a statement for a reader that knows by position what it is: references are plain express ids,
 * enumerations and strings plain text (raw, without escapes being decoded), `$` and `*` are null.
 */
export type Argument = number | string | null | readonly Argument[] | TypedArgument;

/** `IFCPARAMETERVALUE(0.5)` */
export interface TypedArgument {
  readonly keyword: string;
  readonly value: Argument;
}

/** The statement is not there, or not as ISO 10303-21 has it; what is wrong is reported where the file is decoded. */
export class UnreadableStatement extends Error {
  override readonly name = 'UnreadableStatement';
}
