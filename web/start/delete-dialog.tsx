import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ModelSummary } from '#api/contracts';
import { send } from '../api/client.ts';
import { modelsQuery } from '../api/queries.ts';
import { Dialog } from '../design/dialog.tsx';

interface DeleteDialogProps {
  readonly model: Pick<ModelSummary, 'modelId' | 'name'>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Deletes a model, after saying what goes with it. */
export function DeleteDialog({ model, isOpen, onClose }: DeleteDialogProps) {
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: () => send(`/v1/models/${model.modelId}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: modelsQuery.queryKey }),
  });
  return (
    <Dialog title={`Delete ${model.name}?`} isOpen={isOpen} onClose={onClose}>
      <p>All its versions, their 3D files and their rows in the database go. This cannot be undone.</p>
      {removal.isError && (
        <p className="job-error" role="alert">
          {removal.error.message}
        </p>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          Keep it
        </button>
        <button type="button" className="button grave" disabled={removal.isPending} onClick={() => removal.mutate()}>
          Delete
        </button>
      </div>
    </Dialog>
  );
}
