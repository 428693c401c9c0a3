/** A line of the properties panel. */
export interface Row {
  readonly name: string;
  readonly value: string;
  /** Steps that it is moved in: parts of what stands above. */
  readonly depth?: number;
  /** The object that the value names. */
  readonly expressId?: number;
  /** Measure or description, shown as a hint. */
  readonly hint?: string | undefined;
}

/** Lines under one title. */
export interface RowGroup {
  readonly key: string;
  readonly title: string;
  /** Where it comes from, if not from the object itself. */
  readonly note: string | undefined;
  readonly rows: readonly Row[];
}
