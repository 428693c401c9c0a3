import { type ArgumentReader, UnreadableStatement } from '#core/step';
import { measureElement } from '../measure/measure.ts';
import { isWithinReach } from '../measure/reach.ts';
import type { Color, ElementGeometry } from '../mesh.ts';
import type { Shape, Shapes } from '../shapes.ts';
import { ItemColors } from './colors/item-colors.ts';
import { MaterialColors } from './colors/material-colors.ts';
import { SurfaceColors } from './colors/surface-colors.ts';
import { Curves } from './curves/curve.ts';
import { Declined, decline } from './declined.ts';
import { FaceBuilder } from './face-builder.ts';
import { compose, type Frame } from './frame.ts';
import { Items, type Part } from './items.ts';
import { Openings } from './openings.ts';
import { Placements } from './placements.ts';
import { Profiles } from './profiles/profiles.ts';
import { bodyItems } from './representations.ts';
import type { Solid } from './solids/solid.ts';
import { type DirectSettings, optionalReference, type Source } from './source.ts';
import { Voids } from './voids.ts';

const WHITE: Color = [1, 1, 1, 1];
/** Metres below which points of a curve are one. */
const TOLERANCE_METRES = 1e-5;

/** What became of a product: its geometry, or why another engine has to make it. */
export type DirectResult =
  | { readonly status: 'produced'; readonly geometry: ElementGeometry }
  /** It has no faces, only curves or points. */
  | { readonly status: 'empty'; readonly expressId: number }
  | { readonly status: 'declined'; readonly reason: string };

/** A solid as triangles. */
interface BuiltSolid {
  readonly shape: Shape;
  readonly origin: readonly [x: number, y: number, z: number];
}

/**
 * Makes triangles straight from the statements of a file, without an engine that would have to read all of it first. It
 * takes what it can make exactly, and declines the rest.
 */
export class DirectTessellator {
  readonly #source: Source;
  readonly #shapes: Shapes;
  readonly #placements: Placements;
  readonly #items: Items;
  readonly #materials: MaterialColors;
  readonly #voids: Voids;
  readonly #faces = new FaceBuilder();
  /** Null: a solid without triangles. Solids of representation maps come again and again. */
  readonly #built = new WeakMap<Solid, BuiltSolid | null>();

  /** @param shapes takes the meshes. */
  constructor(reader: ArgumentReader, settings: DirectSettings, shapes: Shapes) {
    const source = {
      ...settings,
      reader,
      tolerance: TOLERANCE_METRES / settings.lengthToMetres,
    };
    const surfaces = new SurfaceColors(source);
    this.#source = source;
    this.#shapes = shapes;
    this.#placements = new Placements(source);
    const curves = new Curves(source, this.#placements);
    const profiles = new Profiles(source, this.#placements, curves);
    this.#items = new Items(source, this.#placements, curves, profiles, new ItemColors(source, surfaces));
    this.#materials = new MaterialColors(source, surfaces);
    this.#voids = new Voids(source, this.#placements, this.#items, new Openings(source));
  }

  tessellate(product: number): DirectResult {
    try {
      const geometry = this.#geometry(product);
      return geometry === undefined ? { status: 'empty', expressId: product } : { status: 'produced', geometry };
    } catch (error) {
      if (error instanceof Declined) return { status: 'declined', reason: error.message };
      if (error instanceof UnreadableStatement) return { status: 'declined', reason: 'unreadable statement' };
      throw error;
    }
  }

  #geometry(product: number): ElementGeometry | undefined {
    const { reader } = this.#source;
    const placement = this.#placements.local(optionalReference(reader.argument(product, 5)));
    const representation = optionalReference(reader.argument(product, 6)) ?? decline('no representation');
    const whole = bodyItems(this.#source, representation).flatMap((item) => this.#items.parts(item));
    const parts = this.#voids.applied(product, placement, whole);
    let materialColor: Color | undefined;
    const placed = parts.flatMap((part) => {
      const built = this.#build(part);
      if (built === null) return [];
      const matrix = matrixOf(compose(placement, part.frame), this.#source.lengthToMetres, built.origin);
      if (!matrix.every(Number.isFinite)) decline('placement that is not finite');
      if (part.color === undefined) materialColor ??= this.#materials.of(product) ?? WHITE;
      return [{ shape: built.shape, matrix, color: part.color ?? materialColor ?? WHITE }];
    });
    if (whole.length === 0) return undefined;
    if (placed.length === 0) decline('no faces');
    const measures = measureElement(
      placed.map(({ shape, matrix }) => ({ mesh: shape.mesh, shape: shape.measures, matrix })),
    );
    if (!isWithinReach(measures.box)) decline('coordinates a million kilometres away');
    return {
      expressId: product,
      placements: placed.map(({ shape, matrix, color }) => ({ mesh: shape.number, matrix, color })),
      measures,
      wasInsideOut: placed.some(({ shape }) => shape.wasInsideOut),
    };
  }

  #build({ solid }: Part): BuiltSolid | null {
    const known = this.#built.get(solid);
    if (known !== undefined) return known;
    solid.addTo(this.#faces.reset());
    const { mesh, origin } = this.#faces.build(this.#source.lengthToMetres);
    if (!mesh.positions.every(Number.isFinite)) decline('coordinates that are not finite');
    const built = mesh.indices.length === 0 ? null : { shape: this.#shapes.of(mesh), origin };
    this.#built.set(solid, built);
    return built;
  }
}

/** From a mesh in metres about its origin to the model in metres, column-major. */
function matrixOf(frame: Frame, metresPerUnit: number, [x, y, z]: BuiltSolid['origin']): Float64Array {
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz, ox, oy, oz] = frame;
  return Float64Array.of(
    xx,
    xy,
    xz,
    0,
    yx,
    yy,
    yz,
    0,
    zx,
    zy,
    zz,
    0,
    xx * x + yx * y + zx * z + ox * metresPerUnit,
    xy * x + yy * y + zy * z + oy * metresPerUnit,
    xz * x + yz * y + zz * z + oz * metresPerUnit,
    1,
  );
}
