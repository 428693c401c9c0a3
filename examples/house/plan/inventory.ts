import type { Vec3 } from '../ifc/points.ts';
import type { PieceKey } from './furnishing.ts';

/** A piece in a room (or outside): the south-west corner of its place, the way it faces, and whether it is mirrored. */
export interface Furnished {
  readonly piece: PieceKey;
  /** Number of the room; none on the terrace. */
  readonly room?: string;
  readonly at: Vec3;
  readonly faces: 'south' | 'east' | 'north' | 'west';
  readonly mirrored?: boolean;
}

const deck = -20;

function inside(room: string, piece: PieceKey, faces: Furnished['faces'], x: number, y: number): Furnished {
  return { piece, room, at: [x, y, 0], faces };
}

function outside(piece: PieceKey, faces: Furnished['faces'], x: number, y: number): Furnished {
  return { piece, at: [x, y, deck], faces };
}

const diningChairs = [0, 1, 2].flatMap((place) => [
  inside('0.03', 'chair', 'north', 8350 + place * 680, 970),
  inside('0.03', 'chair', 'south', 8350 + place * 680, 2150),
]);

const terraceChairs = [0, 1].flatMap((place) => [
  outside('chair', 'north', 8650 + place * 900, -2750),
  outside('chair', 'south', 8650 + place * 900, -1570),
]);

export const inventory: readonly Furnished[] = [
  inside('0.01', 'bench', 'north', 5450, 380),
  inside('0.02', 'rug', 'south', 1400, 2500),
  inside('0.02', 'sofa', 'west', 3900, 2300),
  inside('0.02', 'coffeeTable', 'west', 2450, 2900),
  inside('0.02', 'armchair', 'east', 1250, 3050),
  inside('0.02', 'lowboard', 'east', 370, 3300),
  inside('0.02', 'bookcase', 'west', 4570, 5000),
  inside('0.02', 'armchair', 'south', 900, 6900),
  inside('0.03', 'kitchenRun', 'south', 7310, 4370),
  inside('0.03', 'island', 'north', 7950, 2850),
  inside('0.03', 'diningTable', 'south', 8250, 1300),
  ...diningChairs,
  inside('0.06', 'desk', 'south', 14_000, 3600),
  inside('0.06', 'desk', 'north', 14_000, 2850),
  inside('0.06', 'officeChair', 'north', 14_500, 2200),
  inside('0.06', 'officeChair', 'south', 14_500, 4400),
  inside('0.06', 'bookcase', 'east', 12_020, 3700),
  inside('0.06', 'rug', 'south', 13_400, 2600),
  inside('1.01', 'armchair', 'north', 5650, 480),
  inside('1.01', 'bench', 'south', 5400, 7620),
  inside('1.02', 'bed', 'south', 900, 1990),
  inside('1.02', 'wardrobe', 'west', 4290, 1900),
  { ...inside('1.03', 'bed', 'north', 900, 4290), mirrored: true },
  inside('1.03', 'wardrobe', 'west', 4290, 4330),
  inside('1.04', 'desk', 'south', 8700, 430),
  inside('1.04', 'officeChair', 'north', 9200, 1250),
  inside('1.04', 'bookcase', 'south', 7900, 3780),
  inside('1.04', 'bookcase', 'south', 9330, 3780),
  inside('1.04', 'armchair', 'west', 10_700, 2500),
  outside('diningTable', 'south', 8100, -2400),
  ...terraceChairs,
  outside('bench', 'south', 1300, -700),
  outside('planter', 'south', 5300, -700),
  outside('planter', 'south', 6100, -650),
  outside('planter', 'south', 500, -3500),
];
