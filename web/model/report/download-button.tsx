import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { downloadArtifact } from '../../api/artifacts.ts';
import { Icon } from '../../design/icon.tsx';
import { useModelData } from '../model-data.ts';

interface DownloadButtonProps {
  readonly contentId: string;
  readonly name: string;
  /** What the file is called that is saved. */
  readonly fileName: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Saves an artifact. Not a link: a link could not say who asks. */
export function DownloadButton({ contentId, name, fileName, className, children }: DownloadButtonProps) {
  const { modelId } = useModelData().model;
  const saving = useMutation({
    mutationFn: async () => save(await downloadArtifact({ modelId, contentId, name }, undefined), fileName),
  });
  return (
    <>
      <button
        type="button"
        className={className ?? 'property-link'}
        disabled={saving.isPending}
        onClick={() => saving.mutate()}
      >
        <Icon name="download" size={14} />
        <span>{saving.isPending ? 'Fetching …' : children}</span>
      </button>
      {saving.isError && (
        <span className="error" role="alert">
          {saving.error.message}
        </span>
      )}
    </>
  );
}

function save(file: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = fileName;
  link.click();
  // The browser has taken hold of the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
