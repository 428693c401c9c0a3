import { PlainStatement } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { KnownBytes } from '../known-bytes.ts';
import { Recent } from '../properties/recent.ts';
import { itemsWithSurface } from './items-with-surface.ts';

/** RepresentationIdentifiers whose items show something other than the product's body (IfcShapeRepresentation). */
const notTheBody = new Set(
  [
    ...[
      'Annotation',
      'Annotation2D',
      'Axis',
      'Axis2D',
      'Box',
      'Clearance',
      'CoG',
      'CorePoint',
      'FootPrint',
      'Lighting',
    ],
    ...['Outline', 'Path', 'Plan', 'Profile', 'Reference', 'SurveyPoints'],
  ].map((identifier) => identifier.toUpperCase()),
);

const isNotTheBody = (identifier: string): boolean => notTheBody.has(identifier.toUpperCase());

const DEEPEST_MAPPING = 32;
const KEPT_IDENTIFIERS = 64;
const KEPT_REPRESENTATIONS = 1 << 12;

const attributes = [
  ...(['Representations', 'RepresentationIdentifier', 'Items'] as const),
  ...(['MappingSource', 'MappedRepresentation'] as const),
] as const;

/** What can be said of a representation without following its items. */
type Look = 'body' | 'none' | 'to be followed';

/** Which representations are bodies. Remembers what it found of representations, which products share. */
export class BodyRepresentations {
  readonly #file: IfcFile;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #statement = new PlainStatement();
  /** By type code. */
  readonly #isSurface: boolean[] = [];
  /** Whether what an identifier names is the body. */
  readonly #identifiers = new KnownBytes<boolean>(KEPT_IDENTIFIERS);
  /** Of representations that products have: few share one. */
  readonly #recent = new Recent<Look>(KEPT_REPRESENTATIONS);
  /** Of representations that were followed. */
  readonly #known = new Map<number, boolean>();
  /** Representations that are being looked into; meeting one again means a cycle. */
  readonly #open = new Set<number>();
  readonly #ids: number[] = [];
  readonly #looks: Look[] = [];
  readonly #items: number[] = [];
  #isBeside = false;

  constructor(file: IfcFile) {
    this.#file = file;
    this.#positions = new AttributePositions(file, attributes);
  }

