import { useQuery } from '@tanstack/react-query';
import { artifactAddress, versionsQuery } from '../../api/queries.ts';
import { goTo } from '../../app/route.ts';
import { Icon } from '../../design/icon.tsx';
import { formatAgo, formatCount } from '../../format/numbers.ts';
import { NextVersion } from '../../uploads/next-version.tsx';
import { useModelData } from '../model-data.ts';

/** What was uploaded as this model, newest first; the page shows the newest, the others can be downloaded. */
export function Versions() {
  const { model } = useModelData();
  const { modelId, current } = model;
  const { data, error } = useQuery(versionsQuery(modelId, current.contentId));
  return (
    <section className="report-part">
      <h2>Versions</h2>
      {error !== null && <p className="report-note">{error.message}</p>}
      <ol className="versions">
        {data?.map(({ versionId, number, fileName, contentId, createdAt, counts, coverage }) => (
          <li key={versionId} aria-current={versionId === current.versionId}>
            <strong>{number}</strong>
            <span>{fileName}</span>
            {versionId === current.versionId ? (
              <span className="versions-shown">shown here</span>
            ) : (
              <a
                className="versions-file"
                href={artifactAddress(modelId, 'model.glb', contentId)}
                download={`version-${number}.glb`}
              >
                <Icon name="download" size={14} /> 3D file
              </a>
            )}
            <p>
              {formatAgo(createdAt)} · {formatCount(counts.products)} objects · {formatCount(coverage.produced)} in 3D
            </p>
          </li>
        ))}
      </ol>
      <NextVersion model={model} className="button small" onStart={() => goTo({})}>
        <Icon name="upload" size={14} /> Upload the next version
      </NextVersion>
    </section>
  );
}
