/** A kind of window: size of the opening in mm, casements side by side, how they open. */
export interface WindowKind {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly operation: 'tilt and turn' | 'fixed' | 'pivot';
  readonly casements: 1 | 2 | 3;
  /** An aluminium sill outside, in front of the frame. */
  readonly outerSill: boolean;
}

const casement = { operation: 'tilt and turn', outerSill: true } as const;
const fixed = { operation: 'fixed', outerSill: false } as const;

export const windows = {
  wide: { ...casement, name: 'Casement window 2400 x 1300', width: 2400, height: 1300, casements: 2 },
  medium: { ...casement, name: 'Casement window 1800 x 1300', width: 1800, height: 1300, casements: 2 },
  single: { ...casement, name: 'Casement window 1200 x 1300', width: 1200, height: 1300, casements: 1 },
  small: { ...casement, name: 'Casement window 600 x 600', width: 600, height: 600, casements: 1 },
  french: { ...casement, name: 'French window 1200 x 2100', width: 1200, height: 2100, casements: 2 },
  sidelight: { ...fixed, name: 'Sidelight 500 x 2350', width: 500, height: 2350, casements: 1 },
  tall: { ...fixed, name: 'Fixed light 1200 x 2350', width: 1200, height: 2350, casements: 1 },
  studio: { ...fixed, name: 'Studio glazing 3600 x 2350', width: 3600, height: 2350, casements: 3 },
  gable: { ...fixed, name: 'Gable light 700 x 1900', width: 700, height: 1900, casements: 1 },
  skylight: {
    name: 'Roof window 780 x 1180',
    width: 780,
    height: 1180,
    casements: 1,
    operation: 'pivot',
    outerSill: false,
  },
} as const satisfies Record<string, WindowKind>;

export type WindowKey = keyof typeof windows;
