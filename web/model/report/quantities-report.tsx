import type { Coverage } from '#api/contracts';
import { ClassName } from '../../format/class-name.tsx';
import { formatCount, formatNumber } from '../../format/numbers.ts';
import { PlaceLink } from './place-link.tsx';

type Quantities = NonNullable<Coverage['quantities']>;

/** So many deviations are shown; the artifact has a hundred. */
const SHOWN = 20;

/** Volumes and areas that the file states, beside what their shapes measure. */
export function QuantitiesReport({ quantities }: { readonly quantities: Quantities }) {
  const { compared, within, deviations, byClass } = quantities;
  if (compared === 0) return null;
  return (
    <section className="report-part">
      <h2>Stated and measured</h2>
      <p className="report-figure">
        <strong>{formatCount(within)}</strong> of {formatCount(compared)} stated volumes and areas are as measured
      </p>
      <div className="bar" aria-hidden="true">
        <span style={{ width: `${(100 * within) / compared}%` }} />
      </div>
      {deviations.length > 0 && (
        <>
          <h3>More than 1 % away</h3>
          <ul className="report-list">
            {deviations.slice(0, SHOWN).map((deviation) => (
              <DeviationLine key={`${deviation.expressId} ${deviation.quantity}`} deviation={deviation} />
            ))}
          </ul>
        </>
      )}
      <QuantityTable byClass={byClass} />
    </section>
  );
}

function DeviationLine({ deviation: { expressId, name, class: className, ...of } }: DeviationProps) {
  return (
    <li>
      <PlaceLink expressId={expressId}>{name || `#${expressId}`}</PlaceLink> <ClassName name={className} />
      <p>
        {of.quantity}: {formatNumber(of.stated)} {of.unit} stated, {formatNumber(of.measured)} {of.unit} measured
      </p>
    </li>
  );
}

interface DeviationProps {
  readonly deviation: Quantities['deviations'][number];
}

function QuantityTable({ byClass }: Pick<Quantities, 'byClass'>) {
  const rows = Object.entries(byClass).flatMap(([name, quantities]) =>
    Object.entries(quantities).map(([quantity, agreement]) => ({ name, quantity, ...agreement })),
  );
  return (
    <details className="report-table">
      <summary>By quantity</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col">Quantity</th>
            <th scope="col">Within 1 %</th>
            <th scope="col">Of</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, quantity, compared, within }) => (
            <tr key={`${name} ${quantity}`} className={within < compared ? 'is-lacking' : undefined}>
              <th scope="row">
                <ClassName name={name} />
              </th>
              <td>{quantity}</td>
              <td>{formatCount(within)}</td>
              <td>{formatCount(compared)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
