import type { ArtifactReader } from '#core/ports';
import type { PostgisSchema } from '../server-check.ts';
import type { Queries } from '../tenant-queries.ts';
import { Batch } from './batch.ts';
import { elementLine } from './element-line.ts';
import { elementTable } from './element-rows.ts';
import { insideRows, insideTable } from './inside-rows.ts';
import { lines, slices } from './lines.ts';
import { objectTable, PropertySetNumbers } from './object-sets.ts';
import { setTable, valueRows, valueTable } from './property-rows.ts';
import { SetObjects, setObjectsTable } from './set-objects.ts';
import type { ContentKey, Table } from './table.ts';
import { TreeNodes } from './tree-nodes.ts';
import { treeTable } from './tree-rows.ts';

export interface LoadRequest {
  readonly queries: Queries;
  readonly postgis: PostgisSchema;
  readonly key: ContentKey;
  readonly artifacts: ArtifactReader;
  /** Called often; may throw to break off. */
  readonly onBytes: (bytes: number) => void;
  /** Lets the planner know a table whose rows are all there. */
  readonly analyze: (table: string) => Promise<unknown>;
}

export interface LoadCounts {
  elements: number;
  /** Of all objects, those of their types included. */
  properties: number;
}

/**
 * Writes the rows of a content, batch by batch, each committed by itself: PGlite has one session, and a transaction that
 * lasts as long as the load would keep everybody else waiting. Nobody sees the rows before their content is `ready`.
 * Elements, properties and tree take turns here, and a server inserts them at the same time.
 */
export async function loadRows(request: LoadRequest): Promise<LoadCounts> {
  const failed = new AbortController();
  const parts = [
    loadPart(request, failed, loadElements, ['elements', 'relations']),
    loadPart(request, failed, loadProperties, [
      'property_sets',
      'property_values',
      'object_property_sets',
      'property_set_objects',
    ]),
    loadPart(request, failed, loadTree, ['spatial_tree']),
  ] as const;
  await Promise.allSettled(parts);
  const [elements, properties] = await Promise.all(parts);
  return { elements, properties };
}

/** Settles when none of its inserts is under way: none is to come after the rows of a broken load were removed. */
async function loadPart<T>(
  request: LoadRequest,
  failed: AbortController,
  load: (request: LoadRequest, batch: BatchOf) => Promise<T>,
  tables: readonly string[],
): Promise<T> {
  const batches: Pick<Batch<unknown>, 'settle'>[] = [];
  const batch: BatchOf = (table) => {
    const made = new Batch(request.queries, request.key, table);
    batches.push(made);
    return made;
  };
  const onBytes = (bytes: number) => {
    failed.signal.throwIfAborted();
    request.onBytes(bytes);
  };
  try {
    const loaded = await load({ ...request, onBytes }, batch);
    for (const table of tables) await request.analyze(table); // one turn each
    return loaded;
  } catch (error) {
    failed.abort(error);
    throw error;
  } finally {
    await Promise.all(batches.map((made) => made.settle()));
  }
}

type BatchOf = <Row>(table: Table<Row>) => Batch<Row>;

async function loadElements({ postgis, artifacts, onBytes }: LoadRequest, batch: BatchOf): Promise<number> {
  const elements = batch(elementTable(postgis));
  const inside = batch(insideTable);
  let count = 0;
  for await (const bytes of lines(artifacts('elements.ndjson'), onBytes)) {
    const line = elementLine(bytes);
    if (elements.add(line)) await elements.insert();
    await inside.addAll(insideRows(line.element));
    count++;
  }
  await elements.finish();
  await inside.finish();
  return count;
}

async function loadProperties({ artifacts, onBytes }: LoadRequest, batch: BatchOf): Promise<number> {
  const owners = new SetObjects();
  const numbers = new PropertySetNumbers((setId, ownerClass, source, expressId) =>
    owners.add(setId, ownerClass, source, expressId),
  );
  const sets = batch(setTable);
  const values = batch(valueTable);
  const objects = batch(objectTable);
  const setObjects = batch(setObjectsTable);
  let count = 0;
  for await (const line of lines(artifacts('properties.ndjson'), onBytes)) {
    const { object, added, properties } = numbers.add(line);
    for (const set of added) {
      if (sets.add(set)) await sets.insert();
      await values.addAll(valueRows(set));
    }
    if (object.setIds !== '' && objects.add(object)) await objects.insert();
    await setObjects.addAll(owners.takeFull());
    count += properties;
  }
  await setObjects.addAll(owners.takeAll());
  await sets.finish();
  await values.finish();
  await objects.finish();
  await setObjects.finish();
  return count;
}

async function loadTree({ artifacts, onBytes }: LoadRequest, batch: BatchOf): Promise<void> {
  const tree = batch(treeTable);
  const nodes = new TreeNodes();
  const decoder = new TextDecoder();
  let position = 0;
  for await (const slice of slices(artifacts('tree.json'), onBytes)) {
    for (const placed of nodes.add(decoder.decode(slice, { stream: true }))) {
      if (tree.add({ ...placed, position: position++ })) await tree.insert();
    }
  }
  nodes.end();
  await tree.finish();
}
