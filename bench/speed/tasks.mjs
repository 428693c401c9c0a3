// What is timed: a task inside the bundle of tasks.ts, or the whole command, process start included.

export const INDEX = 'Plinth: index';
export const PROPERTIES = 'Plinth: index + properties';
export const GEOMETRY = 'Plinth: index + geometry';
export const DATA = 'Plinth: all files but shapes';
export const ONE_THREAD = 'Plinth: geometry by 1 thread';
export const TWO_THREADS = 'Plinth: geometry by 2 threads';
/** What two processors could give at best. */
export const SIDE_BY_SIDE = 'Plinth: geometry by 1 thread, half of what two processes take at once';
export const WHOLE = 'Plinth: whole `plinth process`, process start included';
export const SCAN = 'newline scan';
export const OPEN = 'web-ifc: OpenModel';
export const OPEN_PROPERTIES = 'web-ifc: OpenModel + properties';
export const OPEN_GEOMETRY = 'web-ifc: OpenModel + geometry';
export const STARTED_GEOMETRY = 'web-ifc: OpenModel + geometry, process start included';

/** In the order in which they take turns. */
export const allTasks = [
  SCAN,
  INDEX,
  OPEN,
  PROPERTIES,
  OPEN_PROPERTIES,
  GEOMETRY,
  OPEN_GEOMETRY,
  ONE_THREAD,
  TWO_THREADS,
  WHOLE,
  STARTED_GEOMETRY,
];

/** Of a file of 1 GB. */
export const largeTasks = [INDEX, DATA, ONE_THREAD, TWO_THREADS, SIDE_BY_SIDE, WHOLE];

/** Figures that say how Plinth stands to its peer: [what, Plinth's task, the other's]. */
export const ratios = [
  ['index: times faster than OpenModel', INDEX, OPEN],
  ['index: times the newline scan', SCAN, INDEX],
  ['properties: times faster', PROPERTIES, OPEN_PROPERTIES],
  ['geometry: times faster than open + geometry', GEOMETRY, OPEN_GEOMETRY],
  ['geometry: two threads, times faster than one', TWO_THREADS, ONE_THREAD],
  ['geometry: two processes at once, times as much as one', SIDE_BY_SIDE, ONE_THREAD],
  ['whole process: times faster than open + geometry', WHOLE, STARTED_GEOMETRY],
];
