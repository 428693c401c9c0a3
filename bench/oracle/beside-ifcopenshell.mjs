// What the commands that set Plinth beside IfcOpenShell have in common: which files they read, with which Python, and
// where the report goes.

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NoPython, pythonWithIfcOpenShell } from './python.mjs';

const corpus = fileURLToPath(new URL('../../../shared/ifc/', import.meta.url));

/**
 * Compares the given files and prints the report; without any, those of the public IFC corpus beside the checkout
 * (../shared/ifc), and writes the report.
 *
 * @param {readonly string[]} given paths
 * @param {{ reportFile: string, others?: readonly string[],
 *   compare: (files: readonly string[], python: string) => Promise<{ text: string, isRight: boolean }> }} command
 *   `others`: files that are compared beside those of the corpus
 * @returns {Promise<number>} exit code: 1 where something is wrong, or nothing could be compared
 */
export async function reportBesideIfcOpenShell(given, { reportFile, others = [], compare }) {
  const files = given.length > 0 ? given : corpusFiles(others);
  if (files.length === 0) {
    console.error('Nothing to compare: the public IFC corpus is not beside the checkout (../shared/ifc).');
    return 1;
  }
  try {
    const { text, isRight } = await compare(files, pythonWithIfcOpenShell());
    if (given.length > 0) console.log(text);
    else writeFileSync(reportFile, text);
    return isRight ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NoPython)) throw error;
    console.error(error.message);
    return 1;
  }
}

function corpusFiles(others) {
  if (!existsSync(corpus)) return [];
  const names = readdirSync(corpus).filter((name) => /\.ifc(zip)?$/i.test(name));
  return [...names.sort().map((name) => join(corpus, name)), ...others.filter((path) => existsSync(path))];
}
