import { openModel } from '#adapters/model-file';
import {
  DirectTessellator,
  ElementBlock,
  type ElementGeometry,
  type Outcome,
  productOf,
  type Segmentation,
  Shapes,
  type Source,
  usualSegmentation,
  WebIfcEngine,
} from '#core/geometry';
import { type BodyProduct, IfcFile, productsWithBody, Units } from '#core/ifc';
import { Diagnostics } from '#core/model';
import { ArgumentReader, openStep } from '#core/step';

/** As web-ifc cuts circles and arcs: 12 points, the first one repeated. */
export const asWebIfc: Segmentation = { fewest: 11, most: 11, fewestOfArc: 11, chordError: 1 };
/** So fine that what is left of curves' chords is below all tolerances. */
export const finest: Segmentation = { fewest: 360, most: 360, fewestOfArc: 90, chordError: 1e-6 };

/** Metres below which points are one. */
const TOLERANCE_METRES = 1e-5;

/** What the direct path made of a product. */
export interface DirectOutcome {
  readonly geometry?: ElementGeometry;
  /** Why it was left to web-ifc. */
  readonly declined?: string;
}

/** Milliseconds of processor time since then: what shares are told by, as other work on the machine leaves it alone. */
export function cpuMsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** One model before both engines. */
export class ComparedModel {
  readonly products: readonly BodyProduct[];
  /** What the direct path reads from. */
  readonly source: Source;
  readonly #opened: Awaited<ReturnType<typeof openModel>>;
  readonly #file: IfcFile;
  readonly #units: Units;

  /** @throws Refusal where Plinth does not read the file. */
  static async open(path: string): Promise<ComparedModel> {
    const opened = await openModel(path);
    try {
      const diagnostics = new Diagnostics();
      const file = new IfcFile(await openStep(opened.source, { diagnostics }), diagnostics);
      return new ComparedModel(opened, file);
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  private constructor(opened: Awaited<ReturnType<typeof openModel>>, file: IfcFile) {
    this.#opened = opened;
    this.#file = file;
    this.#units = Units.of(file);
    this.products = [...productsWithBody(file)];
    const { lengthToMetres, planeAngleToRadians } = this.#units;
    const reader = new ArgumentReader(opened.source, file.step.index);
    const tolerance = TOLERANCE_METRES / lengthToMetres;
    this.source = { reader, lengthToMetres, planeAngleToRadians, segmentation: usualSegmentation, tolerance };
  }

  /** Of the STEP text on disk. */
  get path(): string {
    return this.#opened.path;
  }

  /** @param onMade is told each product and the milliseconds of processor time that it took. */
  async direct(
    products: readonly number[],
    segmentation: Segmentation = usualSegmentation,
    onMade: (product: number, ms: number) => void = () => undefined,
  ): Promise<Map<number, DirectOutcome>> {
    const shapes = new Shapes();
    const elements = new ElementBlock(shapes.meshes);
    const tessellator = new DirectTessellator(this.source.reader, { ...this.source, segmentation }, shapes, elements);
    await tessellator.prepare();
    const outcomes = new Map<number, DirectOutcome>();
    for (const product of products) {
      const began = process.cpuUsage();
      const result = tessellator.tessellate(product);
      onMade(product, cpuMsSince(began));
      if (result.status === 'produced') outcomes.set(product, { geometry: keptGeometry(result.geometry) });
      else outcomes.set(product, result.status === 'declined' ? { declined: result.reason } : {});
      elements.clear();
    }
    return outcomes;
  }

  async webIfc(products: readonly number[]): Promise<Map<number, ElementGeometry>> {
    const engine = new WebIfcEngine({ source: this.#opened.source });
    const outcomes: Outcome[] = [];
    const request = {
      index: this.#file.step.index,
      products: Uint32Array.from(products),
      units: this.#units,
      elementBudgetMs: 60_000,
    };
    for await (const block of engine.tessellate(request)) outcomes.push(...block.outcomes);
    await engine.close();
    return new Map(
      outcomes.flatMap((outcome) =>
        outcome.status === 'produced' ? [[productOf(outcome), outcome.geometry] as const] : [],
      ),
    );
  }

  async close(): Promise<void> {
    await this.#opened.close();
  }
}

/** What stays when the block that an element lies in is cleared. */
function keptGeometry({ expressId, placements, measures, wasInsideOut }: ElementGeometry): ElementGeometry {
  const kept = placements.map((placement) => ({ ...placement, matrix: placement.matrix.slice() }));
  return { expressId, placements: kept, measures, wasInsideOut };
}
