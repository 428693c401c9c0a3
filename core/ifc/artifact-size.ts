import type { IfcFile } from './ifc-file.ts';

/**
 * How large one artifact of a file may become. What many objects share is written for each of them: one set of a million
 * properties that a million objects share takes 16 MB of file and would make a million million values. Honest files make
 * up to three times their own size.
 */
export function mostArtifactBytes(file: IfcFile): number {
  return 64 * file.step.source.size + (64 << 20);
}
