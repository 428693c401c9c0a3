import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { DatabaseProblem } from '#adapters/postgres';
import {
  ConfigurationProblem,
  isOpenToOthers,
  loadFirstModel,
  openConfiguration,
  type RunningServer,
  startServer,
} from '#standalone';
import { exitCodeOf, exitCodes, exitCodesHelp } from '../exit-codes.ts';
import { failureText } from '../failure-text.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options {
  readonly port: number;
  readonly host: string;
  readonly name: readonly string[];
  readonly data: string;
  readonly config?: string;
  readonly signIn?: boolean;
  readonly database?: string;
  readonly maxUpload: number;
  readonly jobs: number;
  readonly example?: string;
}

function hostNames(text: string, before: readonly string[]): string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const isName = (name: string) => URL.canParse(`http://${name}`) && new URL(`http://${name}`).host === name;
  if (names.every((name) => isName(name) && !name.includes(':'))) return [...before, ...names];
  throw new InvalidArgumentError('A host name is needed, without scheme and port: model.example.org.');
}

/** `plinth serve`. */
export function serveCommand(): Command {
  const port = new Option('-p, --port <number>', 'where to listen; 0: any port that is free')
    .env('PORT')
    .default(8080)
    .argParser(wholeNumber(0, 65_535));
  const maxUpload = new Option('--max-upload <MiB>', 'the largest file that is taken')
    .env('PLINTH_MAX_UPLOAD')
    .default(500)
    .argParser(wholeNumber(1, 1_000_000));
  const jobs = new Option(
    '--jobs <number>',
    'files that are converted at once; each may need several times its size in memory',
  )
    .env('PLINTH_JOBS')
    .default(1)
    .argParser(wholeNumber(1, 64));
  return new Command('serve')
    .description('run the server: upload, conversion, database, API and web page in one process')
    .addOption(port)
    .addOption(
      new Option('--host <address>', 'the address to listen on; at any but this machine itself one has to sign in')
        .env('PLINTH_HOST')
        .default('127.0.0.1'),
    )
    .addOption(
      new Option(
        '--name <host>',
        'a host name under which others reach it, perhaps through a proxy, and have to sign in; may be repeated',
      )
        .env('PLINTH_NAME')
        .default([])
        .argParser(hostNames),
    )
    .addOption(new Option('--data <folder>', 'where everything is kept').env('PLINTH_DATA').default('plinth-data'))
    .addOption(
      new Option(
        '--config <file>',
        'what is turned on, which proxies are trusted, how long the audit log is kept; plinth.json in the data folder unless another is named',
      ).env('PLINTH_CONFIG'),
    )
    .addOption(
      new Option('--sign-in', 'let nobody in without signing in, not even on this machine').env('PLINTH_SIGN_IN'),
    )
    .addOption(
      new Option('--database <url>', 'a PostgreSQL server with PostGIS instead of a database of our own').env(
        'DATABASE_URL',
      ),
    )
    .addOption(maxUpload)
    .addOption(jobs)
    .addOption(new Option('--example <model>', 'a model to begin with where there is none yet'))
    .addHelpText('after', exitCodesHelp)
    .action(run);
}

async function run(options: Options): Promise<void> {
  const stop = new AbortController();
  const stopped = new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(exitCodes.interrupted.code); // asked twice: at once
    stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    const server = await start(options);
    console.log(`Plinth is ready: ${server.url}${server.signInPath}`);
    if (server.signInPath !== '/') console.log('This link lets its owner in, once.');
    if (options.example !== undefined && !stop.signal.aborted) await loadExample(server, options.example);
    await stopped;
    console.log('Stopping ...');
    await server.close();
  } catch (error) {
    const isProblem = error instanceof DatabaseProblem || error instanceof ConfigurationProblem;
    console.error(isProblem ? `${error.message} [${error.code}]\n  ${error.remedy}` : failureText(error));
    process.exitCode = isProblem ? exitCodes.storage.code : exitCodeOf(error);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

async function start({ host, name: names, signIn = false, ...options }: Options): Promise<RunningServer> {
  const { port, data, config = join(data, 'plinth.json'), database, maxUpload, jobs } = options;
  const log = (line: string) => console.log(line);
  return startServer({
    dataFolder: resolve(data),
    host,
    names,
    port,
    isOpen: !isOpenToOthers({ host, names }) && !signIn,
    databaseUrl: database,
    concurrency: jobs,
    uploadBytes: maxUpload * 2 ** 20,
    distFolder: new URL('./', import.meta.url),
    configuration: await openConfiguration(resolve(config), (error) => log(failureText(error))),
    log,
  });
}

async function loadExample(server: RunningServer, path: string): Promise<void> {
  let last = '';
  await loadFirstModel(server, path, ({ state, stage, percent, error }) => {
    const line = `${path}: ${state}${stage === null ? '' : `, ${stage}`}, ${percent} %`;
    if (line !== last) console.log(error === null ? line : `${line}: ${error.message} ${error.remedy}`);
    last = line;
  });
}
