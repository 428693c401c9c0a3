import { PlainStatement, type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonOf } from '../json.ts';
import { Recent } from '../properties/recent.ts';
import { DistinctIds } from './distinct-ids.ts';

/** Honest files map a representation that maps another one or two levels deep. */
const DEEPEST_MAPPING = 16;
const KEPT_REPRESENTATIONS = 1 << 12;

const attributes = ['Representations', 'Items', 'MappingSource', 'MappedRepresentation'] as const;

/** On which presentation layers objects are drawn (IfcPresentationLayerAssignment). Made once per file. */
export class Layers {
  readonly #file: IfcFile;
  /** Kept, because the statement of a layer lists everything that is on it. */
  readonly #layers = new Map<number, Json>();
  readonly #assigned: ReferenceMap;
  /** Layers below what IfcRepresentationMaps map: one door leaf is mapped by a hundred doors. */
  readonly #mapped = new Recent<readonly number[]>(KEPT_REPRESENTATIONS);
  /** Type code of IfcMappedItem; -2 where the file has none. */
  readonly #mappedItem: number;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #statement = new PlainStatement();
  readonly #found = new DistinctIds();
  readonly #ofItem: number[] = [];
  readonly #representations: number[] = [];

  constructor(file: IfcFile) {
    this.#file = file;
    const mappedItem = file.step.keywords.indexOf('IFCMAPPEDITEM');
    this.#mappedItem = mappedItem < 0 ? -2 : mappedItem;
    this.#positions = new AttributePositions(file, attributes);
    const builder = new ReferenceMapBuilder();
    for (const layer of file.entitiesOf('IfcPresentationLayerAssignment')) {
      this.#layers.set(layer.id, readLayer(layer));
      for (const item of layer.referenceIds('AssignedItems')) builder.add(item, layer.id);
    }
    this.#assigned = builder.build();
  }

  /**
   * Express ids of the layers of a product's or type's representations, of their items, and of what these map; each once.
   * Good until the next call, as that of `ofShape`.
   */
  of(object: Entity): readonly number[] {
    if (this.#assigned.size === 0) return none;
    const maps = object
      .referenceIds('RepresentationMaps')
      .flatMap((id) => this.#reference(id, 'MappedRepresentation') ?? []);
    return this.#on([...maps, ...(object.entity('Representation')?.referenceIds('Representations') ?? [])]);
  }

  /** The same of an object without RepresentationMaps, by its IfcProductRepresentation; -1 for none. */
  ofShape(shapeId: number): readonly number[] {
    if (this.#assigned.size === 0 || shapeId < 0) return none;
    return this.#on(this.#references(shapeId, 'Representations', this.#representations));
  }

  /** From a representation or representation item to its layers. */
  get assigned(): ReferenceMap {
    return this.#assigned;
  }

  /** The layers of what an IfcRepresentationMap maps. */
  ofMapped(sourceId: number): readonly number[] {
    return this.#layersOfMapped(sourceId, 1);
  }

  /** A `Layer` as JSON, of those found. */
  jsonOf(layerId: number): Json {
    return this.#layers.get(layerId) ?? 'null';
  }

  #on(representations: readonly number[]): readonly number[] {
    if (this.#found.ids.length > 0) this.#found.clear();
    for (let at = 0; at < representations.length; at++) this.#collect(representations[at] ?? 0, this.#found, 0);
    return this.#found.ids;
  }

  #collect(representationId: number, found: DistinctIds, depth: number): void {
    this.#add(representationId, found);
    const items = this.#references(representationId, 'Items', []);
    for (let at = 0; at < items.length; at++) {
      const id = items[at] ?? 0;
      this.#add(id, found);
      if (this.#file.step.typeOf(id) !== this.#mappedItem || depth === DEEPEST_MAPPING) continue;
      const source = this.#reference(id, 'MappingSource');
      const mapped = source === undefined ? none : this.#layersOfMapped(source, depth + 1);
      for (let layer = 0; layer < mapped.length; layer++) found.add(mapped[layer] ?? 0);
    }
  }

  /** By express id of the IfcRepresentationMap. */
  #layersOfMapped(sourceId: number, depth: number): readonly number[] {
    const known = this.#mapped.get(sourceId);
    if (known !== undefined) return known;
    // Set before its items are read: a representation that maps itself, by way of others, finds this and ends there.
    this.#mapped.set(sourceId, none);
    const representation = this.#reference(sourceId, 'MappedRepresentation');
    const layers = new DistinctIds();
    if (representation !== undefined) this.#collect(representation, layers, depth);
    this.#mapped.set(sourceId, layers.ids);
    return layers.ids;
  }

  #add(itemId: number, found: DistinctIds): void {
    const count = this.#assigned.copy(itemId, this.#ofItem, 0);
    for (let at = 0; at < count; at++) found.add(this.#ofItem[at] ?? 0);
  }

  #reference(id: number, attribute: 'MappingSource' | 'MappedRepresentation'): number | undefined {
    const at = this.#positions.of(id);
    const isPlain = at !== null && this.#file.step.locate(id, this.#statement);
    const target = isPlain ? this.#statement.reference(at[attribute]) : -1;
    return target >= 0 ? target : this.#file.entity(id)?.referenceId(attribute);
  }

  /** @param target room for them; what is returned may be another list. */
  #references(id: number, attribute: 'Representations' | 'Items', target: number[]): readonly number[] {
    const at = this.#positions.of(id);
    if (at !== null && this.#file.step.locate(id, this.#statement)) {
      const count = this.#statement.references(at[attribute], target);
      if (count >= 0) {
        if (target.length > count) target.length = count;
        return target;
      }
    }
    return this.#file.entity(id)?.referenceIds(attribute) ?? none;
  }
}

const none: readonly number[] = [];

function readLayer(layer: Entity): Json {
  const [name, identifier] = [jsonOf(layer.text('Name')), jsonOf(layer.text('Identifier'))];
  return `{"expressId":${layer.id},"name":${name},"identifier":${identifier}}`;
}
