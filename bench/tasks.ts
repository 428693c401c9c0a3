// What is timed, each in a process of its own: `node dist/bench-tasks.mjs TASK FILE` prints one line of JSON.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DiskByteSource } from '#adapters/disk';
import { DirectFirstEngine } from '#core/geometry';
import { IfcFile, PropertyRecords, productsWithBody, Relations, Units } from '#core/ifc';
import { Diagnostics } from '#core/model';
import { openStep } from '#core/step';
import { openAndReadProperties, openAndTessellate, openModel } from './peers/web-ifc.mjs';

/** Milliseconds of the timed part, and counts that show that both sides did the same work. */
type Sample = { readonly ms: number } & Readonly<Record<string, number>>;

const tasks: Readonly<Record<string, (path: string) => Promise<Sample>>> = {
  'newline scan': async (path) => {
    const began = performance.now();
    const bytes = readFileSync(path);
    let lines = 0;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
    return { ms: performance.now() - began, lines };
  },
  'Plinth: index': async (path) => {
    const source = new DiskByteSource(path);
    const began = performance.now();
    const { count } = await openStep(source, { diagnostics: new Diagnostics() });
    return { ms: performance.now() - began, instances: count };
  },
  'web-ifc: OpenModel': openModel,
  'Plinth: index + properties': async (path) => {
    const source = new DiskByteSource(path);
    const diagnostics = new Diagnostics();
    const began = performance.now();
    const file = new IfcFile(await openStep(source, { diagnostics }), diagnostics);
    let values = 0;
    for (const { sets } of new PropertyRecords(file, Relations.of(file), Units.of(file)).all()) {
      for (const { properties } of sets) values += properties.length;
    }
    return { ms: performance.now() - began, values };
  },
  'web-ifc: OpenModel + properties': openAndReadProperties,
  'Plinth: index + geometry': async (path) => {
    const source = new DiskByteSource(path);
    const diagnostics = new Diagnostics();
    const began = performance.now();
    const file = new IfcFile(await openStep(source, { diagnostics }), diagnostics);
    const products = Uint32Array.from([...productsWithBody(file)], ({ expressId }) => expressId);
    const request = { index: file.step.index, products, units: Units.of(file), elementBudgetMs: 60_000 };
    let elements = 0;
    let triangles = 0;
    for await (const { outcomes } of new DirectFirstEngine({ source }).tessellate(request)) {
      for (const outcome of outcomes) {
        if (outcome.status !== 'produced') continue;
        elements++;
        triangles += outcome.geometry.measures.triangles;
      }
    }
    return { ms: performance.now() - began, elements, triangles };
  },
  'web-ifc: OpenModel + geometry': openAndTessellate,
};

const [task = '', path = ''] = process.argv.slice(2);
const run = tasks[task];
if (run === undefined) throw new Error(`There is no task ${JSON.stringify(task)} for ${basename(path)}.`);
const sample = await run(path);
console.log(JSON.stringify({ ...sample, peakMB: Math.round(process.resourceUsage().maxRSS / 1024) }));
process.exit(0);
