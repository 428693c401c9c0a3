// `npm run kernel [-- FILE ...]`: makes every element of the public IFC corpus beside the checkout (../shared/ifc) by the direct
// path and by web-ifc, asks IfcOpenShell where they differ, and writes docs/kernel.md. With files, the report goes to the
// terminal. Ends with exit code 1 where something that web-ifc closes is open, or an element derived by hand is missed.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '#core/model';
import { machineLine } from '../machine.ts';
import { IFCOPENSHELL, NoPython, pythonWithIfcOpenShell } from '../oracle/python.mjs';
import { isNear } from './agreement.ts';
import { type ExaminedFile, examineFile } from './examine-file.ts';
import { handDerived } from './hand-derived.ts';
import { kernelReport } from './report.ts';

const corpus = fileURLToPath(new URL('../../../shared/ifc/', import.meta.url));
const reportFile = fileURLToPath(new URL('../../docs/kernel.md', import.meta.url));
/** What is left of curves whose chords do not matter. */
const DERIVED = 1e-4;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof NoPython)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(given: readonly string[]): Promise<number> {
  const paths = given.length > 0 ? given : corpusFiles();
  if (paths.length === 0) {
    console.error('Nothing to compare: the public IFC corpus is not beside the checkout (../shared/ifc).');
    return 1;
  }
  const python = pythonWithIfcOpenShell();
  const files: ExaminedFile[] = [];
  const refused = new Map<string, string>();
  for (const path of paths) {
    const file = basename(path);
    try {
      const examined = await examineFile(path, file, python);
      files.push(examined);
      console.error(`${file}: ${examined.direct} of ${examined.elements} direct, ${examined.differing.length} differ`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.set(file, error.diagnostic.code);
    }
  }
  const versions = { webIfc: webIfcVersion(), ifcOpenShell: IFCOPENSHELL };
  const text = kernelReport(files, refused, versions, machineLine());
  if (given.length > 0) console.log(text);
  else writeFileSync(reportFile, text);
  return files.some(isWrong) ? 1 : 0;
}

function corpusFiles(): string[] {
  if (!existsSync(corpus)) return [];
  const names = readdirSync(corpus).filter((name) => /\.ifc(zip)?$/i.test(name));
  return names.sort().map((name) => join(corpus, name));
}

function webIfcVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String(manifest.dependencies['web-ifc']);
}

function isWrong({ file, closed, truths }: ExaminedFile): boolean {
  const missed = handDerived
    .filter((one) => one.file === file)
    .flatMap(({ elements, volume, area }) =>
      elements.filter((id) => {
        const ours = truths.get(id)?.ours;
        if (ours === undefined) return false;
        return !isNear(ours.area, area, DERIVED) || (volume !== undefined && !isNear(ours.volume, volume, DERIVED));
      }),
    );
  return closed.onlyWebIfc.length > 0 || missed.length > 0;
}
