import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import type { TwoPictures } from './two-pictures.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Draws two GLBs of one building from the same camera, in a page of its own. @param files paths; the second by IfcOpenShell. */
export async function comparePictures(browser: Browser, files: readonly [string, string]): Promise<TwoPictures> {
  const entryPoints = [join(root, 'test/browser/support/two-pictures.ts')];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', logLevel: 'silent' });
  const page = await browser.newPage();
  try {
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    return await page.evaluate(
      async (glbs) => {
        const { compareTwoPictures } = globalThis as unknown as {
          compareTwoPictures: (glbs: readonly string[], areSrgb: readonly boolean[]) => Promise<TwoPictures>;
        };
        // IfcOpenShell writes IfcColourRgb as it stands where glTF wants linear factors: its colours are read so.
        return compareTwoPictures(glbs, [false, true]);
      },
      files.map((path) => readFileSync(path).toString('base64')),
    );
  } finally {
    await page.close();
  }
}

/** Writes IfcOpenShell's GLB of a model into a folder of its own. @param python interpreter that has IfcOpenShell. */
export function glbByIfcOpenShell(
  python: string,
  model: string,
): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-pictures-'));
  const path = join(folder, 'model.glb');
  const args = [join(root, 'bench/oracle/glb.py'), model, path];
  const { status, stderr } = spawnSync(python, args, { encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) throw new Error(`IfcOpenShell ended with ${status}: ${stderr}`);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
