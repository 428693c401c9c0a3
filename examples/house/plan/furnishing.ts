import type { ColourName } from '../ifc/palette.ts';
import type { Vec3 } from '../ifc/points.ts';

/** A box from one corner to the other, or an upright cylinder on its foot; mm, seen from the front (front is south). */
export type Form =
  | { readonly box: readonly [Vec3, Vec3]; readonly colour: ColourName }
  | {
      readonly cylinder: { readonly foot: Vec3; readonly radius: number; readonly height: number };
      readonly colour: ColourName;
    };

/** A piece of furniture as the catalogue has it. Width runs along x, depth along y. */
export interface Piece {
  readonly name: string;
  readonly kind: 'CHAIR' | 'TABLE' | 'DESK' | 'BED' | 'SHELF' | 'SOFA' | 'USERDEFINED';
  readonly width: number;
  readonly depth: number;
  readonly forms: readonly Form[];
}

function block(colour: ColourName, from: Vec3, to: Vec3): Form {
  return { box: [from, to], colour };
}

function post(colour: ColourName, foot: Vec3, radius: number, height: number): Form {
  return { cylinder: { foot, radius, height }, colour };
}

/** Four square legs inset from the corners of a rectangle. */
function legs(colour: ColourName, width: number, depth: number, size: number, height: number, inset = 40): Form[] {
  const far = (whole: number) => whole - inset - size;
  const xs = [inset, far(width)];
  const ys = [inset, far(depth)];
  return xs.flatMap((x) => ys.map((y) => block(colour, [x, y, 0], [x + size, y + size, height])));
}

/** Boards at these heights between two sides. */
function shelves(width: number, depth: number, height: number, boards: readonly number[]): Form[] {
  return [
    block('oak', [0, 0, 0], [25, depth, height]),
    block('oak', [width - 25, 0, 0], [width, depth, height]),
    block('oakDark', [25, depth - 10, 0], [width - 25, depth, height]),
    ...boards.map((z) => block('oak', [25, 0, z], [width - 25, depth - 10, z + 25])),
  ];
}