  /** Of an IfcProductRepresentation; undefined where it has to be asked thoroughly, because something is not as usual. */
  hasBody(shapeId: number): boolean | undefined {
    const at = this.#positions.of(shapeId);
    if (at === null || !this.#file.step.locate(shapeId, this.#statement)) return undefined;
    const ids = this.#ids;
    const count = this.#statement.references(at.Representations, ids);
    if (count < 0) return undefined;
    // All are looked at before any is followed, which may report something: thoroughly, they are reported first.
    for (let position = 0; position < count; position++) {
      const look = this.#lookAt(ids[position] ?? 0);
      if (look === undefined) return undefined;
      this.#looks[position] = look;
    }
    for (let position = 0; position < count; position++) {
      const look = this.#looks[position];
      if (look === 'body' || (look === 'to be followed' && this.#isBody(ids[position] ?? 0, 0))) return true;
    }
    return false;
  }

  /** Whether the identifier of a representation names something beside the body; undefined where it is not plainly written. */
  isBeside(id: number): boolean | undefined {
    const at = this.#positions.of(id);
    if (at === null || !this.#file.step.locate(id, this.#statement)) return undefined;
    return this.#isNamedBeside(at.RepresentationIdentifier);
  }

  /** Of an IfcProduct. Reports what is wrong on the way. */
  hasBodyThoroughly(product: Entity): boolean {
    const shape = product.entity('Representation');
    return shape?.entities('Representations').some(({ id }) => this.#isBody(id, 0)) ?? false;
  }

  /** By the classes of its items alone; undefined where its statement is not plainly written. */
  #lookAt(id: number): Look | undefined {
    const known = this.#known.get(id);
    if (known !== undefined) return known ? 'body' : 'none';
    const recent = this.#recent.get(id);
    if (recent !== undefined) return recent;
    const count = this.#readPlainly(id, this.#items);
    if (count < 0) return undefined;
    const look = this.#isBeside ? 'none' : this.#lookAtItems(count);
    this.#recent.set(id, look);
    return look;
  }

  #lookAtItems(count: number): Look {
    const { step } = this.#file;
    for (let at = 0; at < count; at++) {
      const type = step.typeOf(this.#items[at] ?? 0);
      if (type < 0) continue;
      if (this.#isSurfaceType(type)) return 'body';
      const keyword = step.keywords[type];
      if (keyword === 'IFCMAPPEDITEM' || keyword === 'IFCGEOMETRICSET') return 'to be followed';
    }
    return 'none';
  }

  #isBody(id: number, depth: number): boolean {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    if (this.#open.has(id)) {
      this.#reportCycle(id);
      return false;
    }
    this.#open.add(id);
    const items = this.#read(id);
    const isBody = !this.#isBeside && items.some((item) => this.#hasSurface(item, depth));
    this.#open.delete(id);
    this.#known.set(id, isBody);
    return isBody;
  }

  /** The items of a representation; whether it shows something other than the body is `#isBeside` then. */
  #read(id: number): number[] {
    const items: number[] = [];
    const count = this.#readPlainly(id, items);
    if (count >= 0) return items.slice(0, count);
    const representation = this.#file.entity(id);
    this.#isBeside = isNotTheBody(representation?.text('RepresentationIdentifier') ?? '');
    return representation?.referenceIds('Items') ?? [];
  }

  /** Answers how many items there are; -1 where the statement is not plainly written. */
  #readPlainly(id: number, items: number[]): number {
    const at = this.#positions.of(id);
    const statement = this.#statement;
    if (at === null || !this.#file.step.locate(id, statement)) return -1;
    const isBeside = this.#isNamedBeside(at.RepresentationIdentifier);
    if (isBeside === undefined) return -1;
    this.#isBeside = isBeside;
    return statement.references(at.Items, items);
  }

  #isNamedBeside(position: number): boolean | undefined {
    const statement = this.#statement;
    if (statement.isAbsent(position)) return false;
    const start = statement.starts[position] ?? 0;
    const end = statement.ends[position] ?? 0;
    const known = this.#identifiers.find(statement.bytes, start, end);
    if (known !== undefined) return known;
    const identifier = statement.text(position);
    if (identifier === undefined) return undefined;
    const isBeside = isNotTheBody(identifier);
    this.#identifiers.keep(statement.bytes, start, end, isBeside);
    return isBeside;
  }

  #reportCycle(id: number): void {
    const representation = this.#file.entity(id);
    this.#file.diagnostics.add({
      code: 'ifc/representation-cycle',
      severity: 'error',
      message: 'A representation contains itself by its mapped items.',
      at: representation === undefined ? this.#file.step.placeOf(id) : this.#file.placeOf(representation),
      remedy: 'The mapped item was skipped. Correct its IfcRepresentationMap, or export the file again.',
    });
  }

  #hasSurface(item: number, depth: number): boolean {
    const type = this.#file.step.typeOf(item);
    if (type < 0) return false;
    if (this.#isSurfaceType(type)) return true;
    if (depth > DEEPEST_MAPPING) return false;
    const keyword = this.#file.step.keywords[type];
    if (keyword === 'IFCMAPPEDITEM') return this.#mapsBody(item, depth);
    if (keyword !== 'IFCGEOMETRICSET') return false;
    const elements = this.#file.entity(item)?.referenceIds('Elements') ?? [];
    return elements.some((element) => this.#hasSurface(element, depth + 1));
  }

  #mapsBody(item: number, depth: number): boolean {
    const map = this.#follow(item, 'MappingSource');
    const plainly = map === undefined ? undefined : this.#follow(map, 'MappedRepresentation');
    if (plainly !== undefined) return this.#isBody(plainly, depth + 1);
    const mapped = this.#file.entity(item)?.entity('MappingSource')?.entity('MappedRepresentation');
    return mapped !== undefined && this.#isBody(mapped.id, depth + 1);
  }

  /** What an attribute refers to; undefined where it has to be followed thoroughly. */
  #follow(id: number, attribute: 'MappingSource' | 'MappedRepresentation'): number | undefined {
    const at = this.#positions.of(id);
    if (at === null || !this.#file.step.locate(id, this.#statement)) return undefined;
    const target = this.#statement.reference(at[attribute]);
    return target >= 0 && this.#positions.of(target) !== null ? target : undefined;
  }

  #isSurfaceType(type: number): boolean {
    const known = this.#isSurface[type];
    if (known !== undefined) return known;
    const isSurface = this.#isSurfaceClass(this.#file.step.keywords[type] ?? '');
    this.#isSurface[type] = isSurface;
    return isSurface;
  }

  #isSurfaceClass(keyword: string): boolean {
    return itemsWithSurface.some((name) => this.#file.schema.isA(keyword, name));
  }
}
