import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { elementQuery } from '../../api/queries.ts';
import { Icon } from '../../design/icon.tsx';
import { Notice } from '../../design/notice.tsx';
import { useModelData } from '../model-data.ts';
import { useViewState } from '../view-state.ts';
import { ElementHead } from './element-head.tsx';
import { elementRows } from './element-rows.ts';
import { ModelOverview } from './model-overview.tsx';
import './properties.css';
import { PropertyTable } from './property-table.tsx';
import { setRows } from './set-rows.ts';

/** Everything that the file says of the selected object; of the model as a whole while nothing is selected. */
export function PropertiesPanel() {
  const selected = useViewState((state) => state.selected);
  return selected === undefined ? <ModelOverview /> : <ElementProperties key={selected} expressId={selected} />;
}

/** Outlives the element, so that one can look at the same property of one element after the other. */
let lastSearch = '';

function ElementProperties({ expressId }: { readonly expressId: number }) {
  const { model } = useModelData();
  const { data, error } = useQuery(elementQuery(model.modelId, model.current.contentId, expressId));
  const [search, setSearch] = useState(lastSearch);

  if (error !== null) {
    return (
      <Notice isBad title="The properties cannot be shown">
        <p>{error.message}</p>
      </Notice>
    );
  }
  if (data === undefined) return <div className="properties" aria-busy="true" />;
  const groups = [...elementRows(data.element), ...data.propertySets.map(setRows)];
  const wanted = search.trim().toLowerCase();
  const shown = groups
    .map((group) => ({ ...group, rows: group.rows.filter((row) => matches(wanted, group.title, row)) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <div className="properties">
      <ElementHead element={data.element} />
      <div className="panel-search">
        <label className="field">
          <Icon name="search" size={14} />
          <input
            type="search"
            value={search}
            placeholder="Search properties"
            aria-label="Search the properties by name or value"
            onChange={({ target }) => {
              lastSearch = target.value;
              setSearch(target.value);
            }}
          />
        </label>
      </div>
      <div className="properties-list">
        {shown.map((group) => (
          <PropertyTable key={group.key} group={group} wanted={wanted} />
        ))}
        {shown.length === 0 && <p className="panel-none">No property matches.</p>}
      </div>
    </div>
  );
}

function matches(wanted: string, title: string, { name, value }: { readonly name: string; readonly value: string }) {
  return wanted === '' || [title, name, value].some((text) => text.toLowerCase().includes(wanted));
}
