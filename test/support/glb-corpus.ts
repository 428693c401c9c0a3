import { type GlbElement, type GlbGroup, type Mesh, WebIfcEngine } from '#core/geometry';
import { type Entity, IfcFile, Units } from '#core/ifc';
import { Diagnostics } from '#core/model';
import { openStep } from '#core/step';
import { corpusBytes } from './corpus.ts';
import type { ListedModel } from './glb-model.ts';
import { bytesSource } from './step.ts';

/** A file of the corpus with all that web-ifc makes of it, and its size in bytes. */
export async function corpusModel(fileName: string): Promise<ListedModel & { readonly ifcBytes: number }> {
  const bytes = corpusBytes(fileName);
  const source = bytesSource(bytes, fileName);
  const diagnostics = new Diagnostics();
  const step = await openStep(source, { diagnostics });
  const file = new IfcFile(step, diagnostics);
  const { groups, groupOf } = spatialGroups(file);
  const products = [...file.entitiesOf('IfcProduct')].filter(
    (product) => product.referenceId('Representation') !== undefined && !product.isA('IfcOpeningElement'),
  );
  const meshes: Mesh[] = [];
  const shown: { product: Entity; element: GlbElement }[] = [];
  const byId = new Map(products.map((product) => [product.id, product]));
  const engine = new WebIfcEngine({ source });
  const request = {
    index: step.index,
    products: Uint32Array.from(byId.keys()),
    units: Units.of(file),
    elementBudgetMs: 60_000,
  };
  for await (const block of engine.tessellate(request)) {
    meshes.push(...block.meshes);
    for (const outcome of block.outcomes) {
      const product = outcome.status === 'produced' ? byId.get(outcome.geometry.expressId) : undefined;
      if (outcome.status !== 'produced' || product === undefined) continue;
      const { placements } = outcome.geometry;
      shown.push({ product, element: { ...identify(product), group: groupOf.get(product.id) ?? null, placements } });
    }
  }
  await engine.close();
  const elements = shown.filter(({ product }) => !product.isA('IfcSpace')).map(({ element }) => element);
  const spaces = shown.filter(({ product }) => product.isA('IfcSpace')).map(({ element }) => element);
  return { ifcBytes: bytes.length, meshes, groups, elements, spaces };
}

/** The structures that contain elements, one beside the other, and the structure of each element. */
function spatialGroups(file: IfcFile): { groups: GlbGroup[]; groupOf: Map<number, number> } {
  const groups: GlbGroup[] = [];
  const groupOf = new Map<number, number>();
  for (const relation of file.entitiesOf('IfcRelContainedInSpatialStructure')) {
    const structure = relation.entity('RelatingStructure');
    if (structure === undefined) continue;
    for (const element of relation.referenceIds('RelatedElements')) groupOf.set(element, groups.length);
    groups.push({ ...identify(structure), parent: null });
  }
  return { groups, groupOf };
}

function identify(entity: Entity) {
  const globalId = entity.text('GlobalId') ?? null;
  return { expressId: entity.id, globalId, class: entity.class, name: entity.text('Name') ?? null };
}
