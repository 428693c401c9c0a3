// `node ifc-lite.mjs PACKAGES FILE`: parses a file and tessellates all its products with ifc-lite, and prints one line of JSON.
// Reading the file and starting the wasm are not counted.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packages = '', path = ''] = process.argv.slice(2);
const require = createRequire(join(packages, 'any.js'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
/** Shapes of types, which stand nowhere. */
const TYPE_GEOMETRY = 2;
const LEFT_OUT = ['IfcSpace', 'IfcOpeningElement'];

const print = console.log;
for (const level of ['log', 'info', 'debug', 'warn', 'error']) console[level] = () => undefined;

const { GeometryProcessor } = await load('@ifc-lite/geometry');
const { IfcParser } = await load('@ifc-lite/parser');
const processor = new GeometryProcessor({ enableInstancing: false });
await processor.init();
const file = Uint8Array.from(readFileSync(path));

const began = performance.now();
await new IfcParser().parseColumnar(file.buffer, { disableWorkerScan: true });
const openMs = performance.now() - began;
const elements = new Set();
let triangles = 0;
for await (const event of processor.processStreaming(file)) {
  if (event.type !== 'batch') continue;
  for (const { expressId, ifcType, geometryClass, indices } of event.meshes) {
    if (geometryClass === TYPE_GEOMETRY || LEFT_OUT.includes(ifcType)) continue;
    elements.add(expressId);
    triangles += indices.length / 3;
  }
}
const ms = performance.now() - began;
const peakMB = Math.round(process.resourceUsage().maxRSS / 1024);
const versionOf = (name) =>
  JSON.parse(readFileSync(join(packages, 'node_modules', name, 'package.json'), 'utf8')).version;
const version = ['@ifc-lite/parser', '@ifc-lite/geometry'].map((name) => `${name} ${versionOf(name)}`).join(', ');
print(JSON.stringify({ version, ms, openMs, elements: elements.size, triangles, peakMB }));
process.exit(0);
