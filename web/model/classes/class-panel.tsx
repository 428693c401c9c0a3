import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { classesQuery } from '../../api/queries.ts';
import { Icon } from '../../design/icon.tsx';
import { Notice } from '../../design/notice.tsx';
import { ClassName } from '../../format/class-name.tsx';
import { groupBy } from '../../format/group-by.ts';
import { formatCount } from '../../format/numbers.ts';
import { useModelData } from '../model-data.ts';
import { useView, useViewState } from '../view-state.ts';
import './class-panel.css';

/** How many objects of each class there are; a click shows those of a class alone. */
export function ClassPanel() {
  const { model, building } = useModelData();
  const view = useView();
  const chosen = useViewState(({ isolated }) => isolated?.words);
  const { data, error } = useQuery(classesQuery(model.modelId, model.current.contentId));
  const idsByClass = useMemo(() => {
    const numbers = building === undefined ? [] : building.elements.classes.keys();
    return groupBy(numbers, (number) => building?.elements.classes[number]);
  }, [building]);

  if (error !== null) {
    return (
      <Notice isBad title="The classes cannot be listed">
        <p>{error.message}</p>
      </Notice>
    );
  }
  const most = Math.max(1, ...(data ?? []).map(({ elements }) => elements));
  return (
    <ul className="classes" aria-label="Objects by class" aria-busy={data === undefined}>
      {data?.map(({ class: name, elements, withGeometry }) => {
        const ids = (idsByClass.get(name) ?? []).map((number) => building?.elements.expressIds[number] ?? 0);
        const isChosen = chosen === name;
        return (
          <li key={name} className="class-row">
            <button
              type="button"
              disabled={ids.length === 0}
              aria-pressed={isChosen}
              title={ids.length === 0 ? 'None of them has a shape' : `Show only ${name}`}
              onClick={() => (isChosen ? view.store.set({ isolated: undefined }) : view.isolate(ids, name, true))}
            >
              <span className="class-name">
                <ClassName name={name} />
              </span>
              <span className="class-count">{formatCount(elements)}</span>
              <span className="class-bar" aria-hidden="true">
                <span style={{ width: `${(100 * withGeometry) / most}%` }} />
                <span style={{ width: `${(100 * (elements - withGeometry)) / most}%` }} />
              </span>
              <span className="visually-hidden">, {formatCount(withGeometry)} with a shape</span>
            </button>
            <button
              type="button"
              className="button small quiet icon-only"
              title={`Hide all ${name}`}
              disabled={ids.length === 0}
              onClick={() => view.hide(ids)}
            >
              <Icon name="eye-off" size={14} />
              <span className="visually-hidden">Hide all {name}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
