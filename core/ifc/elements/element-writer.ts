import type { MeshMeasures, Placeholder } from '#core/model';
import type { ChunkRing } from '../chunk-ring.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { type Json, jsonOf } from '../json.ts';
import { ValueTypes } from '../properties/value-types.ts';
import { typeOf } from '../type-of.ts';
import { readAttributes } from './attributes.ts';
import { type ElementClass, elementClasses } from './element-class.ts';
import type { ElementSources } from './element-sources.ts';
import { LongWays } from './long-ways.ts';
import type { NativeElements } from './native/native-elements.ts';
import { PredefinedTypes, predefinedTypeOf } from './predefined-type.ts';

/** What is known of the shapes of elements. */
export interface ShapesOfElements {
  /** What the mesh measures; null where it has none. */
  of(expressId: number): MeshMeasures | null;
  /** What is shown in place of a mesh that would have cost too much. */
  placeholderOf(expressId: number): Placeholder | undefined;
}

/** Writes objects, each an `Element` as JSON. Made once per file. */
export class ElementWriter {
  readonly out: ChunkRing;
  readonly #file: IfcFile;
  readonly #sources: ElementSources;
  readonly #shapes: ShapesOfElements;
  readonly #types: ValueTypes;
  readonly #ways: LongWays;
  readonly #native: NativeElements;
  readonly #predefinedTypes: PredefinedTypes;

  constructor(file: IfcFile, sources: ElementSources, shapes: ShapesOfElements) {
    this.#file = file;
    this.#sources = sources;
    this.#shapes = shapes;
    this.#types = new ValueTypes(sources.units);
    this.#ways = new LongWays(file, sources, this.#types);
    this.#native = this.#ways.native;
    this.out = this.#native.out;
    this.#predefinedTypes = new PredefinedTypes(file);
  }

  classes(): ElementClass[] {
    return elementClasses(this.#file, this.#types);
  }

  /** Objects of this class come next. */
  beginClass(elementClass: ElementClass): void {
    this.#native.beginClass(elementClass);
    this.#ways.atHand.elementClass = elementClass;
  }

  /**
   * Writes an object of the class that was begun.
   *
   * @param shared whether what many objects can have in common is listed: materials, classifications, layers, links.
   */
  write(id: number, elementClass: ElementClass, shared: boolean): void {
    const typeId = typeOf(id, this.#sources.relations);
    const ofType = typeId === undefined ? null : this.#predefinedTypes.of(typeId);
    const placeholder = this.#shapes.placeholderOf(id);
    const isDescribed = this.#describe(id, typeId, ofType ?? null, shared, placeholder !== undefined);
    if (ofType === undefined || !isDescribed || !this.#native.write(id)) {
      if (!this.#writeThoroughly(id, elementClass, typeId, shared)) return;
    }
    if (placeholder !== undefined) this.out.text(`,"placeholder":${JSON.stringify(placeholder)}}\n`);
  }

  /** False where the module cannot be told what the type says. */
  #describe(id: number, typeId: number | undefined, ofType: string | null, shared: boolean, hasMore: boolean): boolean {
    const { places } = this.#sources;
    const own = places.get(id);
    // An opening or port, which is no part of the tree, stands below its element and where that stands.
    const host = own === undefined ? this.#hostOf(id) : undefined;
    const measures = this.#shapes.of(id);
    const { atHand } = this.#ways;
    atHand.id = id;
    atHand.typeId = typeId;
    atHand.spaces = measures?.spaces ?? none;
    return this.#native.describe({
      typeId,
      ofType,
      isPlaced: own !== undefined,
      parent: own === undefined ? host : own.parent,
      place: own ?? (host === undefined ? undefined : places.get(host)),
      measures,
      hasMore,
      isShared: shared,
    });
  }

  #hostOf(id: number): number | undefined {
    const { ports } = this.#ways;
    return this.#sources.relations.voidedBy.inverse.first(id) ?? (ports.isPort(id) ? ports.ownerOf(id) : undefined);
  }

  /** By way of `Entity`, which reports what is wrong with the statement; false where there is none. */
  #writeThoroughly(id: number, { kind }: ElementClass, typeId: number | undefined, shared: boolean): boolean {
    const { out } = this;
    const entity = this.#file.entity(id);
    if (entity === undefined) return false;
    const type = typeId === undefined ? undefined : this.#file.entity(typeId);
    out.text(
      `{"kind":"${kind}","expressId":${id},"globalId":${jsonOf(entity.text('GlobalId'))},"class":"${entity.class}"` +
        `,"predefinedType":${jsonOf(predefinedTypeOf(entity, type))}${namesOf(entity)}`,
    );
    this.#native.writePlace();
    const placement = JSON.stringify(this.#sources.placements.ofProduct(entity) ?? null);
    const attributes = JSON.stringify(readAttributes(entity, this.#types));
    out.text(`,"placement":${placement},"attributes":${attributes.slice(0, -1)}`);
    if (shared) {
      this.#native.writeUpToLayers(id);
      this.#ways.writeLayers(this.#ways.layers.of(entity));
      this.#native.writeLinks(id);
    } else out.text('],"materials":[],"classifications":[],"layers":[],"links":{}');
    this.#native.writeRest(id);
    return true;
  }
}

const none: readonly number[] = [];

function namesOf(entity: Entity): Json {
  const objectType = entity.text('ObjectType') ?? entity.text('ElementType');
  return (
    `,"name":${jsonOf(entity.text('Name'))},"description":${jsonOf(entity.text('Description'))}` +
    `,"objectType":${jsonOf(objectType)},"tag":${jsonOf(entity.text('Tag'))},"longName":${jsonOf(entity.text('LongName'))}`
  );
}
