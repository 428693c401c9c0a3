import type { ReactNode } from 'react';
import type { ModelSummary } from '#api/contracts';
import { startUpload } from './uploads.ts';

interface NextVersionProps {
  readonly model: Pick<ModelSummary, 'modelId' | 'name'>;
  readonly className: string;
  readonly title?: string;
  readonly children: ReactNode;
  readonly onStart?: () => void;
}

/** Opens a dialog for the file that becomes the model's next version. */
export function NextVersion({ model, className, title, children, onStart }: NextVersionProps) {
  return (
    <label className={className} title={title}>
      {children}
      <input
        type="file"
        className="visually-hidden"
        accept=".ifc,.ifczip,.zip"
        aria-label={`Upload the next version of ${model.name}`}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file === undefined) return;
          void startUpload(file, model.modelId);
          target.value = '';
          onStart?.();
        }}
      />
    </label>
  );
}
