import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { Coverage, type CoverageCounts } from '#core/model';
import { artifactJsonSchema, artifactSchemas, ModelDocument } from '#core/processing';
import { decodeGlb } from './glb.ts';
import { recordsOf } from './plinth.ts';

const ajv = new Ajv2020({ strict: false });
const validators = new Map<string, ValidateFunction>();

/** Where the artifacts of a folder do not fit their published JSON Schemas. */
export function schemaErrors(folder: string): string[] {
  return (Object.keys(artifactSchemas) as (keyof typeof artifactSchemas)[]).flatMap((name) => {
    const validate = validators.get(name) ?? ajv.compile(artifactJsonSchema(name));
    validators.set(name, validate);
    const wrong = recordsOf(folder, name).find((record) => !validate(record));
    return wrong === undefined
      ? []
      : [`${name}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(wrong).slice(0, 200)}`];
  });
}

export function modelOf(folder: string): ModelDocument {
  return ModelDocument.parse(recordsOf(folder, 'model.json')[0]);
}

export function coverageOf(folder: string): Coverage {
  return Coverage.parse(recordsOf(folder, 'coverage.json')[0]);
}

/** Whether nothing is lost: expected = produced + failed + empty. */
export function isAccounted({ expected, produced, failed, empty }: CoverageCounts): boolean {
  return expected === produced + failed + empty;
}

/** Express ids of what a GLB shows, as any reader finds them: the elements of scene 0 and the spaces of scene 1. */
export async function shownIn(folder: string): Promise<{ elements: number[]; spaces: number[] }> {
  const { nodes } = await decodeGlb(readFileSync(join(folder, 'model.glb')));
  const ids = (scene: string) =>
    nodes
      .filter(({ path, triangles }) => path[0] === scene && triangles.length > 0)
      .map(({ expressId }) => Number(expressId))
      .sort((a, b) => a - b);
  return { elements: ids('model'), spaces: ids('spaces') };
}

/** Express ids of the objects that have a mesh by elements.ndjson, spaces apart. */
export function measuredIn(folder: string): { elements: number[]; spaces: number[] } {
  const withMesh = (recordsOf(folder, 'elements.ndjson') as { expressId: number; class: string; geometry: unknown }[])
    .filter(({ geometry }) => geometry !== null)
    .sort((a, b) => a.expressId - b.expressId);
  const ids = (isSpace: boolean) =>
    withMesh.filter((element) => (element.class === 'IfcSpace') === isSpace).map(({ expressId }) => expressId);
  return { elements: ids(false), spaces: ids(true) };
}

/** The artifacts whose size or hash is not what model.json says. */
export function damagedArtifacts(folder: string): string[] {
  return modelOf(folder)
    .artifacts.filter(({ name, bytes, sha256 }) => {
      const content = readFileSync(join(folder, name));
      return content.length !== bytes || createHash('sha256').update(content).digest('hex') !== sha256;
    })
    .map(({ name }) => name);
}
