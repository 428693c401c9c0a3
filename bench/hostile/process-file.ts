import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Diagnostic, DiagnosticReport } from '#core/model';

/** How `plinth process` answered a file. */
export interface Answer {
  /** `converted`, `refused`, or what may not be: `hang`, or how the process ended. */
  readonly kind: string;
  /** Code of the refusal; of a conversion all codes of findings, sorted. */
  readonly codes: readonly string[];
  /** What the refusal says. */
  readonly message: string;
  /** Products that have a shape, of those that should. */
  readonly produced: string;
  readonly milliseconds: number;
  readonly peakMB: number;
}

const program = fileURLToPath(new URL('../../dist/plinth.mjs', import.meta.url));
const LOOK_MS = 25;

const LastEvent = z.looseObject({
  event: z.string(),
  diagnostic: Diagnostic.optional(),
  expected: z.number().optional(),
  produced: z.number().optional(),
});

/** Runs the command on a file, in a process that is ended after `withinMs`. */
export async function processFile(path: string, withinMs: number): Promise<Answer> {
  const out = mkdtempSync(join(tmpdir(), 'plinth-answer-'));
  try {
    const ended = await run(path, out, withinMs);
    const lastLine = ended.stdout.trim().split('\n').at(-1) ?? '';
    const { milliseconds, peakMB } = ended;
    const none = { codes: [], message: '', produced: '', milliseconds, peakMB };
    if (ended.end !== '0' && ended.end !== '3')
      return { ...none, kind: ended.end, message: `${lastLine} ${ended.stderr}` };
    const { event, diagnostic, expected, produced } = LastEvent.parse(JSON.parse(lastLine));
    if (event === 'refused' && diagnostic) {
      return { ...none, kind: 'refused', codes: [diagnostic.code], message: diagnostic.message };
    }
    const report = DiagnosticReport.parse(JSON.parse(readFileSync(join(out, 'diagnostics.json'), 'utf8')));
    return { ...none, kind: 'converted', codes: Object.keys(report.counts), produced: `${produced} of ${expected}` };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

interface Ended {
  /** The exit code or signal. */
  readonly end: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
  readonly peakMB: number;
}

function run(path: string, out: string, withinMs: number): Promise<Ended> {
  const began = performance.now();
  const child = spawn(process.execPath, [program, 'process', path, '--out', out, '--json'], {
    env: { ...process.env, TMPDIR: out },
  });
  let [stdout, stderr, peakMB, isHang] = ['', '', 0, false];
  child.stdout.on('data', (text) => {
    stdout = (stdout + String(text)).slice(-100_000);
  });
  child.stderr.on('data', (text) => {
    stderr = (stderr + String(text)).slice(-4000);
  });
  const look = setInterval(() => {
    peakMB = Math.max(peakMB, peakOf(child.pid));
  }, LOOK_MS);
  const watchdog = setTimeout(() => {
    isHang = true;
    child.kill('SIGKILL');
  }, withinMs);
  return new Promise((resolve) =>
    child.once('close', (code, signal) => {
      clearInterval(look);
      clearTimeout(watchdog);
      const end = isHang ? 'hang' : (signal ?? String(code));
      resolve({ end, stdout, stderr, milliseconds: Math.round(performance.now() - began), peakMB });
    }),
  );
}

/** VmHWM of proc(5) in MB; 0 where the process has just ended, or there is no such file system. */
function peakOf(pid: number | undefined): number {
  try {
    const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return 0;
    throw error;
  }
}
