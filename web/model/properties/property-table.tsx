import { ClassName } from '../../format/class-name.tsx';
import { useModelData } from '../model-data.ts';
import { useView } from '../view-state.ts';
import { Marked } from './marked.tsx';
import type { Row, RowGroup } from './rows.ts';

/** One group of properties under its title, which folds it. */
export function PropertyTable({ group, wanted }: { readonly group: RowGroup; readonly wanted: string }) {
  const { title, note, rows } = group;
  return (
    <details className="property-group" open>
      <summary>
        <span className="property-title">
          <Marked text={title} wanted={wanted} />
        </span>
        {note !== undefined && <span className="property-note">{note}</span>}
      </summary>
      <dl>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a set may have two properties of one name
          <div key={at} className="property" style={row.depth ? { paddingLeft: 16 + 14 * row.depth } : undefined}>
            <dt title={row.hint}>
              <Marked text={row.name} wanted={wanted} />
            </dt>
            <dd>
              <RowValue row={row} wanted={wanted} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function RowValue({ row, wanted }: { readonly row: Row; readonly wanted: string }) {
  const view = useView();
  const { tree, numbers } = useModelData();
  const { expressId, value, hint } = row;
  if (expressId === undefined) return <Marked text={value} wanted={wanted} />;
  const canGo = numbers.has(expressId) || tree?.byExpressId.has(expressId);
  const words = value === hint ? <ClassName name={value} /> : <Marked text={value} wanted={wanted} />;
  if (!canGo) return words;
  return (
    <button type="button" className="property-link" onClick={() => view.select(expressId, true)}>
      {words}
    </button>
  );
}
