import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildHouse } from './house/build-house.ts';

/** Bundled to dist/, so the repository is one folder up. */
const usual = fileURLToPath(new URL('../examples/plinth-house.ifc', import.meta.url));

const path = resolve(process.argv[2] ?? usual);
const text = buildHouse();
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, text);
console.log(`${relative('.', path)}: ${Math.round(text.length / 1000)} kB`);
