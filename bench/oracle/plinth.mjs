// What Plinth writes about one IFC file, as facts that can be compared: `plinth process FILE --out DIR`, read back.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { objectFacts } from './plinth-objects.mjs';
import { propertyFacts } from './plinth-properties.mjs';
import { treeFacts } from './plinth-tree.mjs';

const command = fileURLToPath(new URL('../../cli/plinth.mjs', import.meta.url));

/**
 * @param {string} path
 * @returns {{ refusal: string } | { facts: import('./facts.mjs').Facts }}
 */
export function readWithPlinth(path) {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-oracle-'));
  try {
    const args = [command, 'process', path, '--out', folder, '--json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      timeout: 600_000,
    });
    const last = stdout.trim().split('\n').at(-1) ?? '';
    if (status !== 0) return { refusal: failureIn(last) ?? `exit code ${status}: ${stderr.trim()}` };
    return { facts: factsIn(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The diagnostic's code where the file was refused, otherwise what went wrong. */
function failureIn(line) {
  const event = line.startsWith('{') ? JSON.parse(line) : {};
  return event.diagnostic?.code ?? event.message;
}

function factsIn(folder) {
  const model = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  const elements = records(join(folder, 'elements.ndjson'));
  const objects = new Set(elements.map(({ expressId }) => expressId));
  return {
    ...propertyFacts(records(join(folder, 'properties.ndjson')), objects),
    ...objectFacts(elements),
    ...treeFacts(JSON.parse(readFileSync(join(folder, 'tree.json'), 'utf8'))),
    ...modelFacts(model),
  };
}

function modelFacts({ units, header, georeference, counts }) {
  const { implementationLevel: _level, schemaIdentifiers: _schema, timeStampIso: _iso, ...written } = header;
  const located = georeference.sites.filter(({ latitude, longitude }) => latitude !== null && longitude !== null);
  return {
    'unit factors': new Map(
      firstOfEachKind(units)
        .filter(({ toSi }) => toSi !== null)
        .map(({ kind, toSi }) => [kind, toSi]),
    ),
    header: new Map(Object.entries(written)),
    'site locations': new Map(located.map((site) => [`#${site.expressId}`, [site.latitude, site.longitude]])),
    'instances per class': new Map(Object.entries(counts.instancesByClass)),
  };
}

/** Of several units of a kind the first counts; what is user-defined is of no kind. */
function firstOfEachKind(units) {
  return units.filter(({ kind }, at) => kind !== 'USERDEFINED' && units.findIndex((unit) => unit.kind === kind) === at);
}

function records(path) {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}
