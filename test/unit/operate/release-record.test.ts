import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { environmentAlarms, quietAlarms } from '../../../scripts/operate/environment-alarms.ts';
import {
  type LiveVersions,
  type ReleaseRecord,
  readRelease,
  releaseBefore,
  releaseGoneBackTo,
  releaseThatBegins,
  writeRelease,
} from '../../../scripts/operate/release-record.ts';

const now = new Date('2026-03-01T00:00:00.000Z');
const begin = (last: ReleaseRecord | undefined, live: LiveVersions) =>
  releaseThatBegins(last, { live, quiet: [], now });
const [first, second, third] = [{ 'models:live': 1 }, { 'models:live': 4 }, { 'models:live': 5, 'jobs:live': 1 }];

describe('the release to go back to', () => {
  it('is what was there before the last deployment, wherever its numbers are', () => {
    expect(releaseBefore(begin(begin(undefined, first), second), third)).toEqual(second);
  });

  it('is none after the first deployment', () => {
    expect(releaseBefore(begin(undefined, {}), first)).toBeUndefined();
    expect(releaseBefore(begin(begin(undefined, {}), first), first)).toBeUndefined();
  });

  it('is that of the deployment before, where the last one has changed no function or was taken back', () => {
    const changing = begin(undefined, first);
    const idle = begin(changing, second);
    expect(releaseBefore(idle, second)).toEqual(first);
    expect(releaseBefore(begin(idle, second), second)).toEqual(first);
  });

  it('is none once it has been gone back: two releases would be more than tables fit', () => {
    const record = begin(begin(undefined, first), second);
    const gone = releaseGoneBackTo(record, second);
    expect(releaseBefore(gone, second)).toBeUndefined();
    expect(releaseBefore(begin(gone, second), third)).toEqual(second);
  });
});

describe('the record of a release', () => {
  const client = new SSMClient({ region: 'eu-central-1' });
  const record = { ...begin(begin(undefined, first), second), quiet: ['plinth-dev-AL-01'] };

  it('is read as it was written, by the name of its environment', async () => {
    const mock = mockClient(client);
    mock.on(PutParameterCommand).resolves({});
    await writeRelease(client, 'dev', record);
    const [written] = mock.commandCalls(PutParameterCommand).map(({ args }) => args[0].input);
    expect(written).toMatchObject({ Name: '/plinth/dev/release', Overwrite: true });
    mock.on(GetParameterCommand, { Name: '/plinth/dev/release' }).resolves({ Parameter: { Value: written?.Value } });
    expect(await readRelease(client, 'dev')).toEqual(record);
  });

  it('is none before anything was deployed, and a fault where it cannot be read', async () => {
    const mock = mockClient(client);
    mock.on(GetParameterCommand).rejectsOnce(new ParameterNotFound({ message: 'none', $metadata: {} }));
    expect(await readRelease(client, 'dev')).toBeUndefined();
    mock.on(GetParameterCommand).resolves({ Parameter: { Value: '{"before":{}}' } });
    await expect(readRelease(client, 'dev')).rejects.toThrow('began');
  });

  it('fits into a parameter, with all functions of the API under the longest names', () => {
    const live = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${'f'.repeat(62)}${at}:live`, 12_345]));
    const quiet = Array.from({ length: 14 }, (_, at) => `plinth-production-AL-22-standard-${at}`);
    const changed = Object.fromEntries(Object.keys(live).map((name) => [name, 12_346]));
    const whole = releaseThatBegins(begin(undefined, live), { live: changed, quiet, now });
    expect(whole.earlier).toBeDefined();
    expect(JSON.stringify(whole).length).toBeLessThan(4096);
  });
});

describe('the alarms of an environment', () => {
  it('are those of the rules, by the longest name; quiet ones are critical and have looked already', async () => {
    const client = new CloudWatchClient({ region: 'eu-central-1' });
    mockClient(client)
      .on(DescribeAlarmsCommand)
      .resolves({
        MetricAlarms: [
          { AlarmName: 'plinth-dev-AL-01', StateValue: 'OK' },
          { AlarmName: 'plinth-dev-AL-50', StateValue: 'INSUFFICIENT_DATA' },
          { AlarmName: 'plinth-dev-AL-06-large', StateValue: 'OK' },
          { AlarmName: 'plinth-dev-Processing-ScalingSpareAlarm-x', StateValue: 'ALARM' },
        ],
        CompositeAlarms: [{ AlarmName: 'plinth-dev-ST-01', StateValue: 'ALARM' }],
      });
    const alarms = await environmentAlarms(client, 'dev');
    expect(alarms.map(({ name, severity }) => [name, severity])).toEqual([
      ['plinth-dev-AL-01', 'critical'],
      ['plinth-dev-AL-50', 'critical'],
      ['plinth-dev-AL-06-large', 'warning'],
      ['plinth-dev-ST-01', 'critical'],
    ]);
    expect(quietAlarms(alarms)).toEqual(['plinth-dev-AL-01']);
  });
});
