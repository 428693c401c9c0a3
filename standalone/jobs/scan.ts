import { DiskByteSource } from '#adapters/disk';
import { isZip } from '#adapters/zip';
import { Diagnostics, type JobError, Refusal } from '#core/model';
import type { ByteSource } from '#core/ports';
import { openStep } from '#core/step';

/** Enough to tell what kind of file it is. */
const BEGINNING_BYTES = 64 * 2 ** 10;
/** What can be said by the beginning alone; whatever else is wrong, processing tells. */
const tellingCodes = ['step/not-step', 'step/empty-file'];

/**
 * Looks at the beginning of an uploaded file, whatever it is called.
 *
 * @returns why it is no IFC model; undefined where it may be one. Archives pass: what is in them shows when they are
 * unpacked.
 */
export async function reasonAgainst(path: string): Promise<JobError | undefined> {
  const file = new DiskByteSource(path);
  try {
    const first = new Uint8Array(4);
    file.read(first, 0);
    if (isZip(first)) return undefined;
    await openStep(beginningOf(file), { diagnostics: new Diagnostics() });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, remedy } = error.diagnostic;
    return tellingCodes.includes(code) ? { code, message, remedy } : undefined;
  } finally {
    file.close();
  }
}

function beginningOf(file: ByteSource): ByteSource {
  const size = Math.min(file.size, BEGINNING_BYTES);
  return {
    name: file.name,
    size,
    read: (target, position) => file.read(target.subarray(0, Math.max(0, size - position)), position),
  };
}
