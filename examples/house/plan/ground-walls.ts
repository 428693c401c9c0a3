import { door, passage, type Wall, window } from './wall.ts';

const exterior = { storey: 'ground', buildUp: 'Exterior wall 350', top: 2985 } as const;
const studio = { storey: 'ground', buildUp: 'Studio wall 300', top: 2900 } as const;
const partition = { storey: 'ground', buildUp: 'Partition 145', top: 2700 } as const;

/** Exterior walls go anticlockwise, so that their reference face is outside. */
export const groundWalls: readonly Wall[] = [
  {
    ...exterior,
    tag: 'EW-01',
    name: 'Exterior wall south',
    from: [0, 0],
    to: [12_000, 0],
    openings: [
      door('D-02', 'Terrace door, living room', 2500, 'terrace'),
      window('W-01', 'Window, hall south', 6100, 0, 'tall'),
      door('D-03', 'Terrace door, dining', 9500, 'terrace'),
    ],
  },
  {
    ...exterior,
    tag: 'EW-02',
    name: 'Exterior wall east',
    from: [12_000, 350],
    to: [12_000, 8050],
    openings: [door('D-04', 'Door, dining to studio', 2700, 'glazed')],
  },
  {
    ...exterior,
    tag: 'EW-03',
    name: 'Exterior wall north',
    from: [12_000, 8400],
    to: [0, 8400],
    openings: [
      window('W-02', 'Window, guest bathroom', 8000, 1500, 'small'),
      door('D-01', 'Entrance door', 6500, 'entrance'),
      window('W-03', 'Sidelight, entrance', 5500, 0, 'sidelight'),
      window('W-04', 'Window, living room north', 2400, 800, 'medium'),
    ],
  },
  {
    ...exterior,
    tag: 'EW-04',
    name: 'Exterior wall west',
    from: [0, 8050],
    to: [0, 350],
    openings: [
      window('W-05', 'Window, living room west, reading corner', 6100, 800, 'medium'),
      window('W-06', 'Window, living room west', 2300, 800, 'medium'),
    ],
  },
  {
    ...studio,
    tag: 'EW-05',
    name: 'Studio wall south',
    from: [12_000, 1200],
    to: [17_200, 1200],
    openings: [window('W-07', 'Studio glazing south', 14_600, 0, 'studio')],
  },
  {
    ...studio,
    tag: 'EW-06',
    name: 'Studio wall east',
    from: [17_200, 1500],
    to: [17_200, 5700],
    openings: [window('W-08', 'Window, studio east', 3600, 800, 'wide')],
  },
  {
    ...studio,
    tag: 'EW-07',
    name: 'Studio wall north',
    from: [17_200, 6000],
    to: [12_000, 6000],
    openings: [
      window('W-09', 'Window, studio north', 15_850, 800, 'medium'),
      door('D-05', 'Studio door', 13_900, 'glazed'),
    ],
  },
  {
    ...partition,
    tag: 'IW-01',
    name: 'Partition living room / hall',
    from: [5050, 350],
    to: [5050, 8050],
    openings: [
      passage('O-01', 'Passage, living room to hall', 1200, 1400, 2300),
      door('D-06', 'Door, living room', 7190, 'interiorLeft'),
    ],
  },
  {
    ...partition,
    tag: 'IW-02',
    name: 'Partition hall / kitchen',
    from: [7295, 350],
    to: [7295, 8050],
    openings: [
      door('D-07', 'Door, kitchen', 3040, 'interiorRight'),
      door('D-08', 'Door, guest bathroom', 6800, 'interiorLeft'),
    ],
  },
  {
    ...partition,
    tag: 'IW-03',
    name: 'Partition kitchen / plant room',
    from: [7295, 5000],
    to: [11_650, 5000],
    openings: [door('D-09', 'Fire door, plant room', 10_800, 'fire')],
  },
  {
    ...partition,
    tag: 'IW-04',
    name: 'Partition guest bathroom / plant room',
    from: [9045, 5145],
    to: [9045, 8050],
    openings: [],
  },
];
