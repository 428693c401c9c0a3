import { lockFolder } from '#adapters/postgres';
import { isOpenToOthers, ownNames } from './access/hosts.ts';
import { createApplication } from './application.ts';
import { prepareDataFolder } from './data-folder.ts';
import { listen } from './listen.ts';
import { newToken, removeAccess, writeAccess } from './owner/index.ts';
import type { ServerSettings } from './settings.ts';
import { notReady } from './starting.ts';
import { openStorage, type Storage } from './storage.ts';

export interface RunningServer {
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** The path and query by which its owner signs in, once; `/` where nobody has to. */
  readonly signInPath: string;
  /** Answers a request of the process itself: nobody is in between who would have to be checked. */
  readonly ask: (request: Request) => Response | Promise<Response>;
  /** Ends what is running in good order; it is taken up again at the next start. */
  close(): Promise<void>;
}

/**
 * Starts the standalone edition; it owns the data folder until it is closed. It listens at once, and says that it is
 * starting until the database is open.
 *
 * @throws DatabaseProblem where the folder is in use or the database cannot be used.
 * @throws what Node throws where the folder cannot be written or the port cannot be had.
 */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const { host, names, port, isOpen, dataFolder, distFolder, databaseUrl, log } = settings;
  if (isOpen && isOpenToOthers(settings)) throw new Error('Whoever answers others has to let them sign in.');
  const steps: (() => unknown)[] = [];
  const close = async () => {
    for (const step of steps.splice(0).reverse()) await step();
  };
  try {
    const starting = notReady(settings);
    steps.push(lockFolder(dataFolder));
    let storage: Storage | undefined;
    steps.push(() => storage?.close()); // after the last answer
    const listening = await listen(host, port, starting);
    steps.push(() => listening.close());
    const folder = await prepareDataFolder(dataFolder);
    storage = await openStorage({ databaseUrl, databaseFolder: folder.database, distFolder, log });
    const ownerToken = newToken();
    const application = createApplication(settings, { names: ownNames(host, names), ownerToken }, folder, storage);
    await application.resume();
    steps.push(() => application.stop());
    listening.answer = application.answer;
    steps.push(() => {
      listening.answer = starting;
    });
    steps.push(() => removeAccess(dataFolder));
    await writeAccess(dataFolder, { url: listening.url, token: ownerToken });
    return { url: listening.url, signInPath: application.signInPath, ask: application.ask, close };
  } catch (error) {
    await close();
    throw error;
  }
}
