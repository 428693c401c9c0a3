import { PlainStatement } from '#core/step';
import { AttributePositions } from '../attribute-positions.ts';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';

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

/** Classes of representation items that have a surface. Mapped items and geometric sets are looked into. */
const itemsWithSurface = [
  'IfcSolidModel',
  'IfcBooleanResult',
  'IfcCsgPrimitive3D',
  'IfcTessellatedItem',
  'IfcFaceBasedSurfaceModel',
  'IfcShellBasedSurfaceModel',
  'IfcSectionedSpine',
  'IfcSurface',
  'IfcFace',
];

const DEEPEST_MAPPING = 32;

const attributes = ['Representations', 'RepresentationIdentifier', 'Items'] as const;

/** What of a representation decides whether it is a body. */
interface RepresentationHead {
  readonly identifier: string;
  readonly items: readonly number[];
}

/** Of what needs no reading, because it is known whether it is a body. */
const decided: RepresentationHead = { identifier: '', items: [] };

/** Which representations are bodies. Remembers what it found of representations, which products share. */
export class BodyRepresentations {
  readonly #file: IfcFile;
  readonly #positions: AttributePositions<(typeof attributes)[number]>;
  readonly #statement = new PlainStatement();
  /** By type code. */
  readonly #isSurface: boolean[] = [];
  readonly #known = new Map<number, boolean>();
  /** Representations that are being looked into; meeting one again means a cycle. */
  readonly #open = new Set<number>();

  constructor(file: IfcFile) {
    this.#file = file;
    this.#positions = new AttributePositions(file, attributes);
  }

  /** Of an IfcProductRepresentation; undefined where it has to be asked thoroughly, because something is not as usual. */
  hasBody(shapeId: number): boolean | undefined {
    const at = this.#positions.of(shapeId);
    if (at === null || !this.#file.step.locate(shapeId, this.#statement)) return undefined;
    const ids: number[] = [];
    if (this.#statement.references(at.Representations, ids) < 0) return undefined;
    const heads: RepresentationHead[] = [];
    for (const id of ids) {
      const head = this.#known.has(id) ? decided : this.#readPlainly(id);
      if (head === undefined) return undefined;
      heads.push(head);
    }
    return ids.some((id, position) => this.#isBody(id, 0, heads[position]));
  }

  /** Of an IfcProduct. Reports what is wrong on the way. */
  hasBodyThoroughly(product: Entity): boolean {
    const shape = product.entity('Representation');
    return shape?.entities('Representations').some(({ id }) => this.#isBody(id, 0)) ?? false;
  }

  #isBody(id: number, depth: number, head?: RepresentationHead): boolean {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    if (this.#open.has(id)) {
      this.#reportCycle(id);
      return false;
    }
    this.#open.add(id);
    const { identifier, items } = head ?? this.#read(id);
    const isBody = !notTheBody.has(identifier.toUpperCase()) && items.some((item) => this.#hasSurface(item, depth));
    this.#open.delete(id);
    this.#known.set(id, isBody);
    return isBody;
  }

  #read(id: number): RepresentationHead {
    const plain = this.#readPlainly(id);
    if (plain !== undefined) return plain;
    const representation = this.#file.entity(id);
    return {
      identifier: representation?.text('RepresentationIdentifier') ?? '',
      items: representation?.referenceIds('Items') ?? [],
    };
  }

  #readPlainly(id: number): RepresentationHead | undefined {
    const at = this.#positions.of(id);
    const statement = this.#statement;
    if (at === null || !this.#file.step.locate(id, statement)) return undefined;
    const identifier = statement.text(at.RepresentationIdentifier);
    if (identifier === undefined && !statement.isAbsent(at.RepresentationIdentifier)) return undefined;
    const items: number[] = [];
    return statement.references(at.Items, items) < 0 ? undefined : { identifier: identifier ?? '', items };
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
    this.#isSurface[type] ??= this.#isSurfaceClass(this.#file.step.keywords[type] ?? '');
    if (this.#isSurface[type]) return true;
    if (depth > DEEPEST_MAPPING) return false;
    const keyword = this.#file.step.keywords[type];
    if (keyword === 'IFCMAPPEDITEM') return this.#mapsBody(item, depth);
    if (keyword !== 'IFCGEOMETRICSET') return false;
    const elements = this.#file.entity(item)?.referenceIds('Elements') ?? [];
    return elements.some((element) => this.#hasSurface(element, depth + 1));
  }

  #mapsBody(item: number, depth: number): boolean {
    const mapped = this.#file.entity(item)?.entity('MappingSource')?.entity('MappedRepresentation');
    return mapped !== undefined && this.#isBody(mapped.id, depth + 1);
  }

  #isSurfaceClass(keyword: string): boolean {
    return itemsWithSurface.some((name) => this.#file.schema.isA(keyword, name));
  }
}
