import type { Vec2 } from '../ifc/points.ts';

export type Species = 'linden' | 'birch' | 'shrub' | 'boulder';

/** A plant or a boulder: where it stands, its size relative to its type, its turn in degrees. */
export interface Plant {
  readonly tag: string;
  readonly species: Species;
  readonly at: Vec2;
  readonly size: number;
  readonly turn: number;
}

function plant(tag: string, species: Species, at: Vec2, size: number, turn: number): Plant {
  return { tag, species, at, size, turn };
}

export const plants: readonly Plant[] = [
  plant('TR-01', 'linden', [-6300, 9800], 1.05, 0),
  plant('TR-02', 'linden', [21_900, 15_600], 1.15, 140),
  plant('TR-03', 'birch', [-5200, 16_300], 0.95, 75),
  plant('TR-04', 'birch', [23_900, -300], 1, 20),
  plant('TR-05', 'birch', [24_500, 3300], 0.85, 200),
  plant('TR-06', 'birch', [1500, 13_800], 0.9, 110),
  plant('SH-01', 'shrub', [13_700, -600], 1, 0),
  plant('SH-02', 'shrub', [15_200, -1100], 0.8, 60),
  plant('SH-03', 'shrub', [16_500, -400], 1.1, 120),
  plant('SH-04', 'shrub', [-1500, 1200], 0.9, 30),
  plant('SH-05', 'shrub', [-1700, 7300], 1.05, 80),
  plant('SH-06', 'shrub', [9100, 10_300], 0.85, 10),
  plant('SH-07', 'shrub', [10_600, 10_700], 1, 200),
  plant('BO-01', 'boulder', [16_900, -3600], 1, 0),
  plant('BO-02', 'boulder', [17_900, -4100], 0.65, 70),
  plant('BO-03', 'boulder', [-2400, -2300], 0.8, 130),
];

/** Hedges along the street, on either side of the path: west and east end. */
export const hedges = [
  { tag: 'HE-01', west: -7800, east: 4800 },
  { tag: 'HE-02', west: 8200, east: 24_800 },
] as const;

export const hedgeLine = { south: 19_700, north: 20_500, height: 1150 } as const;
