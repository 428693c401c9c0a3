import { afterAll, beforeAll, jest } from '@jest/globals';
import { commandSuite } from './command.suite.ts';
import { jobSuite } from './jobs.suite.ts';
import { latencySuite } from './latency.suite.ts';
import { poisonSuite } from './poison.suite.ts';
import { RunningEdition } from './running-edition.ts';
import { scanSuite } from './scan.suite.ts';
import { uploadSuite } from './uploads.suite.ts';
import { workerSuite } from './worker.suite.ts';

jest.setTimeout(240_000);

let running: RunningEdition | undefined;

beforeAll(async () => {
  running = await RunningEdition.start();
});

afterAll(async () => {
  await running?.stop();
});

const edition = () => {
  if (running === undefined) throw new Error('The edition has not been started.');
  return running;
};

uploadSuite(edition);
scanSuite(edition);
jobSuite(edition);
commandSuite(edition);
latencySuite(edition);
workerSuite(edition);
poisonSuite(edition);
