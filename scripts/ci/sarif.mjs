// @ts-check
import { z } from 'zod';

const Advisory = z.object({
  source: z.number(),
  name: z.string(),
  title: z.string(),
  url: z.string(),
  severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']),
  range: z.string(),
});

/** `npm audit --json`: packages, each with advisories, or names of packages that have some. */
const Report = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), Advisory])) })),
});
const Failure = z.object({ error: z.object({ summary: z.string() }) });

/** @typedef {z.infer<typeof Advisory>} Advisory */

/**
 * Every advisory once, or the reason why there are none.
 *
 * @param {string} text
 * @returns {readonly Advisory[] | string}
 */
export function auditFrom(text) {
  const json = parsed(text);
  const report = Report.safeParse(json);
  if (!report.success) return Failure.safeParse(json).data?.error.summary || 'it gives no report, and no reason.';
  const all = Object.values(report.data.vulnerabilities).flatMap(({ via }) =>
    via.filter((one) => typeof one !== 'string'),
  );
  return [...new Map(all.map((advisory) => [advisory.source, advisory])).values()];
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** GitHub sorts by this number: 9 and more is critical, 7 high, 4 medium. */
const scores = { info: '1.0', low: '3.0', moderate: '5.5', high: '8.0', critical: '9.5' };
const levels = { info: 'note', low: 'note', moderate: 'warning', high: 'error', critical: 'error' };

/**
 * SARIF 2.1.0, each advisory at the lock file.
 *
 * @param {readonly Advisory[]} advisories
 */
export const sarifOf = (advisories) => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'npm audit',
          informationUri: 'https://docs.npmjs.com/cli/commands/npm-audit',
          rules: advisories.map(({ source, name, title, url, severity }) => ({
            id: String(source),
            shortDescription: { text: `${name}: ${title}` },
            helpUri: url,
            properties: { 'security-severity': scores[severity], tags: ['security'] },
          })),
        },
      },
      results: advisories.map(({ source, name, title, range, severity }) => ({
        ruleId: String(source),
        level: levels[severity],
        message: { text: `${name} ${range}: ${title}` },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'package-lock.json' }, region: { startLine: 1 } } }],
      })),
    },
  ],
});
