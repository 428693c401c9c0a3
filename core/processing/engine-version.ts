/**
 * What decides the artifacts beside the file's bytes. Raise the first part whenever the same file would give other
 * artifacts than before; the second is the pinned tessellator.
 */
export const engineVersion = 'plinth-2+web-ifc-0.0.78';
