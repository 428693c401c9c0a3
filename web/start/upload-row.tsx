import { Icon } from '../design/icon.tsx';
import { formatBytes } from '../format/numbers.ts';
import { abandonUpload, pauseOrResume, retryUpload, type Upload } from '../uploads/uploads.ts';

/** A file that is being sent: how far it is, and how to pause, resume or stop it. */
export function UploadRow({ upload }: { readonly upload: Upload }) {
  const { id, fileName, size, sent, state, message } = upload;
  const percent = size === 0 ? 0 : Math.min(100, (100 * sent) / size);

  return (
    <li className="job">
      <div className="job-head">
        <span className="job-name">{fileName}</span>
        <span className="job-actions">
          {state === 'failed' ? (
            <button type="button" className="button small" onClick={() => void retryUpload(id)}>
              Try again
            </button>
          ) : (
            <button
              type="button"
              className="button small quiet icon-only"
              title={state === 'paused' ? 'Resume' : 'Pause'}
              onClick={() => pauseOrResume(id)}
            >
              <Icon name={state === 'paused' ? 'play' : 'pause'} />
              <span className="visually-hidden">
                {state === 'paused' ? 'Resume' : 'Pause'} {fileName}
              </span>
            </button>
          )}
          <button type="button" className="button small quiet icon-only" title="Stop" onClick={() => abandonUpload(id)}>
            <Icon name="close" />
            <span className="visually-hidden">Stop uploading {fileName}</span>
          </button>
        </span>
      </div>
      {state === 'failed' ? (
        <p className="job-error" role="alert">
          {message}
        </p>
      ) : (
        <>
          <div
            className="bar"
            role="progressbar"
            aria-label={`Upload of ${fileName}`}
            aria-valuenow={Math.round(percent)}
            aria-valuemin={0}
            aria-valuemax={100}
          >
            <span style={{ width: `${percent}%` }} />
          </div>
          <p className="job-state">
            {state === 'paused' ? 'Paused' : 'Uploading'} · {formatBytes(sent)} of {formatBytes(size)}
          </p>
        </>
      )}
    </li>
  );
}
