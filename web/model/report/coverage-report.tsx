import type { Coverage } from '#api/contracts';
import { ClassName } from '../../format/class-name.tsx';
import { formatCount } from '../../format/numbers.ts';
import { PlaceLink } from './place-link.tsx';

/** How much of the file is in 3D, class by class, and every element that is not, with the reason. */
export function CoverageReport({ coverage }: { readonly coverage: Coverage }) {
  const { expected, produced, failed, empty, failures, byClass } = coverage;
  const share = expected === 0 ? 100 : (100 * produced) / expected;
  const rows = Object.entries(byClass).sort(([, a], [, b]) => b.expected - b.produced - (a.expected - a.produced));
  return (
    <section className="report-part">
      <h2>Coverage</h2>
      <p className="report-figure">
        <strong>{formatCount(produced)}</strong> of {formatCount(expected)} elements are in 3D
      </p>
      <div className="bar" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </div>
      {failed + empty > 0 && (
        <p className="report-note">
          {formatCount(failed)} failed, {formatCount(empty)} have an empty shape in the file.
        </p>
      )}
      {failures.length > 0 && (
        <>
          <h3>Failed elements</h3>
          <ul className="report-list">
            {failures.map((failure) => (
              <li key={failure.expressId}>
                <PlaceLink expressId={failure.expressId}>{failure.name || `#${failure.expressId}`}</PlaceLink>{' '}
                <ClassName name={failure.class} />
                <p>
                  {failure.reason}
                  {failure.placeholder && ' A box is shown in its place.'}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {rows.length > 0 && <ClassTable rows={rows} />}
    </section>
  );
}

function ClassTable({ rows }: { readonly rows: readonly (readonly [string, Coverage['byClass'][string]])[] }) {
  return (
    <details className="report-table">
      <summary>By class</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col">In 3D</th>
            <th scope="col">Of</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, counts]) => (
            <tr key={name} className={counts.produced < counts.expected ? 'is-lacking' : undefined}>
              <th scope="row">
                <ClassName name={name} />
              </th>
              <td>{formatCount(counts.produced)}</td>
              <td>{formatCount(counts.expected)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
