import { useQuery } from '@tanstack/react-query';
import { versionsQuery } from '../../api/queries.ts';
import { goTo } from '../../app/route.ts';
import { Icon } from '../../design/icon.tsx';
import { formatAgo, formatCount } from '../../format/numbers.ts';
import { useMay } from '../../session/session.ts';
import { NextVersion } from '../../uploads/next-version.tsx';
import { useModelData } from '../model-data.ts';
import { DownloadButton } from './download-button.tsx';

/** What was uploaded as this model, newest first; the page shows the newest, the others can be downloaded. */
export function Versions() {
  const { model } = useModelData();
  const mayUpload = useMay('uploads:write');
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
              <DownloadButton
                className="property-link versions-file"
                contentId={contentId}
                name="model.glb"
                fileName={`version-${number}.glb`}
              >
                3D file
              </DownloadButton>
            )}
            <p>
              {formatAgo(createdAt)} · {formatCount(counts.products)} objects · {formatCount(coverage.produced)} in 3D
            </p>
          </li>
        ))}
      </ol>
      {mayUpload && (
        <NextVersion model={model} className="button small" onStart={() => goTo({})}>
          <Icon name="upload" size={14} /> Upload the next version
        </NextVersion>
      )}
    </section>
  );
}
