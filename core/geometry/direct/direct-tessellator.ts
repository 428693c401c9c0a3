import { type ArgumentReader, UnreadableStatement } from '#core/step';
import type { Body } from '../body.ts';
import type { FailureCode } from '../engine.ts';
import type { Color, ElementGeometry } from '../mesh.ts';
import { ElementBlock } from '../placing/element-block.ts';
import type { Shapes } from '../shapes.ts';
import { UnreadableStyles } from '../unreadable-styles.ts';
import { Bodies } from './bodies.ts';
import { BuiltSolids } from './built-solids.ts';
import { ItemColors } from './colors/item-colors.ts';
import { MaterialColors } from './colors/material-colors.ts';
import { SurfaceColors } from './colors/surface-colors.ts';
import { Curves } from './curves/curve.ts';
import { Declined, decline, Postponed, TooMuch } from './declined.ts';
import { FaceReader } from './face-reader.ts';
import { Fingerprints } from './fingerprint/fingerprints.ts';
import { Items } from './items.ts';
import { Links } from './links/links.ts';
import { Openings } from './openings.ts';
import { Placements } from './placements.ts';
import { Profiles } from './profiles/profiles.ts';
import { SolidAlgebra } from './solids/algebra/solid-algebra.ts';
import type { DirectSettings, Source } from './source.ts';
import { Voids } from './voids.ts';

const WHITE: Color = [1, 1, 1, 1];
/** Metres below which points of a curve are one. */
const TOLERANCE_METRES = 1e-5;

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

/**
 * Makes triangles straight from the statements of a file, without an engine that would have to read all of it first. It
 * takes what it can make exactly, and declines the rest.
 */
export class DirectTessellator {
  /** Of the products so far, until somebody takes them. */
  readonly unreadableStyles = new UnreadableStyles();
  readonly #source: Source;
  readonly #elements: ElementBlock;
  readonly #placements: Placements;
  readonly #bodies: Bodies;
  readonly #materials: MaterialColors;
  readonly #voids: Voids;
  readonly #algebra = new SolidAlgebra();
  readonly #surfaces: SurfaceColors;
  #item = '';
  #product = 0;

  /**
   * @param shapes takes the meshes. @param elements takes the elements, and is cleared by the caller.
   * @param links of the same file.
   */
  constructor(
    reader: ArgumentReader,
    settings: DirectSettings,
    shapes: Shapes,
    elements: ElementBlock = new ElementBlock(shapes.meshes),
    links: Links = new Links(reader, undefined),
  ) {
    const source = {
      ...settings,
      reader,
      tolerance: TOLERANCE_METRES / settings.lengthToMetres,
    };
    const surfaces = new SurfaceColors(reader);
    this.#source = source;
    this.#surfaces = surfaces;
    this.#elements = elements;
    this.#placements = new Placements(source);
    const curves = new Curves(source, this.#placements);
    const profiles = new Profiles(source, this.#placements, curves);
    const subtraction = { algebra: this.#algebra, tolerance: source.tolerance };
    const colors = new ItemColors(reader, surfaces, this.unreadableStyles, links);
    const faceReader = new FaceReader(reader);
    const items = new Items(
      { ...subtraction, source, placements: this.#placements, curves, profiles, faceReader },
      colors,
    );
    this.#materials = new MaterialColors(reader, surfaces, this.unreadableStyles, links);
    this.#voids = new Voids(source, this.#placements, items, new Openings(source, links), subtraction);
    const solids = new BuiltSolids(shapes, source.lengthToMetres);
    const fingerprints = new Fingerprints(reader, colors);
    this.#bodies = new Bodies({ source, items, voids: this.#voids, solids, fingerprints });
  }

  /** Loads what products were postponed for. */
  prepare(): Promise<void> {
    return this.#algebra.load();
  }

  /** Of the product that was asked for last. */
  get body(): Body {
    return { item: this.#item, openings: this.#voids.has(this.#product) };
  }

  /** Whether an IfcStyledItem can be read; of one that cannot it is told. @param item that it styles, if it is known. */
  isReadableStyle(styledItem: number, item?: number): boolean {
    const { unreadable } = this.#surfaces.ofStyledItem(styledItem);
    if (unreadable !== undefined) this.unreadableStyles.add(unreadable, item);
    return unreadable === undefined;
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
    this.#source.reader.readReferencesFrom(product, 5);
    const { first: objectPlacement, second } = this.#source.reader;
    const placement = this.#placements.local(objectPlacement);
    const body = this.#bodies.of(product, objectPlacement, second ?? decline('no representation'));
    this.#item = body.item;
    if (body.declined !== undefined) throw body.declined;
    if (body.parts.length === 0) return undefined;
    const color = (body.isColored ? undefined : this.#materials.of(product)) ?? WHITE;
    const placed = this.#elements.place(product, placement, this.#source.lengthToMetres, body, color);
    if (placed === 'not finite') decline('placement that is not finite');
    if (placed === 'too far') decline('coordinates a million kilometres away');
    return placed;
  }
}
