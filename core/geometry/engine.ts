import type { SharedStepIndex } from '#core/step';
import type { Made } from './body.ts';
import type { GlbModel } from './glb/glb-model.ts';
import type { Glb } from './glb/write-glb.ts';
import type { ElementGeometry, Mesh } from './mesh.ts';
import type { UnreadableStyle } from './unreadable-styles.ts';

/** Why a product has no mesh. Stable: these are diagnostic codes. */
export type FailureCode =
  /** The engine threw, and can go on with the next element. */
  | 'geometry/engine-exception'
  /** The engine broke down (WebAssembly trap) and was replaced. */
  | 'geometry/engine-abort'
  /** The engine does not open the file at all. */
  | 'geometry/engine-refused-file'
  /** The engine broke down too often for this file; the rest was not tried. */
  | 'geometry/engine-abandoned'
  /** The element, or opening the file, took longer than its time budget. */
  | 'geometry/timeout'
  /** The worker thread died while it had the element (out of memory, exit). */
  | 'geometry/worker-lost'
  /** The mesh has coordinates that are not finite numbers, or lies a million kilometres away. */
  | 'geometry/non-finite'
  /** The element has more triangles than its budget allows. */
  | 'geometry/too-many-triangles'
  /** The time or the triangles that all elements together may take were spent before. */
  | 'geometry/budget-spent'
  /** The engine was not asked: it had failed on several files in a row. */
  | 'geometry/engine-paused';

/** What became of one product that was asked for. */
export type Outcome = OutcomeOfProduct & {
  /** What it is made of, and how long that took; undefined where nobody tells. */
  readonly made?: Made;
  /** Why the direct path has left the product to another engine: a few words, the same for all of a kind. */
  readonly declined?: string;
};

type OutcomeOfProduct =
  | { readonly status: 'produced'; readonly geometry: ElementGeometry }
  /** The engine has no triangles for it, and no complaint. */
  | { readonly status: 'empty'; readonly expressId: number }
  | { readonly status: 'failed'; readonly expressId: number; readonly code: FailureCode; readonly reason: string };

/** Express id of the product. */
export const productOf = (outcome: Outcome): number =>
  outcome.status === 'produced' ? outcome.geometry.expressId : outcome.expressId;

/** Some outcomes, and the meshes that they are the first to use. */
export interface TessellationBlock {
  /** Meshes not handed out before, numbered on from those of the blocks before. */
  readonly meshes: readonly Mesh[];
  readonly outcomes: readonly Outcome[];
  /** Styles that could not be read, so that others, or none, colour these or other products; none where nobody tells. */
  readonly unreadableStyles?: readonly UnreadableStyle[];
}

/** What the numbers of shapes are measured in. */
export interface GeometryUnits {
  /** Metres per length unit of the file. */
  readonly lengthToMetres: number;
  /** Radians per plane angle unit of the file. */
  readonly planeAngleToRadians: number;
}

/** What an engine is asked for. */
export interface TessellationRequest {
  /** Where the statements are in the bytes that the engine was made for. */
  readonly index: SharedStepIndex;
  /** Express ids of the products wanted, IfcSpace like any other; each gets exactly one outcome, in whatever order. */
  readonly products: Uint32Array;
  readonly units: GeometryUnits;
  /** Milliseconds that one element may take before it fails with `geometry/timeout`, where the engine can tell. */
  readonly elementBudgetMs: number;
  /** Triangles beyond which an element fails with `geometry/too-many-triangles`; it may have any number otherwise. */
  readonly elementTriangles?: number | undefined;
  /** Aborting ends the stream with the signal's reason thrown. */
  readonly signal?: AbortSignal;
}

/** Turns the products of one file into meshes. */
export interface GeometryEngine {
  /**
   * Names what it gives where that is not what the pinned tessellator gives: part of the content id, so that the
   * artifacts of one are never taken for those of the other.
   */
  readonly variant?: string;
  /**
   * One pass over the products. The stream waits for its reader, so memory stays bounded. It never throws for
   * what is wrong in the file or in the engine: that is an outcome.
   */
  tessellate(request: TessellationRequest): AsyncIterable<TessellationBlock>;
  /** Writes a model as GLB where the engine works, beside the caller; without it the caller does it himself. */
  writeGlb?(model: GlbModel): Promise<Glb>;
  /** Lets go of memory, threads and files; more than once is allowed. */
  close(): Promise<void>;
}
