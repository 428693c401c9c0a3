import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { DiskObjectStore } from '#adapters/disk';
import { MOST_SHAPE_THREADS, openModel, processOpened, usualShapeThreads } from '#adapters/model-file';
import { localScope } from '#core/model';
import { type ProcessedModel, type Progress, tiling } from '#core/processing';
import { exitCodeOf, exitCodesHelp, Interrupted } from '../exit-codes.ts';
import { failureEvent, failureText } from '../failure-text.ts';
import { ProgressLine } from '../progress-line.ts';
import { doneEvent, reportText } from '../report.ts';
import { wholeNumber } from '../whole-number.ts';
import { addBudgetOptions, type BudgetOptions, budgetsOf } from './budget-options.ts';

const workerFile = new URL('./geometry-worker.mjs', import.meta.url);

interface Options extends BudgetOptions {
  readonly out: string;
  readonly tilesAbove: number;
  readonly json?: true;
  readonly shapeThreads: number;
}

/** `plinth process model.ifc --out dir`. */
export function processCommand(): Command {
  const command = new Command('process')
    .description('read an IFC file and write everything Plinth knows about it')
    .argument('<model>', 'an .ifc or .ifczip file')
    .requiredOption(
      '-o, --out <folder>',
      'where to write model.json, tree.json, elements.ndjson, properties.ndjson, model.glb, coverage.json and diagnostics.json',
    )
    .addOption(
      new Option('--shape-threads <number>', 'threads that make shapes; what they make does not depend on their number')
        .env('PLINTH_SHAPE_THREADS')
        .default(usualShapeThreads(), 'one less than there are processors')
        .argParser(wholeNumber(1, MOST_SHAPE_THREADS)),
    )
    .addOption(
      new Option('--tiles-above <triangles>', 'cut a larger model into tileset.json and tiles/ instead of model.glb')
        .env('PLINTH_TILES_ABOVE')
        .default(tiling.above)
        .argParser(wholeNumber(0, Number.MAX_SAFE_INTEGER)),
    );
  return addBudgetOptions(command)
    .option('--json', 'print one JSON object per line for every event, the last of them `done`, `refused` or `failed`')
    .addHelpText('after', exitCodesHelp)
    .action(run);
}

async function run(path: string, { out, json, ...sizes }: Options): Promise<void> {
  const output = json ? jsonOutput() : textOutput();
  try {
    output.done(await convert(path, out, sizes, output.progress), out);
  } catch (error) {
    output.failed(error);
    process.exitCode = exitCodeOf(error);
  }
}

async function convert(
  path: string,
  out: string,
  { shapeThreads, tilesAbove, ...options }: Omit<Options, 'out' | 'json'>,
  onProgress: (progress: Progress) => void,
): Promise<ProcessedModel> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new Interrupted('Interrupted: what was written so far is incomplete.'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const opened = await openModel(path);
    try {
      const store = new DiskObjectStore(resolve(out), ({ path: key }) => key.split('/').slice(2).join('/'));
      const { signal } = interrupted;
      const wanted = { scope: localScope, store, workerFile, shapeThreads, onProgress, signal };
      const sizes = { tiling: { ...tiling, above: tilesAbove }, budgets: budgetsOf(options) };
      return await processOpened(opened, { ...wanted, ...sizes });
    } finally {
      await opened.close();
    }
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Where events go: lines of JSON, or a terminal. */
interface Output {
  progress(progress: Progress): void;
  done(processed: ProcessedModel, out: string): void;
  failed(error: unknown): void;
}

function jsonOutput(): Output {
  const print = (event: object) => console.log(JSON.stringify(event));
  return {
    progress: (progress) => print({ event: 'progress', ...progress }),
    done: (processed, out) => print(doneEvent(processed, resolve(out))),
    failed: (error) => print(failureEvent(error)),
  };
}

function textOutput(): Output {
  const line = process.stderr.isTTY ? new ProgressLine(process.stderr) : undefined;
  return {
    progress: (progress) => line?.show(progress),
    done: (processed, out) => {
      line?.clear();
      console.log(reportText(processed, out));
    },
    failed: (error) => {
      line?.clear();
      console.error(failureText(error));
    },
  };
}
