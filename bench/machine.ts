import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** On what, when and with which version a report was made: one line. */
export function machineLine(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, ${memory}`;
  return `${new Date().toISOString().slice(0, 10)}; ${machine}; Node ${process.version}; Plinth ${version}.`;
}
