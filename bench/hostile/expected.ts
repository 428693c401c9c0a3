import type { HostileFile } from './files.ts';
import type { Answer } from './process-file.ts';

export interface AnsweredFile {
  readonly file: HostileFile;
  readonly answer: Answer;
}

const MOST_MB = 2048;

/** Whether Plinth has said what it should, in bounded memory. */
export function isAsExpected({ file: { expected }, answer: { kind, codes, produced, peakMB } }: AnsweredFile): boolean {
  if (peakMB > MOST_MB) return false;
  if ('refused' in expected) return kind === 'refused' && codes[0] === expected.refused;
  if (kind !== 'converted' || Number.parseInt(produced, 10) < (expected.shapes ?? 0)) return false;
  return expected.converted.every((code) => codes.includes(code));
}
