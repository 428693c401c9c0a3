import type { Element, MaterialDefinition, PropertySet, TreeNode } from '#core/model';
import type { HandChecked } from './index.ts';
import type { CorpusModel } from './model.ts';
import type { Questions } from './row.ts';

type Answers = { [Ask in keyof Questions]: (model: CorpusModel, ...of: Questions[Ask]) => unknown };

/** How each question is answered from what Plinth writes about a model. */
const answers: Answers = {
  property: (model, id, set, name) => setOf(model, id, set)?.properties.find((property) => property.name === name),
  propertyNames: (model, id, set) => setOf(model, id, set)?.properties.map(({ name }) => name),
  text: (model, id, attribute) => model.file.entity(id)?.text(attribute),
  origin: (model, id) => elementOf(model, id).placement?.slice(12, 15),
  xAxis: (model, id) => elementOf(model, id).placement?.slice(0, 3),
  container: (model, id) => elementOf(model, id).container?.expressId,
  parent: (model, id) => elementOf(model, id).parent?.expressId,
  elevation: (model, id) => {
    const node = findNode([...model.tree.roots, ...model.tree.unplaced], id);
    return node?.kind === 'storey' ? node.elevation : undefined;
  },
  site: (model, id) => model.metadata.georeference.sites.find(({ expressId }) => expressId === id),
  mapConversion: ({ metadata }) => ({
    ...metadata.georeference.mapConversion,
    crs: metadata.georeference.crs?.name,
    epsg: metadata.georeference.crs?.epsg,
  }),
  trueNorth: ({ metadata }, id) =>
    metadata.contexts.find(({ expressId }) => expressId === id)?.trueNorth?.degreesClockwiseFromY,
  unit: ({ metadata }, kind) => metadata.units.find((unit) => unit.kind === kind),
  materials: (model, id) => elementOf(model, id).materials.flatMap(({ material }) => namesAndThicknesses(material)),
  classifications: (model, id) =>
    elementOf(model, id).classifications.map(({ identification, name, system }) => ({
      identification,
      name,
      system: system?.name ?? null,
    })),
  groups: (model, id) => elementOf(model, id).links.groups?.map(({ name }) => name),
  layers: (model, id) => elementOf(model, id).layers.map(({ name }) => name),
  count: ({ metadata }, className) => metadata.counts.instancesByClass[className],
  header: ({ metadata }, field) => metadata.header[field],
};

/** What Plinth answers to a row's question. */
export function answerTo({ ask, of }: HandChecked, model: CorpusModel): unknown {
  const answer: (model: CorpusModel, ...of: never[]) => unknown = answers[ask];
  return Reflect.apply(answer, undefined, [model, ...of]);
}

function elementOf(model: CorpusModel, id: number): Element {
  const element = model.elements.get(id);
  if (element === undefined) throw new Error(`#${id} is not among the elements`);
  return element;
}

function setOf(model: CorpusModel, id: number, name: string): PropertySet | undefined {
  return model.properties.get(id)?.sets.find((set) => (set.name ?? set.class) === name);
}

function findNode(nodes: readonly TreeNode[], id: number): TreeNode | undefined {
  for (const node of nodes) {
    const found = node.expressId === id ? node : findNode(node.children, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function namesAndThicknesses(material: MaterialDefinition): [name: string | null, thickness: unknown][] {
  if (material.kind === 'material') return [[material.name, null]];
  if (material.kind === 'list') return material.materials.map(({ name }) => [name, null]);
  if (material.kind === 'layerSet')
    return material.layers.map(({ material, thickness }) => [material?.name ?? null, thickness.si]);
  const parts = material.kind === 'profileSet' ? material.profiles : material.constituents;
  return parts.map(({ material }) => [material?.name ?? null, null]);
}
