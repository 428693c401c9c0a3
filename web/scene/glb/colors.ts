import type { Gltf } from './gltf.ts';

const WHITE = [1, 1, 1, 1] as const;

/** sRGB red, green, blue and opacity, 0 to 255, of each material; `baseColorFactor` is linear (glTF 2.0, 3.9.2). */
export function materialColors(document: Gltf): readonly Uint8Array[] {
  return document.materials.map(({ pbrMetallicRoughness }) => {
    const [red = 1, green = 1, blue = 1, alpha = 1] = pbrMetallicRoughness?.baseColorFactor ?? WHITE;
    return Uint8Array.of(channel(red), channel(green), channel(blue), Math.round(alpha * 255));
  });
}

/** IEC 61966-2-1: linear light as a channel of sRGB. */
function channel(linear: number): number {
  const srgb = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, srgb)) * 255);
}
