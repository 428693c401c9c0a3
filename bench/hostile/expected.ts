import type { HostileFile } from './files.ts';
import type { Answer } from './process-file.ts';

export interface AnsweredFile {
  readonly file: HostileFile;
  readonly answer: Answer;
}

/** Whether Plinth has said what it should. */
export function isAsExpected({ file: { expected }, answer: { kind, codes } }: AnsweredFile): boolean {
  if ('refused' in expected) return kind === 'refused' && codes[0] === expected.refused;
  return kind === 'converted' && expected.converted.every((code) => codes.includes(code));
}
