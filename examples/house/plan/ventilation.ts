import { subtract, unit, type Vec3 } from '../ifc/points.ts';

export type AirSystem = 'supply' | 'extract' | 'outdoor' | 'exhaust';

/** A place where ducts begin, end, turn or part. */
export interface DuctNode {
  readonly tag: string;
  readonly kind: 'unit' | 'bend' | 'tee' | 'silencer' | 'terminal' | 'louvre';
  /** In the house's coordinates, mm. */
  readonly at: Vec3;
  /** The room that a terminal serves. */
  readonly room?: string;
}

/** A straight duct between two nodes, in the direction of the air. */
export interface DuctRun {
  readonly system: AirSystem;
  readonly from: string;
  readonly to: string;
  readonly diameter: 125 | 160;
  /** m3/h */
  readonly flow: number;
}

/** The heat recovery unit hangs on the north wall of the plant room. */
export const heatRecovery = { origin: [10_700, 7430, 1100], size: [725, 570, 850] } as const satisfies Record<
  string,
  Vec3
>;

const y = 7715;
const port = { kind: 'unit' } as const;
const bend = { kind: 'bend' } as const;
const tee = { kind: 'tee' } as const;

export const ductNodes: readonly DuctNode[] = [
  { ...port, tag: 'SUP-0', at: [10_975, y, 1950] },
  { ...tee, tag: 'SUP-1', at: [10_975, y, 2540] },
  { kind: 'silencer', tag: 'SUP-2', at: [10_250, y, 2540] },
  { ...tee, tag: 'SUP-3', at: [9600, y, 2540] },
  { kind: 'terminal', tag: 'SUP-4', at: [9600, 4640, 2540], room: '0.03' },
  { kind: 'terminal', tag: 'SUP-5', at: [4640, y, 2540], room: '0.02' },
  { ...bend, tag: 'SUP-6', at: [10_975, y, 5350] },
  { kind: 'terminal', tag: 'SUP-7', at: [4640, y, 5350], room: '1.03' },
  { ...port, tag: 'ETA-0', at: [11_150, y, 1950] },
  { kind: 'terminal', tag: 'ETA-1', at: [11_150, 6300, 5600], room: '1.05' },
  { ...bend, tag: 'ETA-2', at: [11_150, y, 5600] },
  { ...tee, tag: 'ETA-3', at: [11_150, y, 4700] },
  { kind: 'terminal', tag: 'ETA-4', at: [11_150, 7150, 4700], room: '1.06' },
  { ...port, tag: 'ODA-0', at: [10_795, y, 1950] },
  { ...bend, tag: 'ODA-1', at: [10_795, y, 2210] },
  { kind: 'louvre', tag: 'ODA-2', at: [10_795, 8400, 2210] },
  { ...port, tag: 'EHA-0', at: [11_330, y, 1950] },
  { ...bend, tag: 'EHA-1', at: [11_330, y, 2340] },
  { kind: 'louvre', tag: 'EHA-2', at: [12_000, y, 2340] },
];

export const ductRuns: readonly DuctRun[] = [
  { system: 'supply', from: 'SUP-0', to: 'SUP-1', diameter: 160, flow: 150 },
  { system: 'supply', from: 'SUP-1', to: 'SUP-2', diameter: 160, flow: 100 },
  { system: 'supply', from: 'SUP-2', to: 'SUP-3', diameter: 160, flow: 100 },
  { system: 'supply', from: 'SUP-3', to: 'SUP-4', diameter: 125, flow: 40 },
  { system: 'supply', from: 'SUP-3', to: 'SUP-5', diameter: 125, flow: 60 },
  { system: 'supply', from: 'SUP-1', to: 'SUP-6', diameter: 125, flow: 50 },
  { system: 'supply', from: 'SUP-6', to: 'SUP-7', diameter: 125, flow: 50 },
  { system: 'extract', from: 'ETA-1', to: 'ETA-2', diameter: 125, flow: 90 },
  { system: 'extract', from: 'ETA-2', to: 'ETA-3', diameter: 125, flow: 90 },
  { system: 'extract', from: 'ETA-4', to: 'ETA-3', diameter: 125, flow: 60 },
  { system: 'extract', from: 'ETA-3', to: 'ETA-0', diameter: 160, flow: 150 },
  { system: 'outdoor', from: 'ODA-2', to: 'ODA-1', diameter: 160, flow: 150 },
  { system: 'outdoor', from: 'ODA-1', to: 'ODA-0', diameter: 160, flow: 150 },
  { system: 'exhaust', from: 'EHA-0', to: 'EHA-1', diameter: 160, flow: 150 },
  { system: 'exhaust', from: 'EHA-1', to: 'EHA-2', diameter: 160, flow: 150 },
];

/** The node with that tag. */
export function ductNode(tag: string): DuctNode {
  const found = ductNodes.find((node) => node.tag === tag);
  if (!found) throw new Error(`no duct node ${tag}`);
  return found;
}

/** Air into (positive) and out of (negative) rooms by their number, m3/h. */
export const airFlows: Readonly<Record<string, number>> = Object.fromEntries(
  ductRuns.flatMap(({ from, to, flow }) => {
    const [source, sink] = [ductNode(from), ductNode(to)];
    if (sink.room !== undefined) return [[sink.room, flow]];
    return source.room === undefined ? [] : [[source.room, -flow]];
  }),
);

/** A run that ends at a node, and the direction in which it leaves the node. */
export interface Way {
  readonly run: DuctRun;
  readonly towards: Vec3;
}

/** The runs that meet in a node. */
export function waysOf({ tag, at }: DuctNode): Way[] {
  return ductRuns
    .filter(({ from, to }) => from === tag || to === tag)
    .map((run) => ({ run, towards: unit(subtract(ductNode(run.from === tag ? run.to : run.from).at, at)) }));
}
