import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AppConfigDataClient,
  GetLatestConfigurationCommand,
  StartConfigurationSessionCommand,
} from '@aws-sdk/client-appconfigdata';
import { afterAll } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { AppConfigFeatures } from '#adapters/appconfig';
import { FixedFeatures } from '#adapters/memory';
import { openConfiguration } from '#standalone';
import { turnedOn } from '../support/features.ts';
import { featureFlagsContract } from './feature-flags.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-features-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fault = (error: unknown) => {
  throw error;
};

featureFlagsContract('FixedFeatures', async (features) => new FixedFeatures(features));
featureFlagsContract('AppConfigFeatures', async (features) => {
  const client = new AppConfigDataClient({ region: 'eu-central-1' });
  const appConfig = mockClient(client);
  appConfig.on(StartConfigurationSessionCommand).resolves({ InitialConfigurationToken: 'first' });
  appConfig.on(GetLatestConfigurationCommand).callsFake(() => ({
    NextPollConfigurationToken: 'next',
    Configuration: new TextEncoder().encode(JSON.stringify(features)),
  }));
  const address = { application: 'a', environment: 'e', profile: 'p' };
  return new AppConfigFeatures(client, { address, first: turnedOn(), onFailure: fault });
});
featureFlagsContract('FileFeatures', async (features) => {
  const path = join(mkdtempSync(join(folder, 'data-')), 'plinth.json');
  writeFileSync(path, JSON.stringify({ features }));
  return (await openConfiguration(path, fault)).features;
});
