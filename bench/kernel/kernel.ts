// `npm run kernel [-- FILE ...]`: makes every element of the public IFC corpus beside the checkout (../shared/ifc) by the direct
// path and by web-ifc, asks IfcOpenShell where they differ, and writes docs/kernel.md. With files, the report goes to the
// terminal. Ends with exit code 1 where something that web-ifc closes is open, or an element derived by hand is missed.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '#core/model';
import { machineLine } from '../machine.ts';
import { reportBesideIfcOpenShell } from '../oracle/beside-ifcopenshell.mjs';
import { IFCOPENSHELL } from '../oracle/python.mjs';
import { isNear } from './agreement.ts';
import { type ExaminedFile, examineFile } from './examine-file.ts';
import { handDerived } from './hand-derived.ts';
import { kernelReport } from './report.ts';
import { measureRolledSteel } from './rolled-steel.ts';

const reportFile = fileURLToPath(new URL('../../docs/kernel.md', import.meta.url));
/** What is left of curves whose chords do not matter. */
const DERIVED = 1e-4;

process.exitCode = await reportBesideIfcOpenShell(process.argv.slice(2), { reportFile, compare: compareAll });

async function compareAll(paths: readonly string[], python: string): Promise<{ text: string; isRight: boolean }> {
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
  return {
    text: kernelReport(files, refused, await measureRolledSteel(python), versions, machineLine()),
    isRight: !files.some(isWrong),
  };
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
