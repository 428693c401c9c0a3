import type { Diagnostic } from '#core/model';

/** What the scanner finds wrong between and around statements; place and excerpt are added where it is found. */
export type ScanFinding = Omit<Diagnostic, 'at' | 'found'>;

export const garbage: ScanFinding = {
  code: 'step/garbage',
  severity: 'error',
  message: 'Here stands text that is no statement, or a statement that does not belong here.',
  remedy: 'It was skipped up to the next statement. Look there for a missing ";" or a damaged line.',
};

export const truncatedStatement: ScanFinding = {
  code: 'step/truncated',
  severity: 'error',
  message: 'The file ends in the middle of a statement.',
  remedy: 'Everything in front of it was read. Copy or export the file again.',
};

export const missingSemicolon: ScanFinding = {
  code: 'step/missing-semicolon',
  severity: 'error',
  message: 'A statement has no ";" at its end.',
  remedy: 'It was ended in front of the next statement, and both were read.',
};

export const unterminatedString: ScanFinding = {
  code: 'step/unterminated-string',
  severity: 'error',
  message: 'A string has no closing quote before the next instance or section begins.',
  remedy: 'The string was ended at the line end; what followed it in its statement is lost.',
};

export const emptyStatement: ScanFinding = {
  code: 'step/empty-statement',
  severity: 'warning',
  message: 'A ";" stands where a statement should.',
  remedy: 'It was skipped.',
};

export const zeroId: ScanFinding = {
  code: 'step/invalid-id',
  severity: 'warning',
  message: 'An instance is named #0; names begin with #1 (ISO 10303-21, 6.4.4).',
  remedy: 'The instance was read all the same.',
};

export const idOutOfRange: ScanFinding = {
  code: 'step/id-out-of-range',
  severity: 'error',
  message: 'An instance has a number above 4294967295.',
  remedy: 'The instance was skipped. Renumber the file.',
};

export const tooManyTypes: ScanFinding = {
  code: 'step/too-many-types',
  severity: 'error',
  message: 'The file names more than 4096 different types, more than any schema has.',
  remedy: 'Instances of further types were skipped.',
};
