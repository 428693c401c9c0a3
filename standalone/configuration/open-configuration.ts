import { readFile, stat } from 'node:fs/promises';
import { ifPresent } from '#adapters/disk';
import type { Features } from '#core/model';
import type { FeatureFlags } from '#core/ports';
import { ConfigurationFile } from './configuration-file.ts';

/** What the server was told by its file. */
export interface Configuration extends Omit<ConfigurationFile, 'features'> {
  readonly features: FeatureFlags;
}

/** The file is not as it has to be. */
export class ConfigurationProblem extends Error {
  readonly code = 'configuration/invalid';
  readonly remedy = 'Correct the file, or remove it: without it everything is as usual.';
}

/**
 * Reads the configuration; where there is no file, all is as usual.
 *
 * @param onFault told when the file has been changed into one that cannot be used: what it said before then stays.
 * @throws ConfigurationProblem naming every part that is wrong.
 */
export async function openConfiguration(path: string, onFault: (error: unknown) => void): Promise<Configuration> {
  const { features, ...rest } = await read(path);
  return { ...rest, features: new FileFeatures(path, { features, changedAt: await changeOf(path), onFault }) };
}

interface Known {
  readonly features: Features;
  readonly changedAt: number | undefined;
  readonly onFault: (error: unknown) => void;
}

/** Looks whether the file has changed whenever somebody asks. */
class FileFeatures implements FeatureFlags {
  readonly #path: string;
  readonly #onFault: (error: unknown) => void;
  #features: Features;
  #changedAt: number | undefined;

  constructor(path: string, { features, changedAt, onFault }: Known) {
    this.#path = path;
    this.#features = features;
    this.#changedAt = changedAt;
    this.#onFault = onFault;
  }

  async current(): Promise<Features> {
    try {
      const changedAt = await changeOf(this.#path);
      if (changedAt === this.#changedAt) return this.#features;
      this.#changedAt = changedAt;
      this.#features = (await read(this.#path)).features;
    } catch (error) {
      this.#onFault(error);
    }
    return this.#features;
  }
}

const changeOf = async (path: string) => (await ifPresent(stat(path)))?.mtimeMs;

async function read(path: string): Promise<ConfigurationFile> {
  const text = (await ifPresent(readFile(path, 'utf8'))) ?? '{}';
  const { success, data, error } = ConfigurationFile.safeParse(parsed(path, text));
  if (success) return data;
  const faults = error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`);
  throw new ConfigurationProblem(`${path}: ${faults.join('; ')}`);
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new ConfigurationProblem(`${path} is not JSON: ${error.message}`);
    throw error;
  }
}
