import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { ModelSummary } from '#api/contracts';

import { modelQuery, treeQuery } from '../api/queries.ts';
import { RequestFailed } from '../api/request-failed.ts';
import { Link } from '../app/link.tsx';
import { noteRoute, readRoute } from '../app/route.ts';
import { Notice } from '../design/notice.tsx';
import { elementNumbers, ModelDataProvider } from './model-data.ts';
import { ModelLayout } from './model-layout.tsx';
import { indexTree } from './tree/tree-index.ts';
import { useBuilding } from './use-building.ts';
import { useElementBox } from './use-element-box.ts';
import { View, ViewProvider } from './view-state.ts';

/** A model: its building, and everything that is known of it. */
export function ModelPage({ modelId }: { readonly modelId: string }) {
  const { data, error } = useQuery(modelQuery(modelId));
  if (data !== undefined) return <Model key={data.current.contentId} model={data} />;
  if (error === null)
    return (
      <main className="model-wait" aria-busy="true">
        <h1 className="visually-hidden">Opening the model</h1>
      </main>
    );
  const isUnknown = error instanceof RequestFailed && [400, 404].includes(error.status);
  return (
    <main className="model-wait">
      <h1 className="visually-hidden">Plinth</h1>
      <Notice isBad title={isUnknown ? 'There is no such model' : 'The model cannot be opened'}>
        <p>{isUnknown ? 'It may have been deleted, or the address is not complete.' : error.message}</p>
        <Link className="button" to={{}}>
          All models
        </Link>
      </Notice>
    </main>
  );
}

function Model({ model }: { readonly model: ModelSummary }) {
  const { modelId, name, current } = model;
  const [view] = useState(() => new View());
  const [isReady, setIsReady] = useState(false);
  const loading = useBuilding(modelId, current.contentId);
  const { building, tiles } = loading;
  const boxOf = useElementBox(modelId, current.contentId, loading);
  // The tree of a large model is larger than its 3D file, so the building has precedence.
  const isTreeWanted = isReady || loading.error !== undefined;
  const tree = useQuery({ ...treeQuery(modelId, current.contentId), select: indexTree, enabled: isTreeWanted });
  const numbers = useMemo(() => elementNumbers(building), [building]);

  useEffect(() => {
    document.title = `${name} · Plinth`;
  }, [name]);

  // The address names what is selected by its GlobalId, and the other way round when the page is opened.
  useEffect(() => {
    const { element } = readRoute(location.search);
    if (element === undefined || view.state.selected !== undefined) return;
    const number = building?.elements.globalIds.indexOf(element) ?? -1;
    const expressId =
      building?.elements.expressIds[number] ??
      tree.data?.entries.find(({ globalId }) => globalId === element)?.expressId;
    if (expressId !== undefined) view.select(expressId, true);
  }, [building, tree.data, view]);
  useEffect(
    () =>
      view.store.subscribe(() => {
        const { selected } = view.state;
        const globalId = selected === undefined ? null : tree.data?.byExpressId.get(selected)?.globalId;
        if (globalId !== undefined) noteRoute({ model: modelId, element: globalId ?? undefined });
      }),
    [modelId, tree.data, view],
  );

  return (
    <ViewProvider value={view}>
      <ModelDataProvider value={{ model, building, tiles, boxOf, tree: tree.data, numbers }}>
        <ModelLayout loading={loading} treeError={tree.error} onReady={() => setIsReady(true)} />
      </ModelDataProvider>
    </ViewProvider>
  );
}
