import { BufferViews, type Place } from './buffer-views.ts';
import type { Items } from './items.ts';
import { JsonBytes } from './json-bytes.ts';

/** The accessors of a GLB; equal contents are written once. */
export class Accessors {
  readonly views = new BufferViews();
  /** How many there are. */
  count = 0;
  readonly #json = new JsonBytes();
  /** By the hash of their items: what may be equal. */
  readonly #known = new Map<number, { readonly place: Place; readonly accessor: number }[]>();

  /** The `accessors` of the document; nothing where there are none. */
  finish(): JsonBytes {
    return this.count === 0 ? this.#json : this.#json.raw(']');
  }

  /** The number of the accessor that has these items. */
  add(items: Items): number {
    const { kind, bytes, hash } = items;
    const candidates = this.#known.get(hash) ?? [];
    const known = candidates.find(({ place }) => this.views.holds(kind, place, bytes));
    if (known !== undefined) return known.accessor;
    const place = this.views.append(kind, bytes);
    const accessor = this.count;
    this.#write(place, items);
    candidates.push({ place, accessor });
    this.#known.set(hash, candidates);
    return accessor;
  }

  #write({ bufferView, byteOffset }: Place, { componentType, count, type, isNormalized, bounds }: Items): void {
    const json = this.#json.raw(this.count++ === 0 ? '[{"bufferView":' : ',{"bufferView":').number(bufferView);
    if (byteOffset > 0) json.raw(',"byteOffset":').number(byteOffset);
    json.raw(',"componentType":').number(componentType);
    if (isNormalized === true) json.raw(',"normalized":true');
    json.raw(',"count":').number(count).raw(',"type":').string(type);
    for (const [name, at] of bounds === undefined ? [] : BOUNDS) {
      json.raw(name).number(bounds?.[at] ?? 0);
      json.raw(',').number(bounds?.[at + 1] ?? 0);
      json
        .raw(',')
        .number(bounds?.[at + 2] ?? 0)
        .raw(']');
    }
    json.raw('}');
  }
}

const BOUNDS = [
  [',"min":[', 0],
  [',"max":[', 3],
] as const;
