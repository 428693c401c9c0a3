import type { Color } from '../mesh.ts';
import type { GltfMaterial } from './gltf.ts';

/** Five decimals tell all 256 steps of an 8-bit sRGB channel apart, the darkest (0.0003 linear) too. */
const DECIMALS = 1e5;

/**
 * The materials of a GLB, one for each colour.
 *
 * `baseColorFactor` is linear (glTF 2.0, 3.9.2), while the red, green and blue of `IfcColourRgb` are what an author
 * picked on a screen: sRGB, as all authoring tools and viewers take them. Unconverted they come out washed out, which
 * is what ThatOpen's engine_fragment (#135) and ifc-lite (#3609) had to mend.
 *
 * Every material is double-sided: IFC's shapes may be open surfaces (66 of the 215 elements of duplex have an open
 * mesh, 234 of the 5,092 of the public IFC corpus), and behind a section plane one looks at the inside of all of them.
 */
export class Materials {
  readonly #numbers = new Map<string, number>();
  readonly #list: GltfMaterial[] = [];
  /** Colours seen, by what is quickly told of them: most placements have one of a few. */
  readonly #seen = new Map<number, { readonly color: Color; readonly number: number }>();

  /** The number of the material for the colour that begins at a place of a column. */
  numberAt(colors: Float64Array, at: number): number {
    const red = colors[at] ?? 0;
    const green = colors[at + 1] ?? 0;
    const blue = colors[at + 2] ?? 0;
    const alpha = colors[at + 3] ?? 0;
    const sum = red + 3 * green + 9 * blue + 27 * alpha;
    const seen = this.#seen.get(sum);
    const known = seen?.color;
    const isSame = known?.[0] === red && known[1] === green && known[2] === blue && known[3] === alpha;
    if (seen !== undefined && isSame) return seen.number;
    const color: Color = [red, green, blue, alpha];
    const number = this.#numberOf(color);
    this.#seen.set(sum, { color, number });
    return number;
  }

  #numberOf([red, green, blue, alpha]: Color): number {
    const factor = [linear(red), linear(green), linear(blue), round(clamp(alpha))] as const;
    const key = factor.join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#list.length);
    return this.#list.push(material(factor)) - 1;
  }

  get list(): readonly GltfMaterial[] {
    return this.#list;
  }
}

function material(factor: readonly [number, number, number, number]): GltfMaterial {
  return {
    pbrMetallicRoughness: { baseColorFactor: factor, metallicFactor: 0 },
    ...(factor[3] < 1 && { alphaMode: 'BLEND' }),
    doubleSided: true,
  };
}

/** IEC 61966-2-1: a channel of sRGB as linear light. */
function linear(channel: number): number {
  const value = clamp(channel);
  return round(value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function round(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
