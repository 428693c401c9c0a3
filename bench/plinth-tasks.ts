// What is timed of Plinth. Bundled by itself, as a script that comes compiled, as what `plinth process` runs does.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskByteSource, DiskObjectStore } from '#adapters/disk';
import { ThreadedEngine } from '#adapters/threads';
import { helpersGiveWay } from '#adapters/v8';
import {
  compileShapes,
  DataOnlyEngine,
  DirectFirstEngine,
  type GeometryEngine,
  type TessellationRequest,
} from '#core/geometry';
import { IfcFile, productsWithBody, propertyLines, Relations, Units } from '#core/ifc';
import { Diagnostics, localScope, ObjectProperties } from '#core/model';
import type { ByteSource } from '#core/ports';
import { orderOfShapes, processModel } from '#core/processing';
import { openStep } from '#core/step';
import type { Sample } from './sample.ts';

compileShapes(); // as the thread that makes shapes, before there is a file

/** Task -> what it does with the file at a path. */
export const tasks: Readonly<Record<string, (path: string) => Promise<Sample>>> = {
  'Plinth: index': async (path) => {
    const source = new DiskByteSource(path);
    const began = performance.now();
    const { count } = await openStep(source, { diagnostics: new Diagnostics() });
    return { ms: performance.now() - began, instances: count };
  },
  'Plinth: index + properties': async (path) => {
    const source = new DiskByteSource(path);
    const diagnostics = new Diagnostics();
    const began = performance.now();
    const file = new IfcFile(await openStep(source, { diagnostics }), diagnostics);
    const [relations, units] = [Relations.of(file), Units.of(file)];
    let bytes = 0;
    for (const chunk of propertyLines(file, relations, units)) bytes += chunk.length;
    const ms = performance.now() - began;
    return {
      ms,
      bytes,
      values: valuesIn(
        Buffer.concat(Array.from(propertyLines(file, relations, units), (chunk) => chunk.slice())).toString(),
      ),
    };
  },
  'Plinth: index + geometry': async (path) => {
    const source = new DiskByteSource(path);
    const began = performance.now();
    helpersGiveWay(source.size);
    const counted = await shapesOf(new DirectFirstEngine({ source }), await shapeRequest(source));
    return { ms: performance.now() - began, ...counted };
  },
  'Plinth: all files but shapes': async (path) => {
    const source = new DiskByteSource(path);
    const folder = mkdtempSync(join(tmpdir(), 'plinth-bench-data-'));
    try {
      const [store, engine] = [new DiskObjectStore(folder), new DataOnlyEngine('Shapes are not measured here.')];
      const began = performance.now();
      const { model } = await processModel({ scope: localScope, source, store, engine });
      const ms = performance.now() - began;
      return { ms, bytes: model.artifacts.reduce((sum, { bytes }) => sum + bytes, 0) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  'Plinth: geometry by 1 thread': (path) => byThreads(path, 1),
  'Plinth: geometry by 2 threads': (path) => byThreads(path, 2),
};

/** Everything that has a shape, of an indexed file. */
async function shapeRequest(source: ByteSource): Promise<TessellationRequest> {
  const diagnostics = new Diagnostics();
  const file = new IfcFile(await openStep(source, { diagnostics }), diagnostics);
  const products = orderOfShapes([...productsWithBody(file)], file.step);
  return { index: file.step.index, products, units: Units.of(file), elementBudgetMs: 60_000 };
}

async function shapesOf(engine: GeometryEngine, request: TessellationRequest) {
  let elements = 0;
  let triangles = 0;
  for await (const { outcomes } of engine.tessellate(request)) {
    for (const outcome of outcomes) {
      if (outcome.status !== 'produced') continue;
      elements++;
      triangles += outcome.geometry.measures.triangles;
    }
  }
  return { elements, triangles };
}

/** The index is there already, and the threads were started before that, as `plinth process` does it. */
async function byThreads(path: string, workers: number): Promise<Sample> {
  const source = new DiskByteSource(path);
  const engine = new ThreadedEngine({ path, workerFile: new URL('./geometry-worker.mjs', import.meta.url), workers });
  engine.start(source.size);
  const request = await shapeRequest(source);
  const began = performance.now();
  const counted = await shapesOf(engine, request);
  const ms = performance.now() - began;
  await engine.close();
  return { ms, ...counted };
}

/** Counted after the clock has stopped, in lines that are made once more. */
function valuesIn(lines: string): number {
  let values = 0;
  for (const line of lines.split('\n').slice(0, -1)) {
    const { sets } = ObjectProperties.parse(JSON.parse(line));
    for (const { properties } of sets) values += properties.length;
  }
  return values;
}
