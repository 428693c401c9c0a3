// What IfcOpenShell reads in one IFC file, as facts that can be compared.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEXTS } from './facts.mjs';

const script = fileURLToPath(new URL('dump.py', import.meta.url));

/**
 * @param {string} python interpreter that has IfcOpenShell
 * @param {string} path
 * @returns {{ refusal: string } | { standIn: string | null, facts: import('./facts.mjs').Facts }}
 */
export function readWithIfcOpenShell(python, path) {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-oracle-'));
  try {
    const out = join(folder, 'dump.json');
    const { status, stderr } = spawnSync(python, [script, path, out], { encoding: 'utf8', timeout: 600_000 });
    if (status !== 0) return { refusal: stderr.trim().split('\n').at(-1) ?? `exit code ${status}` };
    const dump = JSON.parse(readFileSync(out, 'utf8'));
    return { standIn: dump.standIn, facts: toFacts(dump) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {import('./facts.mjs').Facts} */
function toFacts({ header, sites, counts, units, objects }) {
  const metres = units.LENGTHUNIT ?? 1;
  const facts = {
    'property values': new Map(),
    'SI values': new Map(),
    'unit factors': new Map(Object.entries(units)),
    header: new Map(Object.entries(header)),
    'site locations': new Map(Object.entries(sites).map(([id, degrees]) => [`#${id}`, degrees])),
    'instances per class': new Map(Object.entries(counts)),
    [TEXTS]: new Map(),
    ...Object.fromEntries(
      [...Object.keys(fields), 'placements', 'storey heights'].map((aspect) => [aspect, new Map()]),
    ),
  };
  for (const [id, object] of Object.entries(objects)) {
    for (const [set, properties] of Object.entries(object.sets)) {
      for (const [name, { value, factor }] of Object.entries(properties)) {
        const key = `#${id} / ${set} / ${name}`;
        facts['property values'].set(key, value);
        if (typeof value === 'number' && factor !== null) facts['SI values'].set(key, value * factor);
      }
    }
    addObject(facts, `#${id}`, object, metres);
  }
  return facts;
}

/** The field of the dump that holds each aspect. */
const fields = {
  classes: 'class',
  GlobalIds: 'globalId',
  types: 'type',
  parents: 'parent',
  storeys: 'storey',
  materials: 'materials',
  classifications: 'classifications',
  groups: 'groups',
  layers: 'layers',
  'sets of objects': 'setIds',
  openings: 'openings',
  tree: 'node',
};

/** Only what is there: an empty list and null say nothing that could be compared. */
function addObject(facts, key, object, metres) {
  if (object.materials === undefined) return;
  for (const [aspect, field] of Object.entries(fields)) {
    const value = object[field];
    if (value !== undefined && value !== null && value.length !== 0) facts[aspect].set(key, value);
  }
  for (const [attribute, text] of Object.entries(object.texts)) facts[TEXTS].set(`${key} / ${attribute}`, text);
  if (object.height !== undefined) facts['storey heights'].set(key, object.height * metres);
  if (object.placement) facts.placements.set(key, inMetres(object.placement, metres));
}

/** A 4x4 matrix of rows as 16 numbers by column, its translation in metres. */
function inMetres(rows, metres) {
  return [0, 1, 2, 3].flatMap((column) =>
    rows.map((row, at) => (column === 3 && at < 3 ? row[3] * metres : row[column])),
  );
}
