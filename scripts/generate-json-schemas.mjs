// @ts-check
// Writes docs/schemas/*.schema.json from the zod schemas in core/. `--check` exits 1 where they are out of date.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/schemas');
const bundle = join(root, `dist/artifact-schemas.${process.pid}.mjs`);

await build({
  absWorkingDir: root,
  stdin: { contents: "export { artifactJsonSchema, artifactSchemas } from '#core/processing';", resolveDir: root },
  outfile: bundle,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
});
const { artifactJsonSchema, artifactSchemas } = await import(pathToFileURL(bundle).href);
rmSync(bundle);

mkdirSync(folder, { recursive: true });
for (const name of Object.keys(artifactSchemas)) {
  const path = join(folder, `${name}.schema.json`);
  const text = `${JSON.stringify(artifactJsonSchema(name), null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is out of date: run \`npm run schemas\`.`);
    process.exitCode = 1;
  }
}
