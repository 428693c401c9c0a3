import type { Building } from '../building.ts';
import type { Eye } from '../lists/moving-list.ts';
import { chooseTiles } from './choose-tiles.ts';
import type { TileEntry } from './tile-list.ts';
import { TileStock } from './tile-stock.ts';
import type { FromTileWorker, ToTileWorker } from './tile-worker.ts';

/** What is drawn of a large model at once: 250 MB in the page and on the graphics card. */
const TRIANGLE_BUDGET = 3_000_000;

/** Milliseconds between two looks at what is wanted. */
const PACE = 150;
/** Milliseconds between two buildings while tiles come in: each takes a moment to be drawn. */
const BUILDING_PACE = 700;

export interface TileLoaderOptions {
  readonly tiles: readonly TileEntry[];
  readonly fetchTile: (uri: string, signal: AbortSignal) => Promise<Blob>;
  /** Told what there is to be drawn, each time as a whole. */
  readonly onBuilding: (building: Building) => void;
  /** Told how many tiles are wanted and not there yet, whenever that changes. */
  readonly onAwaited: (count: number) => void;
  readonly onError: (error: Error) => void;
}

/** Fetches the tiles that a view needs, and lets go of others; all that is there is one building. */
export class TileLoader {
  readonly #options: TileLoaderOptions;
  readonly #stock: TileStock;
  readonly #worker = new Worker(new URL('./tile-worker.ts', import.meta.url), { type: 'module' });
  readonly #leaving = new AbortController();
  #eye: Eye | undefined;
  #needed: Building['bounds'] | undefined;
  #awaited = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isMerging = false;
  #mergedAt = -Infinity;

  /** Begins with the top tile. */
  constructor(options: TileLoaderOptions) {
    this.#options = options;
    this.#stock = new TileStock(options.tiles, TRIANGLE_BUDGET);
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromTileWorker>) => this.#hear(data));
    this.#worker.addEventListener('error', ({ message }) => options.onError(new Error(message)));
    this.#work();
  }

  /** How many tiles are drawn. */
  get shown(): number {
    return this.#stock.shown.length;
  }

  /** Somebody looks from elsewhere. */
  look(eye: Eye): void {
    this.#eye = eye;
    this.#workSoon(PACE);
  }

  /** An element is to be there wherever one looks. @param box around it; undefined: none is. */
  need(box: Building['bounds'] | undefined): void {
    this.#needed = box;
    this.#workSoon(0);
  }

  /** Around what is in a spatial element, if that has tiles of its own. */
  boxOfGroup(expressId: number): Building['bounds'] | undefined {
    // The first is above the others of the same group, and its box is around theirs.
    return this.#options.tiles.find(({ groupId }) => groupId === expressId)?.box;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#leaving.abort();
    this.#worker.terminate();
  }

  #workSoon(milliseconds: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#work();
    }, milliseconds);
  }

  #work(): void {
    if (this.#isMerging) return;
    const { tiles } = this.#options;
    const since = performance.now() - this.#mergedAt;
    const mayShow = !this.#stock.isFetching || since >= BUILDING_PACE;
    if (!mayShow) this.#workSoon(BUILDING_PACE - since);
    const wanted = this.#eye === undefined ? [0] : chooseTiles(tiles, this.#eye, TRIANGLE_BUDGET, this.#needed);
    const { fetch: missing, show, forget, awaited } = this.#stock.next(wanted, mayShow);
    if (awaited !== this.#awaited) this.#options.onAwaited(awaited);
    this.#awaited = awaited;
    for (const number of missing) void this.#fetch(number);
    if (forget.length > 0) this.#tell({ kind: 'forget', numbers: forget });
    const bounds = tiles[0]?.box;
    if (show === undefined || show.length === 0 || bounds === undefined) return;
    this.#isMerging = true;
    this.#tell({ kind: 'show', numbers: show, bounds });
  }

  async #fetch(number: number): Promise<void> {
    const { tiles, fetchTile, onError } = this.#options;
    try {
      const file = await fetchTile(tiles[number]?.uri ?? '', this.#leaving.signal);
      const glb = await file.arrayBuffer();
      this.#tell({ kind: 'tile', number, glb }, [glb]);
    } catch (error) {
      this.#stock.failed(number);
      if (!this.#leaving.signal.aborted) onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #hear(message: FromTileWorker): void {
    if (message.kind === 'error') this.#options.onError(new Error(message.message));
    else if (message.kind === 'taken') this.#stock.arrived(message.number);
    else {
      this.#isMerging = false;
      this.#mergedAt = performance.now();
      this.#options.onBuilding(message.building);
    }
    this.#workSoon(0);
  }

  #tell(message: ToTileWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }
}
