import { type CoverageCounts, type JobError, type JobTimings, Refusal } from '#core/model';
import type { ProcessedModel } from '#core/processing';
import { storageError } from './storage-errors.ts';

/** What a job tells of coverage: the totals alone. */
export const countsOf = ({ expected, produced, failed, empty }: CoverageCounts): CoverageCounts => ({
  expected,
  produced,
  failed,
  empty,
});

/** The stages of a conversion as a job has them. */
export const jobTimings = ({ index, data, geometry, write }: ProcessedModel['timings']): JobTimings => ({
  indexMs: index,
  dataMs: data,
  geometryMs: geometry,
  writeMs: write,
});

/** What a job tells of an error: the file was refused, or storage is at fault. Undefined for a fault of Plinth's own. */
export function conversionError(
  error: unknown,
): { readonly kind: 'rejected' | 'storage'; readonly error: JobError } | undefined {
  if (error instanceof Refusal) {
    const { code, message, remedy } = error.diagnostic;
    return { kind: 'rejected', error: { code, message, remedy } };
  }
  const storage = storageError(error);
  return storage && { kind: 'storage', error: storage };
}
