import type { Frame } from '../../frame.ts';
import type { Layer } from './layer.ts';

/** A prism seen along one of its axes: layer upon layer from height 0 up, mostly one. */
export interface Stand {
  /** From the stand's coordinates to those of the prism. */
  readonly frame: Frame;
  readonly levels: readonly Layer[];
}

export const heightOf = ({ levels }: Stand): number => levels.at(-1)?.to ?? 0;
