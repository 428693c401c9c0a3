import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { ApiClient } from '../support/api-client.ts';
import { ServerProcess } from '../support/server.ts';
import { badInputSuite } from './bad-input.suite.ts';
import { healthSuite } from './health.suite.ts';
import { modelSuite } from './models.suite.ts';
import { uploadSuite } from './uploads.suite.ts';

// The first start of an embedded database takes half a minute on a slow machine, so one server serves all.
jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'plinth-e2e-'));
let server: ServerProcess | undefined;

/** The client of the server that is running now. */
function client(): ApiClient {
  if (server === undefined) throw new Error('The server is not running.');
  return new ApiClient(server.url);
}

describe('plinth serve', () => {
  beforeAll(async () => {
    server = await ServerProcess.start(folder, '--max-upload', '20');
  });

  afterAll(async () => {
    await server?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  healthSuite(client);
  modelSuite(client);
  uploadSuite(client);
  badInputSuite(client);
});
