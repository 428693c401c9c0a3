import { basename } from 'node:path';
import { markdownTable } from '../../scripts/markdown-table.ts';
import { machineLine } from '../machine.ts';
import type { Campaign, CampaignResult, Finding } from './campaign.ts';

/** A finding, and where what is left of its mutant lies; null where nobody has made it small. */
export interface FoundMutant {
  readonly finding: Finding;
  readonly file: string | null;
}

export interface FuzzRun {
  readonly seed: number;
  readonly counts: Readonly<Record<Campaign['mode'], number>>;
  readonly results: readonly CampaignResult[];
  readonly found: readonly FoundMutant[];
}

/** What runs of this fuzzer have found, and what keeps it from coming back. */
const mended: readonly (readonly [string, string, string])[] = [
  [
    'A worker thread used a mesh that it had never handed out: the job crashed. An element was left to web-ifc after its mesh had been made.',
    'axis geometry, geometry, 2576933829',
    'test/unit/threads/threaded-engine.test.ts',
  ],
  [
    'A relationship with n references to nothing took n² steps: a hang where n is a million.',
    'group predefined type, data, 247669819',
    'test/unit/ifc/relations.test.ts, hostile files',
  ],
  [
    'Coordinates near 1E308 overflowed on their way: `null` for a translation in `model.glb`, which no viewer reads.',
    'example model, geometry, 2099329838 and 2537548886',
    'test/unit/geometry/web-ifc-engine.test.ts, hostile files',
  ],
  [
    'An element whose representation maps itself was left out of `coverage.json` without a word.',
    'hostile files',
    'test/unit/ifc/bodies.test.ts, hostile files',
  ],
  [
    'One IfcRelAggregates that could not be read, in a file with openings, and no element had a shape.',
    'IfcOpenHouse_IFC4.ifc, direct path alone, 1856237154',
    'test/unit/geometry/direct/openings.test.ts',
  ],
  [
    'Where the engine of shapes broke down before the data was written, the job waited for a shape for ever.',
    'ALS007 scenario 02, direct path alone, 1520290393',
    'test/unit/processing/geometry-feed.test.ts',
  ],
  [
    'Mapped items of twice the next, 30 levels deep, and a million times the same block: web-ifc took 4.2 GB, or had no end.',
    'hostile files',
    'hostile files',
  ],
  [
    'The tree of 100,000 storeys, each part of the one before, was too long a text: the job failed.',
    'hostile files',
    'hostile files',
  ],
  [
    'A body listed 5,000 times took 15 s: a few vertices had all its triangles, and putting these in order took n² steps.',
    'TAS001, polygonal face set with voids, geometry, 3642664940',
    'test/unit/geometry/glb-format.test.ts',
  ],
];

const titles: Readonly<Record<Campaign['mode'], string>> = {
  data: 'Index and semantics',
  geometry: 'The whole way, shapes included',
};
/** Of the answers that mutants got, so many of each mode are listed. */
const LISTED = 20;

/** The part of docs/fuzz.md about mutants. */
export function mutantReport({ seed, counts, results, found }: FuzzRun): string {
  const tried = sum(results.map((result) => result.tried));
  const planned = counts.data + counts.geometry;
  return `${[
    '## Mutants',
    '',
    `Written by \`npm run fuzz -- --seed ${seed} --mutants ${counts.data} --geometry ${counts.geometry}\`.`,
    machineLine(),
    ...(tried < planned
      ? [`The run was interrupted after ${tried} of ${planned} mutants; the largest models were still to come.`]
      : []),
    '',
    'A mutant is a file with one to four random changes (`bench/fuzz/operators.ts`). It has to be converted, or refused',
    'with a code and a remedy, within 2 s and ten times what the file itself takes (of processor time, where that is less: other',
    'work may share the machine), in less than 2 GB. What is written of it has',
    'to fit its schemas, to account for every element, and to be valid glTF by the Khronos validator. Where web-ifc hangs or takes its',
    'thread down, elements are lost to it by name; the direct path is then tried alone and may do neither.',
    '',
    ...(['data', 'geometry'] as const).flatMap((mode) =>
      modeReport(
        mode,
        results.filter(({ campaign }) => campaign.mode === mode),
      ),
    ),
    `### Findings: ${found.length}`,
    '',
    found.length === 0 ? 'None.' : markdownTable(['file', 'way', 'seed', 'what', 'reason'], found.map(rowOf)),
    '',
    '### Found so far, and mended since',
    '',
    markdownTable(['what', 'mutant: file, way, seed', 'test'], mended),
    '',
  ].join('\n')}`;
}

function modeReport(mode: Campaign['mode'], results: readonly CampaignResult[]): string[] {
  if (results.length === 0) return [];
  const mutants = sum(results.map(({ tried }) => tried));
  const answers = added(results.map((result) => result.answers));
  const lost = added(results.map((result) => result.lost));
  const slowest = results.toSorted((a, b) => timesOriginal(b) - timesOriginal(a))[0];
  const peak = Math.max(...results.map(({ peakMB }) => peakMB));
  return [
    `### ${titles[mode]}: ${mutants} mutants of ${results.length} files`,
    '',
    slowest === undefined
      ? ''
      : `The slowest in proportion took ${Math.round(slowest.slowestMs)} ms where its file takes ${Math.round(slowest.originalMs)} ms (${basename(slowest.campaign.path)}). Peak memory of a process: ${peak} MB.`,
    '',
    markdownTable(['answer', 'mutants'], rowsOf(answers)),
    '',
    ...(lost.size === 0
      ? []
      : [
          'Mutants of which elements have no shape, with the reason in `coverage.json`:',
          '',
          markdownTable(['code', 'mutants'], rowsOf(lost)),
          '',
        ]),
  ];
}

function rowOf({ finding: { attempt, kind, reason }, file }: FoundMutant): string[] {
  const line = (reason.split('\n')[0] ?? '').replaceAll('|', '\\|').slice(0, 160);
  return [
    basename(attempt.path),
    attempt.mode,
    String(attempt.seed),
    kind,
    file === null ? line : `${line} (${basename(file)})`,
  ];
}

function added(counts: readonly Readonly<Record<string, number>>[]): Map<string, number> {
  const total = new Map<string, number>();
  for (const one of counts)
    for (const [name, count] of Object.entries(one)) total.set(name, (total.get(name) ?? 0) + count);
  return total;
}

const rowsOf = (counts: ReadonlyMap<string, number>): string[][] =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, LISTED)
    .map(([name, count]) => [`\`${name}\``, String(count)]);

const timesOriginal = ({ slowestMs, originalMs }: CampaignResult): number => slowestMs / (originalMs + 200);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
