import type { Placement } from '../mesh.ts';

/** What the GLB says about an element, space or spatial node beside its shape. */
export interface Identity {
  readonly expressId: number;
  /** `IfcRoot.GlobalId` as the file has it; missing or used twice does no harm. */
  readonly globalId: string | null;
  /** Exact IFC class name: `IfcWallStandardCase`. */
  readonly class: string;
  readonly name: string | null;
}

/** A product with its shape. */
export interface GlbElement extends Identity {
  /** Number of the group it stands in; null where the file gives it no place. */
  readonly group: number | null;
  readonly placements: readonly Placement[];
  /** Where a box stands in for a shape that could not be made: the code of the failure. */
  readonly placeholder?: string;
}
