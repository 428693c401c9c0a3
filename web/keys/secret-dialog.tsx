import { useMutation } from '@tanstack/react-query';
import type { ApiKeyAnswer } from '#api/contracts';
import { Dialog } from '../design/dialog.tsx';
import { Icon } from '../design/icon.tsx';

interface SecretDialogProps {
  /** The key that was just made; undefined where there is none to show. */
  readonly made: ApiKeyAnswer | undefined;
  readonly onClose: () => void;
}

/** Shows a key this once: it is kept nowhere. */
export function SecretDialog({ made, onClose }: SecretDialogProps) {
  const copying = useMutation({ mutationFn: (secret: string) => navigator.clipboard.writeText(secret) });
  return (
    <Dialog title={`The key ${made?.key.name ?? ''}`} isOpen={made !== undefined} onClose={onClose} isPrecious>
      {made && (
        <>
          <p>Copy it now. It is shown this once, and kept nowhere.</p>
          <label className="form-field secret">
            The key
            <input
              className="input"
              readOnly
              value={made.secret}
              spellCheck={false}
              onFocus={({ target }) => target.select()}
            />
          </label>
          <p className="secret-outcome" role="status">
            {copying.isSuccess && 'Copied.'}
            {copying.isError && 'The browser does not let this page copy. Select the text and copy it yourself.'}
          </p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => copying.mutate(made.secret)}>
              <Icon name="copy" size={14} /> Copy
            </button>
            <button type="button" className="button strong" onClick={onClose}>
              Done
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
