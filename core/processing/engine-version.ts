import type { GeometryEngine } from '#core/geometry';

/** Raise it whenever the same file would give other artifacts than before. */
const plinth = 'plinth-10';

/** What decides the artifacts beside the file's bytes: Plinth itself and the pinned tessellator. */
export const engineVersion = `${plinth}+web-ifc-0.0.78`;

/** The same where another engine than the pinned one makes the shapes. */
export function engineVersionOf({ variant }: GeometryEngine): string {
  return variant === undefined ? engineVersion : `${plinth}+${variant}`;
}
