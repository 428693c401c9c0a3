import type { Vec3 } from '../ifc/points.ts';

/** The heat pump stands before the east gable and blows to the east; the tank stands in the plant room. */
export const heatPump = { origin: [12_400, 6850, -330], size: [420, 1050, 950] } as const satisfies Record<
  string,
  Vec3
>;
export const tank = { foot: [9450, 7500, 0], radius: 300, height: 1700 } as const;

/** Pipes between them, in the direction of the water. */
export const pipes = [
  {
    tag: 'HP-01',
    name: 'Heating flow',
    path: [
      [12_400, 7000, 300],
      [11_560, 7000, 300],
      [11_560, 7000, 2250],
      [9400, 7000, 2250],
      [9400, 7400, 2250],
      [9400, 7400, 1700],
    ],
  },
  {
    tag: 'HP-02',
    name: 'Heating return',
    path: [
      [9560, 7600, 1700],
      [9560, 7600, 2110],
      [9560, 7160, 2110],
      [11_440, 7160, 2110],
      [11_440, 7160, 300],
      [12_400, 7160, 300],
    ],
  },
] as const satisfies readonly { tag: string; name: string; path: readonly Vec3[] }[];

/** mm: copper with its insulation. */
export const pipeRadius = 24;
