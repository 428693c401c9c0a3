import type { Problem, Rule } from '../finding.ts';
import { jsonAt } from '../strings/json.ts';
import { at } from '../template/resource.ts';
import { isRecord, listOf, recordOf } from '../template/values.ts';

/** AWS AppConfig, Budgets, CloudTrail, Step Functions, CodeDeploy, Route 53. */
export const settingRules: readonly Rule[] = [
  {
    name: 'appconfig/flags',
    about: 'Feature flags are written as AppConfig reads them.',
    types: ['AWS::AppConfig::HostedConfigurationVersion'],
    *judge(version, template) {
      const profile = template.target(version.properties['ConfigurationProfileId']);
      const isFlags = profile?.properties['Type'] === 'AWS.AppConfig.FeatureFlags';
      const content = recordOf(jsonAt(version.properties['Content'], template));
      if (!isFlags) return;
      const wrong = (message: string): Problem => ({
        path: 'Properties.Content',
        message,
        remedy: 'Write {"version": "1", "flags": {...}, "values": {...}}.',
      });
      if (content['version'] !== '1') yield wrong(`The version is ${JSON.stringify(content['version'])}.`);
      const [flags, values] = [recordOf(content['flags']), recordOf(content['values'])];
      for (const name of Object.keys(values).filter((value) => flags[value] === undefined))
        yield wrong(`${name} has a value and is no flag.`);
      for (const [name, value] of Object.entries(values)) {
        if (typeof recordOf(value)['enabled'] !== 'boolean' && recordOf(value)['_variants'] === undefined)
          yield wrong(`${name} is neither on nor off.`);
      }
      if (Object.keys(flags).some((name) => !/^[a-z][a-zA-Z\d_-]{0,63}$/.test(name)))
        yield wrong('A flag’s name does not begin with a small letter.');
    },
  },
  {
    name: 'appconfig/content-type',
    about: 'Feature flags are JSON, in a profile that AppConfig keeps itself.',
    types: ['AWS::AppConfig::ConfigurationProfile'],
    *judge({ properties }) {
      if (properties['Type'] !== 'AWS.AppConfig.FeatureFlags' || properties['LocationUri'] === 'hosted') return;
      yield {
        path: 'Properties.LocationUri',
        message: `Flags are not kept in ${properties['LocationUri']}.`,
        remedy: 'Write hosted.',
      };
    },
  },
  {
    name: 'codedeploy/rollback',
    about: 'What turns back on an alarm has alarms, and platform and configuration go together.',
    types: ['AWS::CodeDeploy::DeploymentGroup'],
    *judge(group, template) {
      const events = at(group, 'AutoRollbackConfiguration.Events.*').map(({ value }) => value);
      const alarms = listOf(recordOf(group.properties['AlarmConfiguration'])['Alarms']);
      if (events.includes('DEPLOYMENT_STOP_ON_ALARM') && alarms.length === 0)
        yield {
          path: 'Properties.AlarmConfiguration.Alarms',
          message: 'It turns back on an alarm, and has none.',
          remedy: 'Name alarms.',
        };
      const platform = template.target(group.properties['ApplicationName'])?.properties['ComputePlatform'];
      const [, of] = /^CodeDeployDefault\.(Lambda|ECS)/.exec(String(group.properties['DeploymentConfigName'])) ?? [];
      if (typeof platform === 'string' && of !== undefined && of !== platform)
        yield {
          path: 'Properties.DeploymentConfigName',
          message: `It is for ${of}, the application for ${platform}.`,
          remedy: `Name one of ${platform}.`,
        };
    },
  },
  {
    name: 'budgets/amount',
    about: 'A budget has an amount above 0, and somebody is told.',
    types: ['AWS::Budgets::Budget'],
    *judge({ properties }) {
      const budget = recordOf(properties['Budget']);
      const amount = recordOf(budget['BudgetLimit'])['Amount'];
      if (amount !== undefined && !isRecord(amount) && !(Number(amount) > 0))
        yield {
          path: 'Properties.Budget.BudgetLimit.Amount',
          message: `The amount is ${amount}.`,
          remedy: 'Give a number above 0.',
        };
      for (const [index, notification] of listOf(properties['NotificationsWithSubscribers']).entries()) {
        const subscribers = listOf(recordOf(notification)['Subscribers']).map(recordOf);
        const path = `Properties.NotificationsWithSubscribers.${index}.Subscribers`;
        if (subscribers.length === 0) yield { path, message: 'Nobody is told.', remedy: 'Name an address.' };
        for (const { SubscriptionType: kind, Address: address } of subscribers) {
          const form = kind === 'SNS' ? /^arn:/ : /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
          if (typeof address === 'string' && !form.test(address))
            yield { path, message: `${address} is no address for ${kind}.`, remedy: 'Write an address of its kind.' };
        }
      }
    },
  },
  {
    name: 'route53/record',
    about: 'A record has either values and a time to live, or an alias; addresses are of its type.',
    types: ['AWS::Route53::RecordSet'],
    *judge({ properties }) {
      const { AliasTarget: alias, ResourceRecords: records, TTL: time, Type: type } = properties;
      if ((alias === undefined) === (records === undefined))
        yield {
          path: 'Properties.ResourceRecords',
          message: 'It has both values and an alias, or neither.',
          remedy: 'Give one of both.',
        };
      if (records !== undefined && time === undefined)
        yield { path: 'Properties.TTL', message: 'It is missing.', remedy: 'Give it seconds.' };
      for (const record of listOf(records)) {
        const form = recordForms[String(type)];
        if (typeof record === 'string' && form !== undefined && !form.test(record))
          yield {
            path: 'Properties.ResourceRecords',
            message: `${record} is no ${type}.`,
            remedy: 'Write a value of its type.',
          };
      }
      if (type === 'CNAME' && listOf(records).length > 1)
        yield { path: 'Properties.ResourceRecords', message: 'A CNAME has one value.', remedy: 'Keep one.' };
    },
  },
  {
    name: 'cloudtrail/events',
    about: 'A trail writes down what it names, by selectors of one kind.',
    types: ['AWS::CloudTrail::Trail'],
    *judge(trail) {
      for (const { path, value } of at(trail, 'EventSelectors.*.DataResources.*.Type')) {
        if (!dataTypes.has(String(value)))
          yield {
            path,
            message: `There are no events of ${value}.`,
            remedy: `Use one of ${[...dataTypes].join(', ')}.`,
          };
      }
      if (
        trail.properties['EventSelectors'] !== undefined &&
        trail.properties['AdvancedEventSelectors'] !== undefined
      ) {
        yield {
          path: 'Properties.EventSelectors',
          message: 'It has advanced selectors as well.',
          remedy: 'Keep one of both.',
        };
      }
      for (const { path, value } of at(trail, 'AdvancedEventSelectors.*.FieldSelectors.*.Field')) {
        if (!selectorFields.has(String(value)))
          yield {
            path,
            message: `Events have no field ${value}.`,
            remedy: `Use one of ${[...selectorFields].join(', ')}.`,
          };
      }
    },
  },
];

const recordForms: Readonly<Record<string, RegExp>> = {
  A: /^(\d{1,3}\.){3}\d{1,3}$/,
  AAAA: /^[0-9a-f:]+$/i,
  CNAME: /^[a-z0-9_.-]+\.?$/i,
  MX: /^\d+ \S+$/,
  TXT: /^"[\s\S]*"$/,
};
const dataTypes = new Set(['AWS::S3::Object', 'AWS::Lambda::Function', 'AWS::DynamoDB::Table']);
const selectorFields = new Set([
  'readOnly',
  'eventSource',
  'eventName',
  'eventCategory',
  'resources.type',
  'resources.ARN',
  'eventType',
  'sessionCredentialFromConsole',
  'userIdentity.arn',
  'errorCode',
  'vpcEndpointId',
]);
