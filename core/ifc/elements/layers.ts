import { PlainStatement, type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonOf } from '../json.ts';
import { Recent } from '../properties/recent.ts';

/** Honest files map a representation that maps another one or two levels deep. */
const DEEPEST_MAPPING = 16;
const KEPT_REPRESENTATIONS = 1 << 12;

const attributes = ['Representations', 'Items', 'MappingSource'] as const;

/** On which presentation layers objects are drawn (IfcPresentationLayerAssignment). Made once per file. */
export class Layers {
  readonly #file: IfcFile;
  /** Kept, because the statement of a layer lists everything that is on it. */
  readonly #layers = new Map<number, Json>();
  /** From a representation or representation item to its layers. */
  readonly #assigned: ReferenceMap;
  /** Layers below representations that items map: one door leaf is mapped by a hundred doors. */
  readonly #mapped = new Recent<readonly number[]>(KEPT_REPRESENTATIONS);
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #statement = new PlainStatement();

  constructor(file: IfcFile) {
    this.#file = file;
    this.#positions = new AttributePositions(file, attributes);
    const builder = new ReferenceMapBuilder();
    for (const layer of file.entitiesOf('IfcPresentationLayerAssignment')) {
      this.#layers.set(layer.id, readLayer(layer));
      for (const item of layer.referenceIds('AssignedItems')) builder.add(item, layer.id);
    }
    this.#assigned = builder.build();
  }

  /** The layers of a product's or type's representations, of their items, and of what these map; each a `Layer`. */
  of(object: Entity): Json[] {
    if (this.#assigned.size === 0) return [];
    const maps = object.referenceIds('RepresentationMaps').flatMap((id) => this.#mappedRepresentation(id) ?? []);
    return this.#on([...maps, ...(object.entity('Representation')?.referenceIds('Representations') ?? [])]);
  }

  /** The same of an object without RepresentationMaps, by its IfcProductRepresentation; -1 for none. */
  ofShape(shapeId: number): Json[] {
    if (this.#assigned.size === 0 || shapeId < 0) return [];
    const representations = this.#references(shapeId, 'Representations');
    return this.#on(representations ?? this.#file.entity(shapeId)?.referenceIds('Representations') ?? []);
  }

  #on(representations: readonly number[]): Json[] {
    const found = new Set<number>();
    for (const id of representations) this.#collect(id, found, 0);
    const layers: Json[] = [];
    for (const id of found) {
      const layer = this.#layers.get(id);
      if (layer !== undefined) layers.push(layer);
    }
    return layers;
  }

  #collect(representationId: number, found: Set<number>, depth: number): void {
    for (const layer of this.#assigned.get(representationId)) found.add(layer);
    const items = this.#references(representationId, 'Items');
    for (const id of items ?? this.#file.entity(representationId)?.referenceIds('Items') ?? []) {
      if (this.#assigned.has(id)) for (const layer of this.#assigned.get(id)) found.add(layer);
      if (this.#file.step.keywordOf(id) !== 'IFCMAPPEDITEM' || depth === DEEPEST_MAPPING) continue;
      const source = this.#sourceOf(id);
      const mapped = source === undefined ? undefined : this.#mappedRepresentation(source);
      if (mapped !== undefined) for (const layer of this.#layersOfMapped(mapped, depth + 1)) found.add(layer);
    }
  }

  #layersOfMapped(representationId: number, depth: number): readonly number[] {
    const known = this.#mapped.get(representationId);
    if (known !== undefined) return known;
    // Set before its items are read: a representation that maps itself, by way of others, finds this and ends there.
    this.#mapped.set(representationId, []);
    const found = new Set<number>();
    this.#collect(representationId, found, depth);
    const layers = [...found];
    this.#mapped.set(representationId, layers);
    return layers;
  }

  /** IfcMappedItem.MappingSource. */
  #sourceOf(mappedItem: number): number | undefined {
    const at = this.#positions.of(mappedItem);
    const isPlain = at !== null && this.#file.step.locate(mappedItem, this.#statement);
    const source = isPlain ? this.#statement.reference(at.MappingSource) : -1;
    return source >= 0 ? source : this.#file.entity(mappedItem)?.referenceId('MappingSource');
  }

  /** Undefined where the attribute has to be read thoroughly. */
  #references(id: number, attribute: (typeof attributes)[number]): readonly number[] | undefined {
    const at = this.#positions.of(id);
    if (at === null || !this.#file.step.locate(id, this.#statement)) return undefined;
    const ids: number[] = [];
    return this.#statement.references(at[attribute], ids) < 0 ? undefined : ids;
  }

  #mappedRepresentation(mapId: number): number | undefined {
    return this.#file.entity(mapId)?.referenceId('MappedRepresentation');
  }
}

function readLayer(layer: Entity): Json {
  const [name, identifier] = [jsonOf(layer.text('Name')), jsonOf(layer.text('Identifier'))];
  return `{"expressId":${layer.id},"name":${name},"identifier":${identifier}}`;
}
