import type { Shape, Shapes } from '../shapes.ts';
import { decline } from './declined.ts';
import { withFaces } from './face-builder.ts';
import { ShapesByNumbers } from './shape-key.ts';
import type { Solid } from './solids/solid.ts';
import { TwoGenerations } from './two-generations.ts';

/** A solid as triangles. */
export interface BuiltSolid {
  readonly shape: Shape;
  /** Of its mesh, in metres. */
  readonly origin: readonly [x: number, y: number, z: number];
}

/** Solids that are known by themselves, of one generation. */
const MOST_SOLIDS = 1 << 12;

/** Makes solids triangles; those that tell equal numbers, or come again, once. */
export class BuiltSolids {
  readonly #shapes: Shapes;
  readonly #lengthToMetres: number;
  /** Null: a solid without triangles. Solids of representation maps come again and again. */
  readonly #built = new TwoGenerations<Solid, BuiltSolid | null>(MOST_SOLIDS);
  readonly #shapesByNumbers = new ShapesByNumbers<BuiltSolid | null>();

  /** @param shapes takes the meshes. */
  constructor(shapes: Shapes, lengthToMetres: number) {
    this.#shapes = shapes;
    this.#lengthToMetres = lengthToMetres;
  }

  /** Null where it has no triangles. @throws Declined, Postponed, UnreadableStatement */
  of(solid: Solid): BuiltSolid | null {
    if (solid.tell !== undefined) return this.#byNumbers(solid);
    const known = this.#built.get(solid);
    if (known !== undefined) return known;
    const built = this.#mesh(solid);
    this.#built.set(solid, built);
    return built;
  }

  #byNumbers(solid: Solid): BuiltSolid | null {
    solid.tell?.(this.#shapesByNumbers.reset());
    const known = this.#shapesByNumbers.find();
    if (known !== undefined) return known;
    const built = this.#mesh(solid);
    this.#shapesByNumbers.keep(built);
    return built;
  }

  #mesh(solid: Solid): BuiltSolid | null {
    return withFaces((faces) => {
      solid.addTo(faces);
      const { mesh, origin, allFinite } = faces.build(this.#lengthToMetres);
      if (!allFinite) decline('coordinates that are not finite');
      return mesh.indices.length === 0 ? null : { shape: this.#shapes.of(mesh), origin };
    });
  }
}
