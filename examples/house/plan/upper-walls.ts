import { door, type Wall, window } from './wall.ts';

const exterior = { storey: 'upper', buildUp: 'Exterior wall 350' } as const;
const partition = { storey: 'upper', buildUp: 'Partition 145' } as const;

/** All of them end under the gable roof; the gable walls and the partitions that cross the ridge have two slopes. */
export const upperWalls: readonly Wall[] = [
  {
    ...exterior,
    tag: 'EW-11',
    name: 'Exterior wall south, upper floor',
    from: [0, 0],
    to: [12_000, 0],
    openings: [
      window('W-11', 'Window, bedroom south', 2500, 800, 'wide'),
      window('W-12', 'French window, gallery', 6100, 0, 'french'),
      window('W-13', 'Window, study', 9500, 800, 'wide'),
    ],
  },
  {
    ...exterior,
    tag: 'EW-12',
    name: 'Gable wall east',
    from: [12_000, 350],
    to: [12_000, 8050],
    openings: [
      window('W-14', 'Window, study east', 2300, 800, 'single'),
      window('W-15', 'Window, bathroom east', 5500, 800, 'single'),
    ],
  },
  {
    ...exterior,
    tag: 'EW-13',
    name: 'Exterior wall north, upper floor',
    from: [12_000, 8400],
    to: [0, 8400],
    openings: [
      window('W-16', 'Window, laundry', 9400, 1500, 'small'),
      window('W-17', 'Window, gallery north', 6100, 800, 'single'),
      window('W-18', 'Window, bedroom north', 2400, 800, 'medium'),
    ],
  },
  {
    ...exterior,
    tag: 'EW-14',
    name: 'Gable wall west',
    from: [0, 8050],
    to: [0, 350],
    openings: [
      window('W-19', 'Gable light, bedroom north, north', 6500, 800, 'gable'),
      window('W-20', 'Gable light, bedroom north, south', 5300, 800, 'gable'),
      window('W-21', 'Gable light, bedroom south, north', 3100, 800, 'gable'),
      window('W-22', 'Gable light, bedroom south, south', 1900, 800, 'gable'),
    ],
  },
  {
    ...partition,
    tag: 'IW-11',
    name: 'Partition bedrooms / gallery',
    from: [5050, 350],
    to: [5050, 8050],
    openings: [
      door('D-11', 'Door, bedroom south', 1340, 'interiorLeft'),
      door('D-12', 'Door, bedroom north', 7190, 'interiorRight'),
    ],
  },
  {
    ...partition,
    tag: 'IW-12',
    name: 'Partition gallery / study and bathroom',
    from: [7295, 350],
    to: [7295, 8050],
    openings: [
      door('D-13', 'Door, study', 1540, 'interiorRight'),
      door('D-14', 'Door, bathroom', 5140, 'interiorLeft'),
      door('D-15', 'Door, laundry', 7250, 'interiorLeft'),
    ],
  },
  {
    ...partition,
    tag: 'IW-13',
    name: 'Partition bedroom south / bedroom north',
    from: [350, 4127.5],
    to: [4905, 4127.5],
    openings: [],
  },
  {
    ...partition,
    tag: 'IW-14',
    name: 'Partition study / bathroom',
    from: [7295, 4127.5],
    to: [11_650, 4127.5],
    openings: [],
  },
  {
    ...partition,
    tag: 'IW-15',
    name: 'Partition bathroom / laundry',
    from: [7295, 6600],
    to: [11_650, 6600],
    openings: [],
  },
];
