import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  coverageOf,
  damagedArtifacts,
  isAccounted,
  measuredIn,
  modelOf,
  schemaErrors,
  shownIn,
} from '../support/artifact-checks.ts';
import { eventsOf, plinth, processed, temporaryFolder } from '../support/plinth.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const house = join(temporaryFolder(), 'plinth-house.ifc');

describe('plinth process on the example building', () => {
  let folder = '';
  let events: Record<string, unknown>[] = [];

  beforeAll(async () => {
    const [code] = await once(spawn(process.execPath, [join(root, 'dist/generate-example.mjs'), house]), 'close');
    expect(code).toBe(0);
    ({ folder, events } = processed(house));
  });

  it('writes the seven artifacts and nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual([
      'coverage.json',
      'diagnostics.json',
      'elements.ndjson',
      'model.glb',
      'model.json',
      'properties.ndjson',
      'tree.json',
    ]);
  });

  it('writes what its JSON Schemas say', () => {
    expect(schemaErrors(folder)).toEqual([]);
  });

  it('gives every product with a body a mesh, and finds nothing wrong', () => {
    const coverage = coverageOf(folder);
    expect(coverage).toMatchObject({ expected: 263, produced: 263, failed: 0, empty: 0, failures: [] });
    expect(coverage.spaces).toEqual({ expected: 12, produced: 12, failed: 0, empty: 0 });
    expect(Object.values(coverage.byClass).every(isAccounted)).toBe(true);
    expect(events.at(-1)).toMatchObject({ event: 'done', diagnostics: {} });
  });

  it('shows in the GLB exactly what was produced, spaces in a scene of their own', async () => {
    expect(await shownIn(folder)).toEqual(measuredIn(folder));
  });

  it('lists size and hash of every artifact in model.json', () => {
    expect(modelOf(folder).artifacts).toHaveLength(6);
    expect(damagedArtifacts(folder)).toEqual([]);
  });

  it('writes the same bytes when it is run again under another name', () => {
    const renamed = join(temporaryFolder(), 'other.ifc');
    copyFileSync(house, renamed);
    const again = processed(renamed);
    for (const name of readdirSync(folder)) {
      expect([name, readFileSync(join(again.folder, name)).equals(readFileSync(join(folder, name)))]).toEqual([
        name,
        true,
      ]);
    }
  });

  it('tells how far it is, stage by stage', () => {
    const progress = events.filter(({ event }) => event === 'progress');
    for (const stage of ['index', 'data', 'geometry', 'write']) {
      const reports = progress.filter((report) => report['stage'] === stage);
      expect(reports[0]).toMatchObject({ done: 0 });
      expect(reports.at(-1)?.['done']).toBe(reports[0]?.['total']);
    }
  });

  it('shows a box in place of what would cost more than it may', () => {
    const out = temporaryFolder();
    expect(plinth('process', house, '--out', out, '--element-budget-triangles', '12').code).toBe(0);
    const { produced, failed, spaces, placeholders } = coverageOf(out);
    expect(produced).toBeGreaterThan(0);
    expect(failed).toBeGreaterThan(0);
    expect(placeholders).toEqual({ 'geometry/too-many-triangles': failed + spaces.failed });
  });

  it('prints a report for people where --json is not asked for', () => {
    const { code, stdout } = plinth('process', house, '--out', temporaryFolder());
    expect(code).toBe(0);
    expect(stdout).toContain('263 of 263 with a mesh, 0 failed, 0 empty');
    expect(stdout).toContain('Plinth House');
    expect(stdout).toContain('EPSG:25832');
  });

  it('prints the metadata alone with plinth info', () => {
    expect(plinth('info', house).stdout).toContain('Plinth House');
    const metadata = JSON.parse(plinth('info', house, '--json').stdout);
    expect(metadata).toMatchObject({
      schema: { identifier: 'IFC4', exact: true },
      counts: { byClass: { IfcWall: 20 } },
    });
  });

  it('ends with 130 when it is interrupted, and leaves no partial file', async () => {
    const out = temporaryFolder();
    const child = spawn(process.execPath, [join(root, 'cli/plinth.mjs'), 'process', house, '--out', out, '--json']);
    const closed = once(child, 'close');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [code] = await closed;
    expect(code).toBe(130);
    expect(readdirSync(out).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(existsSync(join(out, 'model.json'))).toBe(false);
  });

  it('goes on where nobody reads what it prints any more', async () => {
    const out = temporaryFolder();
    const child = spawn(process.execPath, [join(root, 'cli/plinth.mjs'), 'process', house, '--out', out, '--json']);
    child.stdout.destroy();
    let complaint = '';
    child.stderr.on('data', (chunk) => (complaint += chunk));
    const [code] = await once(child, 'close');
    expect([code, complaint]).toEqual([0, '']);
    expect(modelOf(out).artifacts).toHaveLength(6);
  });
});

