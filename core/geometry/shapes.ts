import { measureShape } from './measure/measure.ts';
import type { ShapeMeasures } from './measure/triangles.ts';
import type { Mesh } from './mesh.ts';
import { MeshMemory } from './mesh-memory.ts';
import { turnedInsideOut } from './outward.ts';
import { MeshShare } from './share.ts';

/** A mesh that is handed out, with what is known of it. */
export interface Shape {
  /** Among the meshes handed out. */
  readonly number: number;
  readonly mesh: Mesh;
  readonly measures: ShapeMeasures;
  readonly wasInsideOut: boolean;
}

/**
 * Shares meshes by content, and measures each once. A closed mesh with a negative volume has its inside outside (some
 * files write face sets so, and web-ifc turns a shared mesh for good when one of its placements mirrors): such a mesh
 * is turned.
 */
export class Shapes {
  /** Meshes as they come in, and as they are handed out; these differ in the turned ones alone. */
  readonly #incoming = new MeshShare();
  readonly #outgoing = new MeshShare();
  readonly #memory = new MeshMemory();
  readonly #keep = (mesh: Mesh) => this.#memory.keep(mesh);
  readonly #shapes: Shape[] = [];

  /** All meshes handed out, in the order of their numbers. */
  get meshes(): readonly Mesh[] {
    return this.#outgoing.meshes;
  }

  /** The shape of a mesh; its arrays are copied where they are kept. */
  of(mesh: Mesh): Shape {
    const { number, hash } = this.#incoming.add(mesh, this.#keep);
    const known = this.#shapes[number];
    if (known !== undefined) return known;
    const kept = this.#incoming.meshes[number] ?? mesh;
    const measured = measureShape(kept);
    const wasInsideOut = measured.closed && measured.volume < 0;
    const outgoing = wasInsideOut ? this.#keep(turnedInsideOut(kept)) : kept;
    const { number: outgoingNumber } = this.#outgoing.add(outgoing, undefined, wasInsideOut ? undefined : hash);
    const shape = {
      number: outgoingNumber,
      mesh: outgoing,
      measures: wasInsideOut ? { ...measured, volume: -measured.volume } : measured,
      wasInsideOut,
    };
    this.#shapes[number] = shape;
    return shape;
  }
}
