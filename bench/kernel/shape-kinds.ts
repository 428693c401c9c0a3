import { bodyItems, type Source } from '#core/geometry';
import type { Argument } from '#core/step';

/** Deeper maps are cyclic. */
const DEEPEST = 20;
/** Longer chains are cyclic. */
const MOST_OPERANDS = 1000;

/**
 * How the body of each product is described: the classes of its items, of clippings and mapped items those behind them, and
 * whether openings are cut out of it: `mapped faceted B-rep`, `clipped extrusion, openings`, `extrusion less extrusion`.
 */
export class ShapeKinds {
  readonly #source: Source;
  readonly #voided: ReadonlySet<Argument>;

  constructor(source: Source) {
    const { reader } = source;
    this.#source = source;
    this.#voided = new Set(reader.ids('IFCRELVOIDSELEMENT').map((id) => reader.argument(id, 4)));
  }

  of(product: number): string {
    const shape = this.#source.reader.argument(product, 6);
    const items = typeof shape === 'number' ? bodyItems(this.#source, shape) : [];
    const kinds = [...new Set(items.map((item) => this.#item(item, 0)))].sort().join(' + ');
    return this.#voided.has(product) ? `${kinds}, openings` : kinds;
  }

  #item(id: number, depth: number): string {
    const keyword = this.#source.reader.keywordOf(id);
    if (depth > DEEPEST) return 'cyclic';
    if (keyword === 'IFCMAPPEDITEM') return `mapped ${this.#mapped(id, depth)}`;
    if (!isBoolean(keyword)) return names[keyword] ?? keyword;
    return this.#boolean(id);
  }

  /** `clipped extrusion`, `extrusion less extrusion`: the body at the beginning of a chain, and what changes it. */
  #boolean(id: number): string {
    const tools = new Set<string>();
    let body = id;
    for (let steps = 0; steps < MOST_OPERANDS; steps++) {
      const [operator, first, second] = this.#source.reader.read(body);
      if (typeof first !== 'number' || typeof second !== 'number') return 'boolean';
      const tool = this.#item(second, 1);
      tools.add(tool === 'half-space' ? tool : `${words[String(operator)] ?? 'by'} ${tool}`);
      body = first;
      if (!isBoolean(this.#source.reader.keywordOf(body))) break;
    }
    const clipped = tools.delete('half-space') ? 'clipped ' : '';
    return [`${clipped}${this.#item(body, 1)}`, ...[...tools].sort()].join(' ');
  }

  #mapped(id: number, depth: number): string {
    const map = this.#source.reader.argument(id, 0);
    const representation = typeof map === 'number' ? this.#source.reader.argument(map, 1) : null;
    const items = typeof representation === 'number' ? this.#source.reader.argument(representation, 3) : null;
    const inside = (Array.isArray(items) ? items : []).filter((item): item is number => typeof item === 'number');
    return [...new Set(inside.map((item) => this.#item(item, depth + 1)))].sort().join(' + ');
  }
}

const isBoolean = (keyword: string) => keyword === 'IFCBOOLEANRESULT' || keyword === 'IFCBOOLEANCLIPPINGRESULT';

const words: Readonly<Record<string, string>> = { DIFFERENCE: 'less', UNION: 'and', INTERSECTION: 'within' };

const names: Readonly<Record<string, string>> = {
  IFCEXTRUDEDAREASOLID: 'extrusion',
  IFCEXTRUDEDAREASOLIDTAPERED: 'tapered extrusion',
  IFCREVOLVEDAREASOLID: 'revolution',
  IFCSWEPTDISKSOLID: 'swept disc',
  IFCSURFACECURVESWEPTAREASOLID: 'sweep along a surface curve',
  IFCGEOMETRICSET: 'curves',
  IFCGEOMETRICCURVESET: 'curves',
  IFCFACETEDBREP: 'faceted B-rep',
  IFCADVANCEDBREP: 'advanced B-rep',
  IFCSHELLBASEDSURFACEMODEL: 'surface model',
  IFCFACEBASEDSURFACEMODEL: 'surface model',
  IFCTRIANGULATEDFACESET: 'face set',
  IFCPOLYGONALFACESET: 'face set',
  IFCHALFSPACESOLID: 'half-space',
  IFCPOLYGONALBOUNDEDHALFSPACE: 'half-space',
  IFCBOXEDHALFSPACE: 'half-space',
};
