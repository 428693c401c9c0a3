import { useState } from 'react';
import { Icon } from '../../design/icon.tsx';
import { Notice } from '../../design/notice.tsx';
import { formatCount } from '../../format/numbers.ts';
import { useModelData } from '../model-data.ts';
import { Tree } from './tree.tsx';
import './tree.css';

/** The spatial tree with its search. */
export function TreePanel({ error }: { readonly error: Error | null }) {
  const { tree } = useModelData();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState(0);

  if (error !== null) {
    return (
      <Notice isBad title="The tree cannot be shown">
        <p>{error.message}</p>
      </Notice>
    );
  }
  return (
    <>
      <div className="panel-search">
        <label className="field">
          <Icon name="search" size={14} />
          <input
            type="search"
            value={search}
            placeholder="Name, class or GlobalId"
            aria-label="Search the tree by name, class or GlobalId"
            onChange={({ target }) => setSearch(target.value)}
          />
        </label>
        <p className="panel-found" role="status">
          {search.trim() !== '' && `${formatCount(found)} found`}
        </p>
      </div>
      {tree === undefined ? (
        <ul className="tree-wait" aria-label="Fetching the tree" aria-busy="true">
          {[62, 48, 55, 70, 40, 52, 66].map((width) => (
            <li key={width} style={{ width: `${width}%` }} />
          ))}
        </ul>
      ) : (
        <Tree index={tree} search={search} onFound={setFound} />
      )}
    </>
  );
}