describe('plinth process on what it cannot read', () => {
  const file = (content: string | Uint8Array, name = 'model.ifc') => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, content);
    return path;
  };

  it.each([
    ['an empty file', '', 'step/empty-file'],
    ['a PDF', '%PDF-1.7\n1 0 obj\n', 'step/not-step'],
    ['a web page', '<!doctype html><title>Not found</title>', 'step/not-step'],
    ['random bytes', Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256), 'step/not-step'],
    ['a header alone', "ISO-10303-21;\nHEADER;\nFILE_SCHEMA(('IFC4'));\nENDSEC;\n", 'step/no-data-section'],
    [
      'another schema',
      "ISO-10303-21;HEADER;FILE_SCHEMA(('AUTOMOTIVE_DESIGN'));ENDSEC;DATA;\n#1=A();\nENDSEC;END-ISO-10303-21;",
      'ifc/unknown-schema',
    ],
    ['an archive cut short', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), 'zip/damaged'],
  ])('refuses %s with its reason', (_, content, code) => {
    const out = temporaryFolder();
    const ended = plinth('process', file(content), '--out', out, '--json');
    expect(ended.code).toBe(3);
    expect(eventsOf(ended).at(-1)).toMatchObject({ event: 'refused', diagnostic: { code } });
    expect(readdirSync(out)).toEqual([]);
  });

  it('says so in words, with the remedy', () => {
    const { code, stderr } = plinth('process', file('%PDF-1.7'), '--out', temporaryFolder());
    expect(code).toBe(3);
    expect(stderr).toContain('This is not a STEP file but a PDF document. [step/not-step]');
    expect(stderr).toContain('Export the model as IFC');
  });

  it('reads a truncated file as far as it goes, and says that it is truncated', () => {
    const whole = readFileSync(house);
    const cut = file(whole.subarray(0, Math.floor(whole.length * 0.6)));
    const { events } = processed(cut);
    expect(events.at(-1)).toMatchObject({ event: 'done', diagnostics: { 'step/truncated': expect.any(Number) } });
  });

  it.each([
    ['a file that does not exist', ['process', '/nowhere/model.ifc', '--out', '/tmp/x'], 4],
    ['a missing --out', ['process', 'model.ifc'], 2],
    ['an unknown command', ['frobnicate'], 2],
    ['an unknown option', ['info', 'model.ifc', '--yaml'], 2],
  ])('answers %s with its exit code', (_, args, code) => {
    expect(plinth(...args).code).toBe(code);
  });

  it('answers an output folder that cannot be written with exit code 4', () => {
    const inTheWay = file('not a folder', 'out');
    expect(plinth('process', house, '--out', inTheWay).code).toBe(4);
  });

  it.each([['--help'], ['process --help'], ['info --help']])('explains itself: %s', (line) => {
    const { code, stdout } = plinth(...line.split(' '));
    expect(code).toBe(0);
    expect(stdout).toContain('Exit codes');
  });
});
