import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from './template.ts';
import { recordOf } from './values.ts';

/** An account to read templates with that are for none in particular. */
const ANY_ACCOUNT = '123456789012';

/** A folder that holds no cloud assembly, or a broken one. */
export class NotAnAssembly extends Error {}

/**
 * The stacks of a cloud assembly, as `cdk synth` writes it, and those of the assemblies within.
 * @throws NotAnAssembly where the folder has no manifest.json, or a template is no JSON.
 */
export function readAssembly(folder: string, region: string): Stack[] {
  const artifacts = recordOf(jsonIn(join(folder, 'manifest.json'))['artifacts']);
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    const { type, properties, environment } = recordOf(artifact);
    const settings = recordOf(properties);
    if (type === 'cdk:cloud-assembly') return readAssembly(join(folder, String(settings['directoryName'])), region);
    if (type !== 'aws:cloudformation:stack') return [];
    return [
      {
        ...placeOf(String(environment), region),
        name: String(settings['stackName'] ?? id),
        isProtected: settings['terminationProtection'] === true,
        template: jsonIn(join(folder, String(settings['templateFile']))),
      },
    ];
  });
}

function placeOf(environment: string, otherwise: string): { region: string; account: string } {
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(environment) ?? [];
  return {
    account: account === undefined || account.startsWith('unknown') ? ANY_ACCOUNT : account,
    region: region === undefined || region.startsWith('unknown') ? otherwise : region,
  };
}

function jsonIn(file: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new NotAnAssembly(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
