import { validateBytes } from 'gltf-validator';
import type { MemoryObjectStore } from '#adapters/memory';
import type { Tileset, TilesetTile } from '#core/geometry';
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
  const scenes = model.artifacts.map(({ name }) => name).filter((name) => name.endsWith('.glb'));
  for (const name of scenes) faults.push(...(await faultsOfGlb(name, await bytesOf(name))));
  if (scenes.join() === 'model.glb') return faults;
  return [
    ...faults,
    ...faultsOfTileset(JSON.parse(Buffer.from(await bytesOf('tileset.json')).toString('utf8')), scenes),
  ];
}

function recordsOf(name: string, bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('utf8');
  return name.endsWith('.ndjson') ? text.split('\n', LINES).filter(Boolean) : [text];
}

const isAccounted = ({ expected, produced, failed, empty }: CoverageCounts) => expected === produced + failed + empty;

async function faultsOfGlb(name: string, bytes: Uint8Array): Promise<string[]> {
  const { issues } = await validateBytes(bytes, { maxIssues: 20 });
  return issues.messages
    .filter(({ severity }) => severity === 0)
    .map(({ code, pointer }) => `${name}: ${code} ${pointer}`);
}

/** Every tile that was written is named once, and what is to come is never larger than what is there. */
function faultsOfTileset({ root, geometricError }: Tileset, written: readonly string[]): string[] {
  const named: string[] = [];
  const faults: string[] = [];
  const visit = (tile: TilesetTile, most: number): void => {
    named.push(tile.content.uri);
    const numbers = [...tile.boundingVolume.box, tile.geometricError];
    if (!numbers.every(Number.isFinite)) faults.push(`tileset.json: ${tile.content.uri} has no box or error`);
    if (tile.geometricError > most) faults.push(`tileset.json: ${tile.content.uri} has more error than the tile above`);
    for (const child of tile.children ?? []) visit(child, tile.geometricError);
  };
  visit(root, geometricError);
  if (named.sort().join() !== [...written].sort().join())
    faults.push(`tileset.json: names ${named}, there are ${written}`);
  return faults;
}
