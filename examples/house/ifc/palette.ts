import type { Model } from './model.ts';
import type { Item } from './solids.ts';
import { enumeration, type Ref, typed } from './step-text.ts';

interface Colour {
  readonly rgb: readonly [number, number, number];
  readonly transparency?: number;
  /** Specular exponent: a style with one is written as IfcSurfaceStyleRendering, others as IfcSurfaceStyleShading. */
  readonly gloss?: number;
}

/** The colours of the house: warm white, oak and stone; frames and steel in anthracite; quiet greens outside. */
const palette = {
  plaster: { rgb: [0.945, 0.93, 0.895] },
  partition: { rgb: [0.96, 0.95, 0.925] },
  concrete: { rgb: [0.7, 0.695, 0.67] },
  cladding: { rgb: [0.625, 0.49, 0.36] },
  oak: { rgb: [0.77, 0.615, 0.44] },
  oakDark: { rgb: [0.56, 0.425, 0.295] },
  deck: { rgb: [0.66, 0.57, 0.47] },
  tile: { rgb: [0.815, 0.81, 0.785] },
  slate: { rgb: [0.285, 0.31, 0.335], gloss: 12 },
  anthracite: { rgb: [0.215, 0.225, 0.24], gloss: 24 },
  steel: { rgb: [0.63, 0.65, 0.665], gloss: 48 },
  galvanised: { rgb: [0.735, 0.755, 0.765], gloss: 40 },
  white: { rgb: [0.965, 0.965, 0.955], gloss: 32 },
  glass: { rgb: [0.6, 0.735, 0.775], transparency: 0.68, gloss: 96 },
  photovoltaic: { rgb: [0.095, 0.135, 0.215], gloss: 80 },
  linen: { rgb: [0.8, 0.765, 0.7] },
  wool: { rgb: [0.5, 0.525, 0.515] },
  terracotta: { rgb: [0.735, 0.44, 0.325] },
  sage: { rgb: [0.6, 0.655, 0.55] },
  lawn: { rgb: [0.545, 0.62, 0.42] },
  earth: { rgb: [0.47, 0.395, 0.32] },
  paving: { rgb: [0.745, 0.73, 0.69] },
  bark: { rgb: [0.42, 0.345, 0.28] },
  leaf: { rgb: [0.41, 0.53, 0.335] },
  leafLight: { rgb: [0.535, 0.625, 0.385] },
  stone: { rgb: [0.61, 0.6, 0.575] },
  light: { rgb: [0.985, 0.93, 0.78] },
  room: { rgb: [0.62, 0.74, 0.68], transparency: 0.75 },
} as const satisfies Record<string, Colour>;

export type ColourName = keyof typeof palette;

/** IfcSurfaceStyle of that colour, written once. */
export function surfaceStyle(model: Model, name: ColourName): Ref {
  const { rgb, transparency = 0, gloss }: Colour = palette[name];
  const colour = model.file.share('IFCCOLOURRGB', name, ...rgb);
  const shading =
    gloss === undefined
      ? model.file.share('IFCSURFACESTYLESHADING', colour, transparency)
      : rendering(model, colour, transparency, gloss);
  return model.file.share('IFCSURFACESTYLE', name, enumeration('BOTH'), [shading]);
}

function rendering(model: Model, colour: Ref, transparency: number, gloss: number): Ref {
  const specular = typed('IFCNORMALISEDRATIOMEASURE', 0.5);
  const highlight = typed('IFCSPECULAREXPONENT', gloss);
  const blinn = enumeration('BLINN');
  return model.file.share(
    'IFCSURFACESTYLERENDERING',
    colour,
    transparency,
    null,
    null,
    null,
    null,
    specular,
    highlight,
    blinn,
  );
}

/** Gives the item its colour by an IfcStyledItem and returns it. */
export function paint(model: Model, item: Item, name: ColourName): Item {
  model.file.add('IFCSTYLEDITEM', item, [surfaceStyle(model, name)], null);
  return item;
}
