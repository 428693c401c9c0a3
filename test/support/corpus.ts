import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from '@jest/globals';

/** The public IFC corpus beside the checkout. It is no part of the project and may be absent. */
const folder = fileURLToPath(new URL('../../../shared/ifc/', import.meta.url));

/** Path of one file of the corpus. */
export const corpusPath = (fileName: string): string => `${folder}${fileName}`;

/** Bytes of one file of the corpus. */
export const corpusBytes = (fileName: string): Uint8Array => readFileSync(corpusPath(fileName));

/** Names of the corpus's models (`.ifc` and `.ifczip`), sorted; none where it is absent. */
export const corpusFiles = (): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.(ifc|ifczip)$/i.test(name))
        .sort()
    : [];

/** A `describe` whose tests need the corpus; without it `tests` is not even called, and one skipped test says so. */
export function describeCorpus(subject: string, tests: () => void): void {
  describe(subject, corpusFiles().length > 0 ? tests : reportAbsence);
}

function reportAbsence(): void {
  // biome-ignore lint/suspicious/noSkippedTests: the skip is the report
  it.skip('needs the public IFC corpus beside the checkout (../shared/ifc)', () => undefined);
}
