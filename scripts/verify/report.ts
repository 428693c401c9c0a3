import type { Finding } from './check.ts';

/** What was found, for people, or as one JSON document for programs. */
export function report(environment: string, findings: readonly Finding[], form: 'text' | 'json', now: Date): string {
  const failed = findings.filter(({ isWell }) => !isWell).length;
  if (form === 'json') {
    const summary = { total_checks: findings.length, passed: findings.length - failed, failed };
    const checks = Object.fromEntries(findings.map(({ name, ...finding }) => [name, finding]));
    const overall_health = failed === 0 ? 'healthy' : 'unhealthy';
    return JSON.stringify({ timestamp: now.toISOString(), environment, overall_health, summary, checks }, null, 2);
  }
  const lines = findings.map(({ name, isWell, seen, attempts }) => {
    const tries = attempts > 1 ? ` (attempt ${attempts})` : '';
    return `${isWell ? 'PASS' : 'FAIL'} ${name}: ${seen}${tries}`;
  });
  return [...lines, `${findings.length - failed} of ${findings.length} checks passed in ${environment}.`].join('\n');
}
