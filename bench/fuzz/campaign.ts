import { randomFrom } from '../random.ts';
import { ELEMENT_BUDGET_MS } from './judge.ts';
import type { MutantRunner, Outcome } from './mutant-runner.ts';
import type { Attempt, Mode } from './protocol.ts';

/** Mutants of one file in one mode. */
export interface Campaign {
  readonly path: string;
  readonly mode: Extract<Mode, 'data' | 'geometry'>;
  readonly mutants: number;
  /** Of the first; the others follow from it. */
  readonly seed: number;
}

/** A mutant that did what no file may bring about. */
export interface Finding {
  readonly attempt: Attempt;
  readonly kind: 'crash' | 'lost' | 'hang' | 'memory' | 'fault';
  readonly reason: string;
}

/** What a campaign has shown. */
export interface CampaignResult {
  readonly campaign: Campaign;
  /** Fewer than the campaign's where the run was interrupted. */
  readonly tried: number;
  readonly originalMs: number;
  readonly slowestMs: number;
  readonly peakMB: number;
  /** `converted` and the codes of refusals, with how many mutants were answered so. */
  readonly answers: Readonly<Record<string, number>>;
  /** Codes of lost elements, with the number of mutants that had any. */
  readonly lost: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

/** For starting a process on a busy machine and reading a file for the first time. */
const FIRST_MS = 120_000;
const FREE_MS = 2_000;
const TIMES_ORIGINAL = 10;
/** So many times as long an answer is waited for: other work may share the machine. */
const PATIENCE = 5;
/** A lost worker thread: its element's budget, and starting another. At most six of a file. */
const LOST_THREAD_MS = ELEMENT_BUDGET_MS + 5_000;
const MOST_LOST_THREADS = 6;
const MOST_MB = 2048;
/** Codes that say that the worker thread was replaced: web-ifc may do that, the direct path may not. */
const threadLosses = ['geometry/timeout', 'geometry/worker-lost', 'geometry/engine-abandoned'];

/** Tries the file as it is, then its mutants, until it is aborted. A mutant that takes too long is tried again: the machine may be busy. */
export async function runCampaign(
  runner: MutantRunner,
  campaign: Campaign,
  signal?: AbortSignal,
): Promise<CampaignResult> {
  const { path, mode, mutants, seed } = campaign;
  const original: Attempt = { path, mode, seed: null, edits: null };
  const findings: Finding[] = [];
  const answers: Record<string, number> = {};
  const lost: Record<string, number> = {};
  let [slowestMs, peakMB] = [0, 0];
  await runner.attempt(original, FIRST_MS); // reads and compiles the code
  const asItIs = await runner.attempt(original, FIRST_MS);
  if (asItIs.kind !== 'verdict') throw new Error(`${path} itself: ${asItIs.reason}`);
  const originalMs = asItIs.verdict.milliseconds;
  const limitMs = FREE_MS + TIMES_ORIGINAL * originalMs;
  const seeds = randomFrom(seed);
  let tried = 0;
  for (; tried < mutants && signal?.aborted !== true; tried++) {
    const attempt = { ...original, seed: seeds.below(2 ** 32) };
    const outcome = await tryTwice(runner, attempt, limitMs);
    findings.push(...(await findingsOf(runner, attempt, outcome, limitMs)));
    if (outcome.kind === 'verdict') {
      const { verdict } = outcome;
      count(answers, verdict.answer);
      for (const code of Object.keys(verdict.lost)) count(lost, code);
      if (!hasLostThread(outcome)) slowestMs = Math.max(slowestMs, verdict.milliseconds);
      peakMB = Math.max(peakMB, verdict.peakMB);
    }
  }
  return { campaign, tried, originalMs, slowestMs, peakMB, answers, lost, findings };
}

/** What is wrong with an outcome; where worker threads were lost, whether the direct path is to blame. */
export async function findingsOf(
  runner: MutantRunner,
  attempt: Attempt,
  outcome: Outcome,
  limitMs: number,
): Promise<Finding[]> {
  if (outcome.kind !== 'verdict') return [{ attempt, kind: outcome.kind, reason: outcome.reason }];
  const { faults, peakMB, milliseconds } = outcome.verdict;
  const findings: Finding[] = faults.map((reason) => ({ attempt, kind: 'fault', reason }));
  if (peakMB > MOST_MB) findings.push({ attempt, kind: 'memory', reason: `${peakMB} MB` });
  if (!hasLostThread(outcome)) {
    if (milliseconds > limitMs)
      findings.push({ attempt, kind: 'hang', reason: `It took ${Math.round(milliseconds)} ms.` });
    return findings;
  }
  const direct = { ...attempt, mode: 'direct' } as const;
  return [...findings, ...(await findingsOf(runner, direct, await tryTwice(runner, direct, limitMs), limitMs))];
}

const hasLostThread = (outcome: Outcome): boolean =>
  outcome.kind === 'verdict' && Object.keys(outcome.verdict.lost).some((code) => threadLosses.includes(code));

export async function tryTwice(runner: MutantRunner, attempt: Attempt, limitMs: number): Promise<Outcome> {
  const allowedMs = PATIENCE * limitMs + (attempt.mode === 'geometry' ? MOST_LOST_THREADS * LOST_THREAD_MS : 0);
  const first = await runner.attempt(attempt, allowedMs);
  const isTooSlow = first.kind === 'hang' || (first.kind === 'verdict' && first.verdict.milliseconds > limitMs);
  if (!isTooSlow || hasLostThread(first)) return first;
  await runner.attempt({ ...attempt, seed: null }, FIRST_MS); // where the process is new: reads and compiles the code
  return runner.attempt(attempt, allowedMs);
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
