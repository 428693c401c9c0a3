import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from '#adapters/aws';
import { AlarmRepeaterEnvironment } from '#lambdas/alarm-repeater';
import { observability } from '../shared/observability.ts';
import { readEnvironment } from '../shared/read-environment.ts';
import { ALARM_REPEATER_SERVICE } from './metric-names.ts';
import { openAlarms } from './open-alarms.ts';
import { repeater } from './repeater.ts';

const tools = observability(ALARM_REPEATER_SERVICE);
const environment = readEnvironment(AlarmRepeaterEnvironment);
const alarms = tools.tracer.captureAWSv3Client(new CloudWatchClient({ ...clientSettings }));
const topics = tools.tracer.captureAWSv3Client(new SNSClient({ ...clientSettings }));

export const handler = repeater(tools, {
  openAlarms: () => openAlarms(alarms, environment.ALARM_PREFIX),
  send: async ({ topic: TopicArn, subject: Subject, text: Message }) => {
    await topics.send(new PublishCommand({ TopicArn, Subject, Message }));
  },
  topics: {
    critical: environment.CRITICAL_TOPIC,
    warning: environment.WARNING_TOPIC,
    info: environment.INFO_TOPIC,
  },
  everySeconds: environment.EVERY_SECONDS,
});
