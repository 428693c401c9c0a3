import type { GeometryCut } from '../cut/geometry-cut.ts';
import { type EngineFailure, failureOf } from './failures.ts';
import type { EnginePlacement, WebIfcModel } from './model.ts';

/** After so many broken instances the file is given up: each costs another opening. */
const MOST_BREAKDOWNS = 5;

/** One file in web-ifc, through as many instances as it takes. */
export class WebIfcSession {
  readonly #cut: GeometryCut;
  readonly #start: () => Promise<WebIfcModel>;
  #model: WebIfcModel | undefined;
  #breakdowns = 0;
  /** Why nothing more is to be had of the file. */
  #end: EngineFailure | undefined;

  /** @param start gives an instance, which belongs to the session from then on */
  constructor(cut: GeometryCut, start: () => Promise<WebIfcModel>) {
    this.#cut = cut;
    this.#start = start;
  }

  get needsOpening(): boolean {
    return this.#model === undefined && this.#end === undefined;
  }

  /** Opens the file; a failure is the answer for all elements from here on. */
  async open(): Promise<void> {
    const model = await this.#start();
    try {
      model.open(this.#cut);
      this.#model = model;
    } catch (error) {
      const { reason } = failureOf(error);
      this.#end = { code: 'geometry/engine-refused-file', reason, usable: false };
    }
  }

  /** The element's meshes, or why there are none. Open first. */
  meshesOf(expressId: number): EnginePlacement[] | EngineFailure {
    if (this.#end !== undefined) return this.#end;
    if (this.#model === undefined) throw new Error('The file is not open.');
    try {
      return this.#model.meshesOf(expressId);
    } catch (error) {
      const failure = failureOf(error);
      if (!failure.usable) this.#breakDown();
      return failure;
    }
  }

  close(): void {
    this.#model?.close();
    this.#model = undefined;
  }

  /** A broken instance is left to the garbage collector: even closing it may trap. */
  #breakDown(): void {
    this.#model = undefined;
    this.#breakdowns++;
    if (this.#breakdowns <= MOST_BREAKDOWNS) return;
    const reason = `web-ifc broke down ${this.#breakdowns} times on this file; the remaining elements were not tried.`;
    this.#end = { code: 'geometry/engine-abandoned', reason, usable: false };
  }
}
