import { validateBytes } from 'gltf-validator';
import type { MemoryObjectStore } from '#adapters/memory';
import { type CoverageCounts, localScope } from '#core/model';
import { artifactSchemas, type ProcessedModel } from '#core/processing';

/** Of a long artifact only the first lines are looked at. */
const LINES = 2000;

/** What is wrong with what was written of a file, whatever the file: schemas, coverage, and the Khronos glTF validator. */
export async function faultsOfArtifacts(
  store: MemoryObjectStore,
  { model, coverage }: ProcessedModel,
): Promise<string[]> {
  const bytesOf = async (name: string) => {
    const path = `models/${model.contentId}/${name}`;
    return (await store.read({ ...localScope, path })) ?? new Uint8Array();
  };
  const faults: string[] = [];
  for (const [name, schema] of Object.entries(artifactSchemas)) {
    for (const record of recordsOf(name, await bytesOf(name))) {
      const { error } = schema.safeParse(JSON.parse(record));
      if (error === undefined) continue;
      faults.push(`${name}: ${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`);
      break;
    }
  }
  const counts: readonly CoverageCounts[] = [coverage, coverage.spaces, ...Object.values(coverage.byClass)];
  if (!counts.every(isAccounted)) faults.push('coverage: elements are unaccounted for');
  return [...faults, ...(await faultsOfGlb(await bytesOf('model.glb')))];
}

function recordsOf(name: string, bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('utf8');
  return name.endsWith('.ndjson') ? text.split('\n', LINES).filter(Boolean) : [text];
}

const isAccounted = ({ expected, produced, failed, empty }: CoverageCounts) => expected === produced + failed + empty;

async function faultsOfGlb(bytes: Uint8Array): Promise<string[]> {
  const { issues } = await validateBytes(bytes, { maxIssues: 20 });
  return issues.messages
    .filter(({ severity }) => severity === 0)
    .map(({ code, pointer }) => `model.glb: ${code} ${pointer}`);
}
