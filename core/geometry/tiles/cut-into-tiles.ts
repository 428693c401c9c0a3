import type { Box3 } from '#core/model';
import { type GlbGroup, type GlbModel, originOf } from '../glb/index.ts';
import { halves } from './halves.ts';
import { boxAround, productsOf, type TileProducts } from './products.ts';

/** How large models and tiles may be, in triangles: those shown, shared or not; a product counts as 32 at least. */
export interface Tiling {
  /** A model above it is cut into tiles. */
  readonly above: number;
  /** What a tile holds at most, unless it is a single product. */
  readonly tile: number;
}

/**
 * What a browser still draws and keeps at once: 5 million triangles are 400 MB in the page. A tile of 200,000 is about a
 * megabyte to fetch.
 */
export const tiling: Tiling = { above: 5_000_000, tile: 200_000 };

/** A part of a model. Every product is in exactly one tile: what is below one adds to what it shows. */
export interface Tile {
  /** What it shows: numbers of products, elements first, then spaces; the largest first. */
  readonly products: Uint32Array;
  readonly children: readonly Tile[];
  /** Number of the group that all of it is in; null where it is in several. */
  readonly group: number | null;
  /** Around all that it and the tiles below it show. */
  readonly box: Float64Array;
  /** Metres: the size of the largest element that is missing while the tiles below it are not shown. */
  readonly geometricError: number;
}

/** A model in tiles. */
export interface CutModel {
  readonly root: Tile;
  readonly origin: readonly [number, number, number];
  /** Metres: the size of the largest element of all. */
  readonly geometricError: number;
}

/** A group has tiles of its own where it holds more than this share of a tile; others lie in common ones. */
const OWN_TILE = 1 / 4;

/**
 * Cuts a model into tiles: by what is large, then by the spatial tree, down to storeys and spaces, and what is left by
 * where it lies. A tile that cannot hold everything holds the largest products, so that what one sees from far away comes
 * first and nothing has to be simplified.
 *
 * @param boxOf of a product, by its express id; model coordinates in metres.
 */
export function cutIntoTiles(model: GlbModel, boxOf: (expressId: number) => Box3 | undefined, most: number): CutModel {
  const origin = originOf([model.elements, model.spaces]);
  const products = productsOf(model, boxOf, origin);
  const all = Uint32Array.from({ length: products.count }, (_, product) => product);
  all.sort((a, b) => (products.sizes[b] ?? 0) - (products.sizes[a] ?? 0) || a - b);
  const root = new Cutter(products, model.groups, most).cut(all, null);
  return { root, origin, geometricError: largest(products, all) };
}

class Cutter {
  readonly #products: TileProducts;
  readonly #groups: readonly GlbGroup[];
  readonly #most: number;

  constructor(products: TileProducts, groups: readonly GlbGroup[], most: number) {
    this.#products = products;
    this.#groups = groups;
    this.#most = most;
  }

  /** @param products the largest first. */
  cut(products: Uint32Array, group: number | null): Tile {
    const count = this.#countOfLargest(products);
    const rest = products.subarray(count);
    const parts = rest.length === 0 ? [] : this.#parts(rest, group);
    return {
      products: products.slice(0, count),
      children: parts.map((part) => this.cut(part.products, part.group)),
      group,
      box: boxAround(this.#products, products),
      geometricError: largest(this.#products, rest),
    };
  }

  /** How many of the first products fill a tile: at least one. */
  #countOfLargest(products: Uint32Array): number {
    let weight = 0;
    for (const [at, product] of products.entries()) {
      weight += this.#products.weights[product] ?? 0;
      if (weight > this.#most && at > 0) return at;
    }
    return products.length;
  }

  /** By the groups below a group; where there is only one, by those below that; where there is none, by where they lie. */
  #parts(products: Uint32Array, group: number | null): { products: Uint32Array; group: number | null }[] {
    const byGroup = new Map<number | null, number[]>();
    for (const product of products) {
      const below = this.#groupBelow(product, group);
      const members = byGroup.get(below);
      if (members === undefined) byGroup.set(below, [product]);
      else members.push(product);
    }
    const [[only] = [group]] = byGroup;
    if (byGroup.size === 1 && only !== group) return this.#parts(products, only ?? null);
    const heavy = [...byGroup].filter(([below, members]) => below !== group && this.#isHeavy(members));
    const parts = heavy.map(([below, members]) => ({ products: Uint32Array.from(members), group: below }));
    const apart = new Set(heavy.flatMap(([, members]) => members));
    const rest = products.filter((product) => !apart.has(product));
    if (rest.length === 0) return parts;
    const isLight = this.#countOfLargest(rest) === rest.length;
    const common = isLight ? [rest] : halves(this.#products, rest);
    return [...parts, ...common.map((some) => ({ products: some, group }))];
  }

  /** The group next below `group` that the product is in; `group` itself where it is in none. */
  #groupBelow(product: number, group: number | null): number | null {
    let at = this.#products.groups[product] ?? -1;
    if (at < 0) return group;
    for (;;) {
      if (at === group) return group;
      const parent = this.#groups[at]?.parent ?? null;
      if (parent === group) return at;
      if (parent === null) return group;
      at = parent;
    }
  }

  #isHeavy(members: readonly number[]): boolean {
    const weight = members.reduce((sum, product) => sum + (this.#products.weights[product] ?? 0), 0);
    return weight > OWN_TILE * this.#most;
  }
}

/** Metres: the size of the largest element; spaces, which are not seen unless asked for, are not missed. */
function largest({ sizes, firstSpace }: TileProducts, products: Uint32Array): number {
  let most = 0;
  for (const product of products) if (product < firstSpace) most = Math.max(most, sizes[product] ?? 0);
  return most;
}
