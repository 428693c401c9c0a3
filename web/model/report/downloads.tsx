import { useQuery } from '@tanstack/react-query';
import { factsQuery } from '../../api/queries.ts';
import { formatBytes } from '../../format/numbers.ts';
import { useModelData } from '../model-data.ts';
import { DownloadButton } from './download-button.tsx';

/** The results, and what each is for. */
const artifacts = [
  { name: 'model.glb', about: 'the building in 3D, for Blender, three.js and others' },
  { name: 'tileset.json', about: 'the building in tiles (3D Tiles 1.1), since it is too large for one file' },
  { name: 'elements.ndjson', about: 'a line for each object, with its measures' },
  { name: 'properties.ndjson', about: 'all property sets, a line for each object' },
  { name: 'tree.json', about: 'the spatial tree' },
  { name: 'coverage.json', about: 'what could be shown, and what not' },
  { name: 'diagnostics.json', about: 'what was found in the file' },
  { name: 'model.json', about: 'the file, its units and place on Earth' },
] as const;

export function Downloads() {
  const { modelId, current } = useModelData().model;
  const { data } = useQuery(factsQuery(modelId, current.contentId));
  const bytes = new Map(data?.artifacts.map(({ name, bytes: size }) => [name, size]));
  return (
    <section className="report-part">
      <h2>Downloads</h2>
      <ul className="downloads">
        {artifacts.map(({ name, about }) => {
          const size = bytes.get(name);
          if (size === undefined && name !== 'model.json' && (data !== undefined || name === 'tileset.json'))
            return null;
          return (
            <li key={name}>
              <DownloadButton contentId={current.contentId} name={name} fileName={name}>
                {name}
              </DownloadButton>
              <span>{size !== undefined && formatBytes(size)}</span>
              <p>{about}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
