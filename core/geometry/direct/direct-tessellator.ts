import { type ArgumentReader, UnreadableStatement } from '#core/step';
import type { Body } from '../body.ts';
import type { FailureCode } from '../engine.ts';
import type { Color, ElementGeometry } from '../mesh.ts';
import type { BuiltPart } from '../placing/desk.ts';
import { ElementBlock } from '../placing/element-block.ts';
import type { Shape, Shapes } from '../shapes.ts';
import { ItemColors } from './colors/item-colors.ts';
import { MaterialColors } from './colors/material-colors.ts';
import { SurfaceColors } from './colors/surface-colors.ts';
import { Curves } from './curves/curve.ts';
import { Declined, decline, Postponed, refuse, TooMuch } from './declined.ts';
import { withFaces } from './face-builder.ts';
import { FaceReader } from './face-reader.ts';
import { Items } from './items.ts';
import { Openings } from './openings.ts';
import { Placements } from './placements.ts';
import { Profiles } from './profiles/profiles.ts';
import { bodyItems } from './representations.ts';
import { ShapesByNumbers } from './shape-key.ts';
import { SolidAlgebra } from './solids/algebra/solid-algebra.ts';
import type { Solid } from './solids/solid.ts';
import type { DirectSettings, Source } from './source.ts';
import { TwoGenerations } from './two-generations.ts';
import { Voids } from './voids.ts';

const WHITE: Color = [1, 1, 1, 1];
/** Metres below which points of a curve are one. */
const TOLERANCE_METRES = 1e-5;
/** Solids that are known by themselves, of one generation. */
const MOST_SOLIDS = 1 << 12;

/** What became of a product: its geometry, or why another engine has to make it. */
export type DirectResult =
  /** In the columns of the block that it was placed in: good until that is cleared. */
  | { readonly status: 'produced'; readonly geometry: ElementGeometry }
  /** It has no faces, only curves or points. */
  | { readonly status: 'empty'; readonly expressId: number }
  | { readonly status: 'declined'; readonly reason: string }
  /** No engine shall make it. */
  | { readonly status: 'failed'; readonly expressId: number; readonly code: FailureCode; readonly reason: string }
  /** It needs what `prepare` loads: ask again after that. */
  | { readonly status: 'postponed' };

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
  readonly #elements: ElementBlock;
  readonly #placements: Placements;
  readonly #items: Items;
  readonly #materials: MaterialColors;
  readonly #voids: Voids;
  readonly #algebra = new SolidAlgebra();
  /** Null: a solid without triangles. Solids of representation maps come again and again. */
  readonly #built = new TwoGenerations<Solid, BuiltSolid | null>(MOST_SOLIDS);
  readonly #shapesByNumbers = new ShapesByNumbers<BuiltSolid | null>();
  #item = '';
  #product = 0;

  /** @param shapes takes the meshes. @param elements takes the elements, and is cleared by the caller. */
  constructor(
    reader: ArgumentReader,
    settings: DirectSettings,
    shapes: Shapes,
    elements: ElementBlock = new ElementBlock(shapes.meshes),
  ) {
    const source = {
      ...settings,
      reader,
      tolerance: TOLERANCE_METRES / settings.lengthToMetres,
    };
    const surfaces = new SurfaceColors(source);
    this.#source = source;
    this.#shapes = shapes;
    this.#elements = elements;
    this.#placements = new Placements(source);
    const curves = new Curves(source, this.#placements);
    const profiles = new Profiles(source, this.#placements, curves);
    const subtraction = { algebra: this.#algebra, tolerance: source.tolerance };
    const colors = new ItemColors(source, surfaces);
    const faceReader = new FaceReader(reader);
    this.#items = new Items(
      { ...subtraction, source, placements: this.#placements, curves, profiles, faceReader },
      colors,
    );
    this.#materials = new MaterialColors(source, surfaces);
    this.#voids = new Voids(source, this.#placements, this.#items, new Openings(source), subtraction);
  }

  /** Loads what products were postponed for. */
  prepare(): Promise<void> {
    return this.#algebra.load();
  }

  /** Of the product that was asked for last. */
  get body(): Body {
    return { item: this.#item, openings: this.#voids.has(this.#product) };
  }

  tessellate(product: number): DirectResult {
    this.#item = '';
    this.#product = product;
    try {
      const geometry = this.#geometry(product);
      return geometry === undefined ? { status: 'empty', expressId: product } : { status: 'produced', geometry };
    } catch (error) {
      if (error instanceof Postponed) return { status: 'postponed' };
      if (error instanceof TooMuch) {
        const code = 'geometry/too-many-triangles';
        return { status: 'failed', expressId: product, code, reason: error.message };
      }
      if (error instanceof Declined) return { status: 'declined', reason: error.message };
      if (error instanceof UnreadableStatement) return { status: 'declined', reason: 'unreadable statement' };
      throw error;
    }
  }

  #geometry(product: number): ElementGeometry | undefined {
    const { reader, mostTriangles = Number.POSITIVE_INFINITY } = this.#source;
    reader.readReferencesFrom(product, 5);
    const { first: objectPlacement, second } = reader;
    const placement = this.#placements.local(objectPlacement);
    const representation = second ?? decline('no representation');
    const items = bodyItems(this.#source, representation);
    this.#item = reader.keywordOf(items[0] ?? -1);
    const whole = this.#items.all(items);
    if (whole.length === 0) return undefined;
    const parts: BuiltPart[] = [];
    let hasMaterialColor = false;
    let triangles = 0;
    for (const { solid, frame, color } of this.#voids.applied(product, placement, whole)) {
      const built = this.#build(solid);
      if (built === null) continue;
      triangles += built.shape.mesh.indices.length / 3;
      if (triangles > mostTriangles) refuse(`It has more than ${mostTriangles} triangles.`);
      hasMaterialColor ||= color === undefined;
      parts.push({ shape: built.shape, origin: built.origin, frame, color });
    }
    if (parts.length === 0) decline('no faces');
    const materialColor = hasMaterialColor ? this.#materials.of(product) : undefined;
    const metres = this.#source.lengthToMetres;
    const placed = this.#elements.place(product, placement, metres, { parts, record: 0 }, materialColor ?? WHITE);
    if (placed === 'not finite') decline('placement that is not finite');
    if (placed === 'too far') decline('coordinates a million kilometres away');
    return placed;
  }

  #build(solid: Solid): BuiltSolid | null {
    if (solid.tell !== undefined) return this.#meshByNumbers(solid);
    const known = this.#built.get(solid);
    if (known !== undefined) return known;
    const built = this.#mesh(solid);
    this.#built.set(solid, built);
    return built;
  }

  #meshByNumbers(solid: Solid): BuiltSolid | null {
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
      const { mesh, origin, allFinite } = faces.build(this.#source.lengthToMetres);
      if (!allFinite) decline('coordinates that are not finite');
      return mesh.indices.length === 0 ? null : { shape: this.#shapes.of(mesh), origin };
    });
  }
}
