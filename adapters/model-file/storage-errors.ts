import { type JobError, StoreProblem } from '#core/model';

/** Codes of the operating system and of PostgreSQL (SQLSTATE) for storage that has no room left or cannot be written. */
const full = ['ENOSPC', 'EDQUOT', '53100'];
const unwritable = ['EROFS', 'EACCES', 'EPERM', 'EIO'];

/** What a person has to know where storage is at fault; undefined where it is not. */
export function storageError(error: unknown): JobError | undefined {
  if (error instanceof StoreProblem) {
    return {
      code: 'storage/unavailable',
      message: `The database does not answer: ${error.message}.`,
      remedy: 'Try again in a moment; the upload is kept.',
    };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (full.includes(code)) {
    return {
      code: 'storage/full',
      message: 'There is no space left on the disk of the server.',
      remedy: 'Make room, then try again; the upload is kept.',
    };
  }
  if (!unwritable.includes(code)) return undefined;
  return {
    code: 'storage/unwritable',
    message: `The server cannot write to its storage (${code}).`,
    remedy: 'Check the folder given by --data and its rights, then try again; the upload is kept.',
  };
}
