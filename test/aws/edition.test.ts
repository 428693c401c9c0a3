import { afterAll, beforeAll, beforeEach, jest } from '@jest/globals';
import { browserSuite } from './browser.suite.ts';
import { commandSuite } from './command.suite.ts';
import { jobSuite } from './jobs.suite.ts';
import { latencySuite } from './latency.suite.ts';
import { limitSuite } from './limits.suite.ts';
import { logSuite } from './logs.suite.ts';
import { metricsSuite } from './metrics.suite.ts';
import { pageSuite } from './page.suite.ts';
import { paritySuite } from './parity.suite.ts';
import { poisonSuite } from './poison.suite.ts';
import { refusalSuite } from './refusals.suite.ts';
import { RunningEdition } from './running-edition.ts';
import { scanSuite } from './scan.suite.ts';
import { tenantSuite } from './tenants.suite.ts';
import { tileSuite } from './tiles.suite.ts';
import { uploadSuite } from './uploads.suite.ts';
import { workerSuite } from './worker.suite.ts';

jest.setTimeout(240_000);

let running: RunningEdition | undefined;

beforeAll(async () => {
  running = await RunningEdition.start();
});

beforeEach(async () => {
  await running?.enterTest();
});

afterAll(async () => {
  await running?.stop();
});

const edition = () => {
  if (running === undefined) throw new Error('The edition has not been started.');
  return running;
};

refusalSuite(edition);
limitSuite(edition);
tenantSuite(edition);
paritySuite(edition);
uploadSuite(edition);
scanSuite(edition);
jobSuite(edition);
tileSuite(edition);
commandSuite(edition);
pageSuite(edition);
browserSuite(edition);
latencySuite(edition);
workerSuite(edition);
poisonSuite(edition);
logSuite(edition); // after all others
metricsSuite(edition);
