import type { Entity } from './entity.ts';
import type { IfcFile } from './ifc-file.ts';

/** A product with a body: what a geometry engine is expected to turn into a mesh. */
export interface BodyProduct {
  readonly expressId: number;
  readonly globalId: string | null;
  /** Exact class name. */
  readonly class: string;
  readonly name: string | null;
  readonly isSpace: boolean;
}

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

/** Voids are cut out of their host; they are no bodies of their own. */
const voids = ['IfcOpeningElement', 'IfcVoidingFeature'];

const DEEPEST_MAPPING = 32;

/**
 * The products that have a body, decided from the file alone: a shape representation that is neither axis, footprint,
 * box nor anything else beside the body, with at least one item that has a surface. In file order, class by class.
 */
export function* productsWithBody(file: IfcFile): Generator<BodyProduct> {
  const bodies = new Bodies(file);
  const isVoid = (entity: Entity) => voids.some((name) => entity.isA(name));
  for (const product of file.entitiesOf('IfcProduct')) {
    if (isVoid(product) || !bodies.has(product)) continue;
    yield {
      expressId: product.id,
      globalId: product.text('GlobalId') ?? null,
      class: product.class,
      name: product.text('Name') ?? null,
      isSpace: product.isA('IfcSpace'),
    };
  }
}

/** Remembers what it found of representations and mapped items, which products share. */
class Bodies {
  readonly #file: IfcFile;
  readonly #itemHasSurface = new Map<string, boolean>();
  readonly #known = new Map<number, boolean>();
  /** Representations that are being looked into; meeting one again means a cycle. */
  readonly #open = new Set<number>();

  constructor(file: IfcFile) {
    this.#file = file;
  }

  has(product: Entity): boolean {
    const shape = product.entity('Representation');
    return shape?.entities('Representations').some((representation) => this.#isBody(representation, 0)) ?? false;
  }

  #isBody(representation: Entity, depth: number): boolean {
    const known = this.#known.get(representation.id);
    if (known !== undefined) return known;
    if (this.#open.has(representation.id)) {
      this.#reportCycle(representation);
      return false;
    }
    this.#open.add(representation.id);
    const identifier = representation.text('RepresentationIdentifier') ?? '';
    const isBody =
      !notTheBody.has(identifier.toUpperCase()) &&
      representation.referenceIds('Items').some((item) => this.#hasSurface(item, depth));
    this.#open.delete(representation.id);
    this.#known.set(representation.id, isBody);
    return isBody;
  }

  #reportCycle(representation: Entity): void {
    this.#file.diagnostics.add({
      code: 'ifc/representation-cycle',
      severity: 'error',
      message: 'A representation contains itself by its mapped items.',
      at: this.#file.placeOf(representation),
      remedy: 'The mapped item was skipped. Correct its IfcRepresentationMap, or export the file again.',
    });
  }

  #hasSurface(item: number, depth: number): boolean {
    const keyword = this.#file.step.keywordOf(item) ?? '';
    if (this.#isSurfaceClass(keyword)) return true;
    if (depth > DEEPEST_MAPPING) return false;
    if (keyword === 'IFCMAPPEDITEM') return this.#mapsBody(item, depth);
    if (keyword !== 'IFCGEOMETRICSET') return false;
    const elements = this.#file.entity(item)?.referenceIds('Elements') ?? [];
    return elements.some((element) => this.#hasSurface(element, depth + 1));
  }

  #mapsBody(item: number, depth: number): boolean {
    const mapped = this.#file.entity(item)?.entity('MappingSource')?.entity('MappedRepresentation');
    return mapped !== undefined && this.#isBody(mapped, depth + 1);
  }

  #isSurfaceClass(keyword: string): boolean {
    const known = this.#itemHasSurface.get(keyword);
    if (known !== undefined) return known;
    const hasSurface = itemsWithSurface.some((name) => this.#file.schema.isA(keyword, name));
    this.#itemHasSurface.set(keyword, hasSurface);
    return hasSurface;
  }
}
