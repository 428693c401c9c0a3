import type { Mesh } from '../mesh.ts';
import type { ElementColumns } from './element-columns.ts';
import type { Identity } from './glb-element.ts';

/** A node of the spatial tree: project, site, building, storey, space, facility ... */
export interface GlbGroup extends Identity {
  /** Number of the group above, always smaller than the group's own; null at the top. */
  readonly parent: number | null;
}

/** Everything that goes into one GLB. */
export interface GlbModel {
  /** Placements name meshes by their number in this list. */
  readonly meshes: readonly Mesh[];
  /** Depth first, as the spatial tree lists them. */
  readonly groups: readonly GlbGroup[];
  /** In the order of the spatial tree. */
  readonly elements: ElementColumns;
  /** IfcSpace; their group is not used. */
  readonly spaces: ElementColumns;
  /** What the model is a part of, if it is. */
  readonly whole?: {
    /** Where glTF's (0, 0, 0) lies in all parts: metres. Otherwise it lies where most products stand. */
    readonly origin: readonly [number, number, number];
    /** The numbers of `meshes` there: the same number in two parts is the same mesh. */
    readonly meshes: Uint32Array;
  };
}
