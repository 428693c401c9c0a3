import { MemoryObjectStore } from '#adapters/memory';
import type { GeometryEngine } from '#core/geometry';
import { IfcFile } from '#core/ifc';
import { Diagnostics, Element, localScope, ObjectProperties, SpatialTree } from '#core/model';
import { ModelDocument, processModel } from '#core/processing';
import { openStep } from '#core/step';
import { bytesSource } from '../step.ts';
import { corpusModelBytes } from './corpus-model.ts';

/** The data that Plinth writes about a model, read back from its artifacts, and the file itself. */
export interface CorpusModel {
  readonly file: IfcFile;
  readonly metadata: ModelDocument;
  readonly tree: SpatialTree;
  readonly elements: Records<Element>;
  readonly properties: Records<ObjectProperties>;
}

/** Finds no shapes: only the data is looked at here. */
const noGeometry: GeometryEngine = {
  async *tessellate({ products }) {
    yield { meshes: [], outcomes: Array.from(products, (expressId) => ({ status: 'empty', expressId })) };
  },
  close: async () => undefined,
};

const opened = new Map<string, Promise<CorpusModel>>();

/** A model of the public corpus; each is processed once. */
export function openCorpusModel(fileName: string): Promise<CorpusModel> {
  const known = opened.get(fileName) ?? readModel(fileName);
  opened.set(fileName, known);
  return known;
}

async function readModel(fileName: string): Promise<CorpusModel> {
  const source = bytesSource(await corpusModelBytes(fileName), fileName);
  const store = new MemoryObjectStore();
  const { model } = await processModel({ scope: localScope, source, store, engine: noGeometry });
  const text = async (name: string) => {
    const path = `models/${model.contentId}/${name}`;
    return Buffer.from((await store.read({ ...localScope, path })) ?? new Uint8Array()).toString();
  };
  const diagnostics = new Diagnostics();
  return {
    file: new IfcFile(await openStep(source, { diagnostics }), diagnostics),
    metadata: ModelDocument.parse(JSON.parse(await text('model.json'))),
    tree: SpatialTree.parse(JSON.parse(await text('tree.json'))),
    elements: new Records(await text('elements.ndjson'), Element),
    properties: new Records(await text('properties.ndjson'), ObjectProperties),
  };
}

/** Lines of an NDJSON artifact by express id, each parsed when it is asked for. */
class Records<Line> {
  readonly #lines: ReadonlyMap<number, string>;
  readonly #schema: { parse(value: unknown): Line };

  constructor(text: string, schema: { parse(value: unknown): Line }) {
    const lines = text.split('\n').filter((line) => line !== '');
    this.#lines = new Map(lines.map((line) => [Number(/"expressId":(\d+)/.exec(line)?.[1]), line]));
    this.#schema = schema;
  }

  get(expressId: number): Line | undefined {
    const line = this.#lines.get(expressId);
    return line === undefined ? undefined : this.#schema.parse(JSON.parse(line));
  }
}
