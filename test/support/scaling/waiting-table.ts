import type { Message } from './fleet.ts';
import type { Rule } from './rules.ts';
import type { Course } from './simulate.ts';

/** What messages wait for and what tasks cost under each load by each rule, as a Markdown table. */
export function waitingTable(
  rules: Readonly<Record<string, Rule>>,
  loads: Readonly<Record<string, readonly Message[]>>,
  play: (rule: Rule, messages: readonly Message[]) => Course,
): string {
  const rows = Object.entries(loads).flatMap(([load, messages]) =>
    Object.entries(rules).map(([name, rule]) => [load, name, ...figures(play(rule, messages), messages)]),
  );
  const head = [
    'load',
    'rule',
    'wait p50',
    'p95',
    'longest',
    'unserved',
    'flaps',
    'undone wakes',
    'most tasks',
    'task min',
    'work min',
  ];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function figures({ waits, desired, flaps, undone, taskMinutes }: Course, messages: readonly Message[]): string[] {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => `${Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)} s`;
  const work = messages.reduce((sum, { workSeconds }) => sum + workSeconds, 0) / 60;
  const counts = [messages.length - waits.length, flaps, undone, Math.max(...desired), taskMinutes, work];
  return [at(0.5), at(0.95), at(1), ...counts.map((count) => String(Math.round(count)))];
}
