/** Colours of the 3D view, sRGB red, green, blue from 0 to 1. */
export interface Palette {
  readonly line: Rgb;
  readonly accent: Rgb;
  readonly hover: Rgb;
  readonly cut: Rgb;
}
export type Rgb = readonly [number, number, number];

/** Custom property of the style sheet -> what it colours. */
const properties = {
  line: '--scene-line',
  accent: '--scene-selected',
  hover: '--scene-hovered',
  cut: '--scene-cut',
} as const;

/** Reads the colours from the style sheet in force at the element; the browser itself turns them into numbers. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const read = (property: string): Rgb => {
    if (context === null) return [0, 0, 0];
    context.fillStyle = style.getPropertyValue(property);
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red / 255, green / 255, blue / 255];
  };
  return {
    line: read(properties.line),
    accent: read(properties.accent),
    hover: read(properties.hover),
    cut: read(properties.cut),
  };
}
