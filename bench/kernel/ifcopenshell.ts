import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Box3 } from '#core/model';

const script = fileURLToPath(new URL('measure.py', import.meta.url));

const Measured = z.union([
  z.object({ volume: z.number(), area: z.number(), box: Box3 }),
  z.object({ error: z.string() }),
]);
/** What IfcOpenShell measures of an element, in metres; or why it makes none. */
export type IfcOpenShellMeasured = z.infer<typeof Measured>;

/**
 * @param python interpreter that has IfcOpenShell.
 * @param path of the STEP text.
 */
export function measureWithIfcOpenShell(
  python: string,
  path: string,
  elements: readonly number[],
): ReadonlyMap<number, IfcOpenShellMeasured> {
  if (elements.length === 0) return new Map();
  const folder = mkdtempSync(join(tmpdir(), 'plinth-kernel-'));
  try {
    const out = join(folder, 'measured.json');
    const args = [script, path, JSON.stringify(elements), out];
    const { status, stderr } = spawnSync(python, args, { encoding: 'utf8', timeout: 600_000 });
    if (status !== 0) throw new Error(`IfcOpenShell ended with ${status}: ${stderr}`);
    const measured = z.record(z.string(), Measured).parse(JSON.parse(readFileSync(out, 'utf8')));
    return new Map(Object.entries(measured).map(([id, one]) => [Number(id), one]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
