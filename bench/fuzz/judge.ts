import { MemoryObjectStore } from '#adapters/memory';
import { openModel } from '#adapters/model-file';
import { ThreadedEngine } from '#adapters/threads';
import { DataOnlyEngine, DirectFirstEngine, type GeometryEngine, OPENING } from '#core/geometry';
import { Diagnostic, localScope, Refusal } from '#core/model';
import { type ProcessedModel, processModel, type Tiling } from '#core/processing';
import { faultsOfArtifacts } from './artifact-faults.ts';
import type { Mode, Verdict } from './protocol.ts';

/** What one element may take; shorter than in earnest, so that a thousand mutants come to an end. */
export const ELEMENT_BUDGET_MS = 1_500;
/** So low that half of the originals are cut into tiles. */
const LOW_TILING: Tiling = { above: 20_000, tile: 5_000 };
const workerFile = new URL('../../dist/geometry-worker.mjs', import.meta.url);

/** Thrown where the direct path is through and web-ifc would begin. */
class DirectPathIsDone extends Error {}

type OpenedModel = Awaited<ReturnType<typeof openModel>>;

const engines: Readonly<Record<Mode, (opened: OpenedModel) => GeometryEngine>> = {
  data: () => new DataOnlyEngine('Shapes are not asked for.'),
  geometry: ({ path }) => new ThreadedEngine({ workers: 1, path, workerFile }),
  direct: ({ source }) =>
    new DirectFirstEngine({
      source,
      onBegin: (position) => {
        if (position === OPENING) throw new DirectPathIsDone();
      },
    }),
};

/** Converts a file, and says what became of it. Throws what is neither a conversion nor a refusal. */
export async function judge(path: string, mode: Mode): Promise<Omit<Verdict, 'milliseconds' | 'peakMB'>> {
  try {
    const opened = await openModel(path);
    try {
      return await convert(opened, mode);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof DirectPathIsDone) return { answer: 'converted', message: '', faults: [], lost: {} };
    if (!(error instanceof Refusal)) throw error;
    const { code, message, remedy } = Diagnostic.parse(error.diagnostic);
    return { answer: code, message, faults: remedy === '' ? [`${code} has no remedy`] : [], lost: {} };
  }
}

async function convert(opened: OpenedModel, mode: Mode): Promise<Omit<Verdict, 'milliseconds' | 'peakMB'>> {
  const engine = engines[mode](opened);
  const hurried: GeometryEngine = {
    tessellate: (request) => engine.tessellate({ ...request, elementBudgetMs: ELEMENT_BUDGET_MS }),
    close: () => engine.close(),
  };
  const store = new MemoryObjectStore();
  try {
    const { source } = opened;
    const processed = await processModel({ scope: localScope, source, store, engine: hurried, tiling: LOW_TILING });
    return {
      answer: 'converted',
      message: '',
      faults: await faultsOfArtifacts(store, processed),
      lost: lostIn(processed),
    };
  } finally {
    await engine.close();
  }
}

/** Elements by why they have no shape, paused engines apart. */
function lostIn({ coverage }: ProcessedModel): Record<string, number> {
  const lost: Record<string, number> = {};
  for (const { code } of coverage.failures) {
    if (code !== 'geometry/engine-paused') lost[code] = (lost[code] ?? 0) + 1;
  }
  return lost;
}
