import { type Entry, getFileNameLowLevel } from 'yauzl';

/**
 * An entry's path in the archive, with `/` between its parts. It is only ever shown, so that, unlike where files are
 * written by their names, one that is absolute or leads out of the archive does no harm.
 */
export function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}