export const catalogue = {
  sofa: {
    name: 'Sofa, three seats',
    kind: 'SOFA',
    width: 2400,
    depth: 950,
    forms: [
      block('wool', [0, 0, 120], [2400, 950, 320]),
      block('wool', [0, 720, 320], [2400, 950, 780]),
      block('wool', [0, 0, 320], [180, 720, 600]),
      block('wool', [2220, 0, 320], [2400, 720, 600]),
      ...[0, 1, 2].map((seat) => block('linen', [190 + seat * 677, 20, 320], [857 + seat * 677, 720, 450])),
      block('terracotta', [240, 590, 450], [640, 715, 780]),
      ...legs('oakDark', 2400, 950, 50, 120, 60),
    ],
  },
  armchair: {
    name: 'Armchair',
    kind: 'CHAIR',
    width: 820,
    depth: 800,
    forms: [
      block('sage', [0, 0, 150], [820, 800, 400]),
      block('sage', [0, 640, 400], [820, 800, 820]),
      block('sage', [0, 0, 400], [110, 640, 560]),
      block('sage', [710, 0, 400], [820, 640, 560]),
      ...legs('oakDark', 820, 800, 40, 150, 50),
    ],
  },
  coffeeTable: {
    name: 'Coffee table',
    kind: 'TABLE',
    width: 1200,
    depth: 650,
    forms: [block('oak', [0, 0, 350], [1200, 650, 390]), ...legs('anthracite', 1200, 650, 35, 350)],
  },
  rug: {
    name: 'Rug',
    kind: 'USERDEFINED',
    width: 2900,
    depth: 2000,
    forms: [block('linen', [0, 0, 0], [2900, 2000, 10])],
  },
  lowboard: {
    name: 'Lowboard',
    kind: 'SHELF',
    width: 2000,
    depth: 420,
    forms: [
      block('anthracite', [60, 40, 0], [1940, 400, 80]),
      block('oak', [0, 0, 80], [2000, 420, 480]),
      block('anthracite', [420, 300, 480], [1580, 330, 1120]),
    ],
  },
  bookcase: {
    name: 'Bookcase',
    kind: 'SHELF',
    width: 1400,
    depth: 330,
    forms: [
      ...shelves(1400, 330, 2100, [40, 440, 840, 1240, 1640, 2075]),
      block('terracotta', [60, 60, 465], [520, 280, 720]),
      block('sage', [600, 60, 865], [1180, 280, 1120]),
      block('linen', [80, 60, 1265], [700, 280, 1500]),
      block('wool', [760, 60, 1665], [1300, 280, 1900]),
    ],
  },
  diningTable: {
    name: 'Dining table',
    kind: 'TABLE',
    width: 2200,
    depth: 950,
    forms: [block('oak', [0, 0, 705], [2200, 950, 745]), ...legs('oakDark', 2200, 950, 70, 705, 60)],
  },
  chair: {
    name: 'Chair',
    kind: 'CHAIR',
    width: 450,
    depth: 480,
    forms: [
      block('oakDark', [0, 0, 430], [450, 480, 460]),
      block('oakDark', [20, 455, 600], [430, 480, 830]),
      ...legs('oakDark', 450, 480, 30, 430, 15),
      block('oakDark', [20, 450, 460], [50, 480, 600]),
      block('oakDark', [400, 450, 460], [430, 480, 600]),
    ],
  },
  kitchenRun: {
    name: 'Kitchen run with tall unit',
    kind: 'USERDEFINED',
    width: 2800,
    depth: 620,
    forms: [
      block('anthracite', [0, 60, 0], [2800, 620, 100]),
      block('sage', [0, 20, 100], [1200, 620, 2250]),
      block('sage', [1200, 20, 100], [2800, 620, 880]),
      block('stone', [1200, 0, 880], [2800, 620, 910]),
      block('anthracite', [60, 5, 900], [540, 20, 1500]),
      block('anthracite', [2000, 120, 910], [2600, 540, 916]),
      block('oak', [1200, 280, 1500], [2800, 620, 1560]),
      post('steel', [1500, 500, 910], 14, 320),
    ],
  },
  island: {
    name: 'Kitchen island',
    kind: 'USERDEFINED',
    width: 2000,
    depth: 900,
    forms: [
      block('anthracite', [60, 60, 0], [1940, 840, 100]),
      block('oak', [30, 30, 100], [1970, 870, 880]),
      block('stone', [0, 0, 880], [2000, 900, 920]),
    ],
  },
  bed: {
    name: 'Bed with bedside table',
    kind: 'BED',
    width: 2300,
    depth: 2120,
    forms: [
      block('oak', [0, 20, 120], [1840, 2120, 300]),
      block('oak', [0, 2060, 300], [1840, 2120, 950]),
      block('white', [30, 40, 300], [1810, 2050, 480]),
      block('sage', [25, 30, 480], [1815, 1350, 530]),
      block('linen', [120, 1560, 480], [820, 2000, 600]),
      block('linen', [1020, 1560, 480], [1720, 2000, 600]),
      block('oakDark', [1880, 1700, 0], [2300, 2120, 420]),
      post('light', [2090, 1910, 420], 90, 260),
    ],
  },
  wardrobe: {
    name: 'Wardrobe',
    kind: 'USERDEFINED',
    width: 2200,
    depth: 600,
    forms: [
      block('white', [0, 20, 0], [2200, 600, 2250]),
      ...[0, 1, 2, 3].map((door) => block('linen', [8 + door * 548, 0, 60], [548 + door * 548, 20, 2240])),
    ],
  },
  desk: {
    name: 'Desk',
    kind: 'DESK',
    width: 1600,
    depth: 750,
    forms: [
      block('oak', [0, 0, 710], [1600, 750, 740]),
      ...legs('anthracite', 1600, 750, 40, 710),
      block('anthracite', [500, 520, 840], [1100, 545, 1200]),
      block('anthracite', [760, 530, 740], [840, 560, 900]),
    ],
  },
  officeChair: {
    name: 'Office chair',
    kind: 'CHAIR',
    width: 600,
    depth: 600,
    forms: [
      post('anthracite', [300, 300, 0], 270, 40),
      post('steel', [300, 300, 40], 25, 380),
      block('wool', [60, 60, 420], [540, 540, 490]),
      block('wool', [80, 500, 560], [520, 545, 1000]),
    ],
  },
  bench: {
    name: 'Bench',
    kind: 'USERDEFINED',
    width: 1400,
    depth: 400,
    forms: [block('oak', [0, 0, 400], [1400, 400, 450]), ...legs('oakDark', 1400, 400, 60, 400)],
  },
  planter: {
    name: 'Planter',
    kind: 'USERDEFINED',
    width: 600,
    depth: 600,
    forms: [
      post('anthracite', [300, 300, 0], 260, 480),
      post('leaf', [300, 300, 480], 220, 120),
      post('leafLight', [300, 300, 600], 160, 160),
    ],
  },
} as const satisfies Record<string, Piece>;

export type PieceKey = keyof typeof catalogue;
