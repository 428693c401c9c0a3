import type { DiagnosticReport } from '#api/contracts';
import { groupBy } from '../../format/group-by.ts';
import { formatCount } from '../../format/numbers.ts';
import { PlaceLink } from './place-link.tsx';

type Diagnostic = DiagnosticReport['findings'][number];

/** Findings that are shown of each kind at first. */
const SHOWN = 20;

/** The worst first. */
const severities: readonly Diagnostic['severity'][] = ['error', 'warning', 'info'];

/** What was found in the file, kind by kind: what, where, and what was done about it. */
export function DiagnosticsList({ report }: { readonly report: DiagnosticReport }) {
  const bySeverity = severities.flatMap((severity) => report.findings.filter((one) => one.severity === severity));
  const byCode = groupBy(bySeverity, ({ code }) => code);
  return (
    <section className="report-part">
      <h2>Findings</h2>
      {byCode.size === 0 && <p className="report-note">None: the file is as its schema wants it.</p>}
      {[...byCode].map(([code, findings]) => (
        <details key={code} className="report-finding" open={byCode.size < 4}>
          <summary>
            <span className={`severity is-${findings[0]?.severity}`}>{findings[0]?.severity}</span>
            <code>{code}</code>
            <span className="property-note">{formatCount(report.counts[code] ?? findings.length)}</span>
          </summary>
          <ul className="report-list">
            {findings.slice(0, SHOWN).map((finding, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <Finding key={at} finding={finding} />
            ))}
          </ul>
          {findings.length > SHOWN && <p className="report-note">The others are in diagnostics.json, see Downloads.</p>}
        </details>
      ))}
    </section>
  );
}

function Finding({ finding }: { readonly finding: Diagnostic }) {
  const { message, at, found, remedy } = finding;
  return (
    <li>
      {message}
      {at.expressId !== undefined && (
        <>
          {' '}
          <PlaceLink expressId={at.expressId}>#{at.expressId}</PlaceLink>
        </>
      )}
      {at.line !== undefined && <span className="report-note"> line {formatCount(at.line)}</span>}
      {found !== undefined && <code className="report-found">{found}</code>}
      <p>{remedy}</p>
    </li>
  );
}
