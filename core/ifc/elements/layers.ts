import { PlainStatement, type ReferenceMap, ReferenceMapBuilder } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonOf } from '../json.ts';
import { piece } from '../json-pieces.ts';
import { Recent } from '../properties/recent.ts';

/** Honest files map a representation that maps another one or two levels deep. */
const DEEPEST_MAPPING = 16;
const KEPT_REPRESENTATIONS = 1 << 12;

const attributes = ['Representations', 'Items', 'MappingSource', 'MappedRepresentation'] as const;

/** On which presentation layers objects are drawn (IfcPresentationLayerAssignment). Made once per file. */
export class Layers {
  readonly #file: IfcFile;
  /** Kept, because the statement of a layer lists everything that is on it. */
  readonly #layers = new Map<number, Uint8Array>();
  /** From a representation or representation item to its layers. */
  readonly #assigned: ReferenceMap;
  /** Layers below representations that items map: one door leaf is mapped by a hundred doors. */
  readonly #mapped = new Recent<readonly number[]>(KEPT_REPRESENTATIONS);
  /** Type code of IfcMappedItem; -2 where the file has none. */
  readonly #mappedItem: number;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #statement = new PlainStatement();

  constructor(file: IfcFile) {
    this.#file = file;
    const mappedItem = file.step.keywords.indexOf('IFCMAPPEDITEM');
    this.#mappedItem = mappedItem < 0 ? -2 : mappedItem;
    this.#positions = new AttributePositions(file, attributes);
    const builder = new ReferenceMapBuilder();
    for (const layer of file.entitiesOf('IfcPresentationLayerAssignment')) {
      this.#layers.set(layer.id, piece(readLayer(layer)));
      for (const item of layer.referenceIds('AssignedItems')) builder.add(item, layer.id);
    }
    this.#assigned = builder.build();
  }

  /** Express ids of the layers of a product's or type's representations, of their items, and of what these map. */
  of(object: Entity): Iterable<number> {
    if (this.#assigned.size === 0) return none;
    const maps = object
      .referenceIds('RepresentationMaps')
      .flatMap((id) => this.#reference(id, 'MappedRepresentation') ?? []);
    return this.#on([...maps, ...(object.entity('Representation')?.referenceIds('Representations') ?? [])]);
  }

  /** The same of an object without RepresentationMaps, by its IfcProductRepresentation; -1 for none. */
  ofShape(shapeId: number): Iterable<number> {
    if (this.#assigned.size === 0 || shapeId < 0) return none;
    const representations = this.#references(shapeId, 'Representations');
    return this.#on(representations ?? this.#file.entity(shapeId)?.referenceIds('Representations') ?? []);
  }

  /** A `Layer` as JSON. */
  jsonOf(layerId: number): Uint8Array | undefined {
    return this.#layers.get(layerId);
  }

  #on(representations: readonly number[]): Iterable<number> {
    const found = new Set<number>();
    for (const id of representations) this.#collect(id, found, 0);
    return found;
  }

  #collect(representationId: number, found: Set<number>, depth: number): void {
    this.#add(representationId, found);
    const items = this.#references(representationId, 'Items');
    for (const id of items ?? this.#file.entity(representationId)?.referenceIds('Items') ?? []) {
      this.#add(id, found);
      if (this.#file.step.typeOf(id) !== this.#mappedItem || depth === DEEPEST_MAPPING) continue;
      const source = this.#reference(id, 'MappingSource');
      const mapped = source === undefined ? undefined : this.#reference(source, 'MappedRepresentation');
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

  #add(itemId: number, found: Set<number>): void {
    if (this.#assigned.has(itemId)) for (const layer of this.#assigned.get(itemId)) found.add(layer);
  }

  #reference(id: number, attribute: 'MappingSource' | 'MappedRepresentation'): number | undefined {
    const at = this.#positions.of(id);
    const isPlain = at !== null && this.#file.step.locate(id, this.#statement);
    const target = isPlain ? this.#statement.reference(at[attribute]) : -1;
    return target >= 0 ? target : this.#file.entity(id)?.referenceId(attribute);
  }

  /** Undefined where the attribute has to be read thoroughly. */
  #references(id: number, attribute: (typeof attributes)[number]): readonly number[] | undefined {
    const at = this.#positions.of(id);
    if (at === null || !this.#file.step.locate(id, this.#statement)) return undefined;
    const ids: number[] = [];
    return this.#statement.references(at[attribute], ids) < 0 ? undefined : ids;
  }
}

const none: readonly number[] = [];

function readLayer(layer: Entity): Json {
  const [name, identifier] = [jsonOf(layer.text('Name')), jsonOf(layer.text('Identifier'))];
  return `{"expressId":${layer.id},"name":${name},"identifier":${identifier}}`;
}
