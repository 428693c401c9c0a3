import type { UniclassCode } from '../ifc/classification.ts';
import type { Vec2 } from '../ifc/points.ts';
import { shaft, stair } from './dimensions.ts';

export type Storey = 'ground' | 'upper';

interface Use {
  readonly uniclass: UniclassCode;
  readonly finish: 'oak' | 'tile';
  /** Celsius */
  readonly heatedTo: number;
  readonly occupants: number;
}

/** What rooms are for, and what follows from it. */
const uses = {
  hall: { uniclass: 'SL_90_10_36', finish: 'oak', heatedTo: 18, occupants: 0 },
  living: { uniclass: 'SL_45_10_49', finish: 'oak', heatedTo: 21, occupants: 4 },
  kitchen: { uniclass: 'SL_45_10_44', finish: 'oak', heatedTo: 20, occupants: 4 },
  study: { uniclass: 'SL_45_10_85', finish: 'oak', heatedTo: 20, occupants: 2 },
  bedroom: { uniclass: 'SL_45_10_09', finish: 'oak', heatedTo: 18, occupants: 2 },
  guestBath: { uniclass: 'SL_35_80_89', finish: 'tile', heatedTo: 22, occupants: 0 },
  bath: { uniclass: 'SL_35_80_08', finish: 'tile', heatedTo: 24, occupants: 0 },
  plant: { uniclass: 'SL_45_10_93', finish: 'tile', heatedTo: 15, occupants: 0 },
  laundry: { uniclass: 'SL_90_50_35', finish: 'tile', heatedTo: 15, occupants: 0 },
} as const satisfies Record<string, Use>;

/** A room: its clear rectangle between finished walls, from the south-west corner to the north-east one. */
export interface Room extends Use {
  /** Storey and count, as on the door schedule. */
  readonly number: string;
  readonly storey: Storey;
  readonly name: string;
  /** What the client's brief calls it. */
  readonly germanName: string;
  readonly from: Vec2;
  readonly to: Vec2;
}

function room(number: string, name: string, germanName: string, use: keyof typeof uses, from: Vec2, to: Vec2): Room {
  return { ...uses[use], number, storey: number.startsWith('0') ? 'ground' : 'upper', name, germanName, from, to };
}

export const rooms: readonly Room[] = [
  room('0.01', 'Entrance hall', 'Diele', 'hall', [5050, 350], [7150, 8050]),
  room('0.02', 'Living room', 'Wohnzimmer', 'living', [350, 350], [4905, 8050]),
  room('0.03', 'Kitchen and dining room', 'Küche und Essplatz', 'kitchen', [7295, 350], [11_650, 5000]),
  room('0.04', 'Guest bathroom', 'Gäste-Bad', 'guestBath', [7295, 5145], [8900, 8050]),
  room('0.05', 'Plant room', 'Technikraum', 'plant', [9045, 5145], [11_650, 8050]),
  room('0.06', 'Studio', 'Atelier', 'study', [12_000, 1500], [16_900, 5700]),
  room('1.01', 'Gallery', 'Galerie', 'hall', [5050, 350], [7150, 8050]),
  room('1.02', 'Bedroom south', 'Schlafzimmer Süd', 'bedroom', [350, 350], [4905, 4127.5]),
  room('1.03', 'Bedroom north', 'Schlafzimmer Nord', 'bedroom', [350, 4272.5], [4905, 8050]),
  room('1.04', 'Study', 'Arbeitszimmer', 'study', [7295, 350], [11_650, 4127.5]),
  room('1.05', 'Bathroom', 'Bad', 'bath', [7295, 4272.5], [11_650, 6600]),
  room('1.06', 'Laundry', 'Wäscheraum', 'laundry', [7295, 6745], [11_650, 8050]),
];

/** Floor finishes that are not simply the room's rectangle. */
export const finishOutlines: Readonly<Record<string, { outline?: readonly Vec2[]; hole?: readonly Vec2[] }>> = {
  // The living room's floor runs on into the passage to the hall.
  '0.02': {
    outline: [
      [350, 350],
      [4905, 350],
      [4905, 500],
      [5050, 500],
      [5050, 1900],
      [4905, 1900],
      [4905, 8050],
      [350, 8050],
    ],
  },
  // The gallery goes round the stair opening on three sides.
  '1.01': {
    outline: [
      [5050, 350],
      [7150, 350],
      [7150, 8050],
      [5050, 8050],
      [stair.west, stair.bottom],
      [stair.east, stair.bottom],
      [stair.east, stair.top],
      [stair.west, stair.top],
    ],
  },
  '1.06': {
    hole: [
      [shaft.west, shaft.south],
      [shaft.east, shaft.south],
      [shaft.east, shaft.north],
      [shaft.west, shaft.north],
    ],
  },
};
