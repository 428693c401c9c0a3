// @ts-check
// Compares the resource types of synthesized templates with what the emulator knows and what it only stands in for.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../processes.mjs';
import { python } from './install.mjs';

const launcher = fileURLToPath(new URL('launch.py', import.meta.url));
const list = fileURLToPath(new URL('stubbed-types.json', import.meta.url));

/** @typedef {{ Type: string, Properties?: Record<string, unknown> }} Resource */

/**
 * @param {string} assembly of a Stage, as `cdk synth` writes it: `assembly-local`.
 * @throws with what to do where the emulator lacks a type, or where the committed list is out of date.
 */
export async function checkResourceTypes(assembly) {
  const supported = JSON.parse(await run(python, [launcher, '--types']));
  const stubbed = Object.keys(JSON.parse(readFileSync(list, 'utf8')));
  const faults = typeFaults(resourcesIn(assembly), supported, stubbed);
  if (faults.length > 0) throw new Error(`${list} is out of date:\n${faults.join('\n')}`);
}

/**
 * @param {readonly Resource[]} resources
 * @param {readonly string[]} supported types that the emulator knows.
 * @param {readonly string[]} stubbed the list: types, or types with a property.
 * @returns {string[]} one sentence for each difference.
 */
export function typeFaults(resources, supported, stubbed) {
  const isKnown = (/** @type {string} */ type) =>
    supported.includes(type) || stubbed.includes(type) || /^(Custom::|AWS::CDK::Metadata$)/.test(type);
  const lacking = resources.map(({ Type }) => Type).filter((type) => !isKnown(type));
  const isUsed = (/** @type {string} */ entry) => {
    const [type, property] = entry.split(' ');
    return resources.some(
      ({ Type, Properties = {} }) => Type === type && (property === undefined || property in Properties),
    );
  };
  return [
    ...[...new Set(lacking)].map(
      (type) => `The emulator lacks ${type}: list it, with the reason why that does no harm.`,
    ),
    ...stubbed
      .filter((entry) => supported.includes(entry))
      .map((type) => `The emulator knows ${type} by now: remove its line.`),
    ...stubbed.filter((entry) => !isUsed(entry)).map((entry) => `No template uses ${entry}: remove its line.`),
  ];
}

/**
 * @param {string} assembly
 * @returns {Resource[]}
 */
function resourcesIn(assembly) {
  const names = readdirSync(assembly, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.template.json'))
    .flatMap((name) => Object.values(JSON.parse(readFileSync(join(assembly, name), 'utf8')).Resources ?? {}));
}
