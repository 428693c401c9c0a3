import type { Mesh, Placement } from '../mesh.ts';

/** What the GLB says about an element, space or spatial node beside its shape. */
export interface Identity {
  readonly expressId: number;
  /** `IfcRoot.GlobalId` as the file has it; missing or used twice does no harm. */
  readonly globalId: string | null;
  /** Exact IFC class name: `IfcWallStandardCase`. */
  readonly class: string;
  readonly name: string | null;
}

/** A node of the spatial tree: project, site, building, storey, space, facility ... */
export interface GlbGroup extends Identity {
  /** Number of the group above, always smaller than the group's own; null at the top. */
  readonly parent: number | null;
}

/** A product with its shape. */
export interface GlbElement extends Identity {
  /** Number of the group it stands in; null where the file gives it no place. */
  readonly group: number | null;
  readonly placements: readonly Placement[];
}

/** Everything that goes into one GLB. */
export interface GlbModel {
  /** Placements name meshes by their number in this list. */
  readonly meshes: readonly Mesh[];
  /** Depth first, as the spatial tree lists them. */
  readonly groups: readonly GlbGroup[];
  /** In the order of the spatial tree. */
  readonly elements: readonly GlbElement[];
  /** IfcSpace; their group is not used. */
  readonly spaces: readonly GlbElement[];
}
