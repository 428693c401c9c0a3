import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the data folder may hold when no job is at work. */
export interface Belongings {
  readonly contentIds: ReadonlySet<string>;
  readonly uploadIds: ReadonlySet<string>;
}

/** Files and processes below a data folder of `plinth serve` that belong to no job and no model. */
export function leftovers(dataFolder: string, { contentIds, uploadIds }: Belongings): string[] {
  const foreign = (place: string, known: ReadonlySet<string>) =>
    entriesIn(join(dataFolder, place, 'local/local'))
      .filter((name) => !known.has(name))
      .map((name) => `${place}: ${name}`);
  const partial = ['models', 'uploads'].flatMap((place) =>
    readdirSync(join(dataFolder, place), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.partial'),
    ),
  );
  return [
    ...foreign('models', contentIds),
    ...foreign('uploads', uploadIds),
    ...partial.map((name) => `half written: ${name}`),
    ...entriesIn(join(dataFolder, 'temporary')).map((name) => `temporary: ${name}`),
    ...processesOf(dataFolder).map((pid) => `process ${pid}`),
  ];
}

const entriesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Processes that convert for this data folder, by proc(5); none are found where there is no such file system. */
function processesOf(dataFolder: string): string[] {
  const mark = `TMPDIR=${join(dataFolder, 'temporary')}\0`;
  return entriesIn('/proc').filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(mark));
}

/** Empty where the process has ended meanwhile, or is another user's. */
function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return '';
    throw error;
  }
}
