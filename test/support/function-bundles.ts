import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { bundlingOf } from '#lib/constructs/node-function';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The folders of `lambdas/` that hold a function. */
export const functionFolders = readdirSync(`${root}lambdas`, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^[^/]+\/handler\.ts$/.test(path))
  .map((path) => path.slice(0, path.indexOf('/')))
  .sort();

/** What is deployed of one function. */
export interface FunctionBundle {
  readonly code: Uint8Array;
  /** Files whose code is in it, from the root of the checkout. */
  readonly files: readonly string[];
  /** npm packages whose code is in it. */
  readonly packages: ReadonlySet<string>;
  /** What it asks Node for. */
  readonly imports: readonly string[];
}

/** Bundles a function as the deployment does. */
export async function bundleOf(folder: string): Promise<FunctionBundle> {
  const { format, target, mainFields, minify, banner, esbuildArgs } = bundlingOf(folder);
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`lambdas/${folder}/handler.ts`],
    outfile: 'index.mjs',
    platform: 'node',
    bundle: true,
    write: false,
    metafile: true,
    format,
    target,
    mainFields: [...mainFields],
    minify,
    banner: { js: banner },
    alias: aliasesIn(esbuildArgs),
  });
  const [code] = outputFiles;
  const [output] = Object.values(metafile.outputs);
  if (code === undefined || output === undefined) throw new Error(`lambdas/${folder} gave no bundle.`);
  return { code: code.contents, ...contentOf(output) };
}

const aliasesIn = (args: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name.replace('--alias:', ''), value]));

function contentOf({ inputs, imports }: Metafile['outputs'][string]) {
  const files = Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
  const packages = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return { files, packages: new Set(packages), imports: imports.map(({ path }) => path.replace('node:', '')) };
}
