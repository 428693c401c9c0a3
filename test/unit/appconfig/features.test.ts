import {
  AppConfigDataClient,
  BadRequestException,
  GetLatestConfigurationCommand,
  StartConfigurationSessionCommand,
} from '@aws-sdk/client-appconfigdata';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { AppConfigFeatures } from '#adapters/appconfig';
import { Features } from '#core/model';

const client = new AppConfigDataClient({ region: 'eu-central-1' });
const appConfig = mockClient(client);
const address = { application: 'a', environment: 'e', profile: 'p' };
const first = Features.parse({ exportCompression: true });
const MINUTE = 60_000;

let failures: unknown[] = [];
let time = 0;
/** What AppConfig has; undefined where nothing has changed since it was last asked. */
let answer: string | undefined;
let isExpired = false;
const flags = () =>
  new AppConfigFeatures(client, { address, first, onFailure: (error) => failures.push(error), now: () => time });
const questions = () =>
  appConfig.commandCalls(GetLatestConfigurationCommand).map(({ args }) => args[0].input.ConfigurationToken);

beforeEach(() => {
  failures = [];
  time = 0;
  isExpired = false;
  answer = undefined;
  let token = 0;
  appConfig.reset();
  appConfig.on(StartConfigurationSessionCommand).callsFake(() => ({ InitialConfigurationToken: `session-${token}` }));
  appConfig.on(GetLatestConfigurationCommand).callsFake(() => {
    token += 1;
    if (isExpired) {
      isExpired = false;
      throw new BadRequestException({ $metadata: {}, message: 'expired' });
    }
    return {
      NextPollConfigurationToken: `token-${token}`,
      Configuration: new TextEncoder().encode(answer ?? ''),
    };
  });
});

describe('flags of AppConfig', () => {
  it('are asked for once a minute at most, with one session', async () => {
    answer = '{"strictValidation":true}';
    const features = flags();
    expect(await Promise.all([features.current(), features.current()])).toEqual([
      { advancedMonitoring: false, exportCompression: false, strictValidation: true },
      { advancedMonitoring: false, exportCompression: false, strictValidation: true },
    ]);
    time = MINUTE - 1;
    await features.current();
    time = MINUTE;
    await features.current();
    expect(questions()).toEqual(['session-0', 'token-1']);
    expect(appConfig.commandCalls(StartConfigurationSessionCommand)[0]?.args[0].input).toEqual({
      ApplicationIdentifier: 'a',
      EnvironmentIdentifier: 'e',
      ConfigurationProfileIdentifier: 'p',
    });
  });

  it('stay as they are where AppConfig answers that nothing has changed', async () => {
    answer = '{"strictValidation":true}';
    const features = flags();
    await features.current();
    answer = undefined;
    time = MINUTE;
    expect(await features.current()).toMatchObject({ strictValidation: true });
    answer = '{}';
    time = 2 * MINUTE;
    expect(await features.current()).toMatchObject({ strictValidation: false });
  });

  it.each([
    ['is away', () => appConfig.on(GetLatestConfigurationCommand).rejects(new Error('away'))],
    ['holds no JSON', () => (answer = '{"strict')],
    ['holds flags that there are not', () => (answer = '{"turbo":true}')],
  ])('are as last known where AppConfig %s, and somebody is told', async (_, spoil) => {
    answer = '{"strictValidation":true}';
    const features = flags();
    await features.current();
    spoil();
    time = MINUTE;
    expect(await features.current()).toMatchObject({ strictValidation: true });
    expect(failures).toHaveLength(1);
  });

  it('are those of the variable where AppConfig has never answered', async () => {
    appConfig.on(StartConfigurationSessionCommand).rejects(new Error('away'));
    expect(await flags().current()).toEqual(first);
  });

  it('are asked for in a new session when the token is too old', async () => {
    const features = flags();
    await features.current();
    isExpired = true;
    time = MINUTE;
    await features.current();
    time = 2 * MINUTE;
    await features.current();
    expect(appConfig.commandCalls(StartConfigurationSessionCommand)).toHaveLength(2);
    expect(failures).toHaveLength(1);
  });
});
