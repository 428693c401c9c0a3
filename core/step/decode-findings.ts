import type { Diagnostic } from '#core/model';

/** What can be odd about the values of a statement; place and excerpt are added where it is found. */
type ValueFinding = Omit<Diagnostic, 'at' | 'found'>;

/** @param what completes the sentence. */
export function malformed(what: string): ValueFinding {
  return {
    code: 'step/malformed-statement',
    severity: 'error',
    message: `The statement is not well formed: ${what}.`,
    remedy: 'What could be read of it was kept; missing values count as not given.',
  };
}

export const invalidEscape: ValueFinding = {
  code: 'step/invalid-escape',
  severity: 'warning',
  message: 'A string holds a "\\" that begins no escape of ISO 10303-21, 6.4.3.',
  remedy: 'It was left in the text as written.',
};

export const foreignEncoding: ValueFinding = {
  code: 'step/foreign-encoding',
  severity: 'info',
  message: 'A string is written in an encoding that ISO 10303-21 does not know.',
  remedy: 'It was recognised and read; other programs may show it garbled. Let the exporter write \\X2\\.',
};

export const controlCharacter: ValueFinding = {
  code: 'step/control-character',
  severity: 'info',
  message: 'A string holds a line end or another control character.',
  remedy: 'Line ends are not part of the text (ISO 10303-21, 5.2); other characters were kept.',
};
