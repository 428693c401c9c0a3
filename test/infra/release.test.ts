import { describe, expect, it } from '@jest/globals';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { ENVIRONMENT_VARIABLE, functionMetrics } from '#lambdas/shared';
import { releaseAlarmNames } from '#lib/config';
import { apiServices } from '#lib/monitoring';
import { ownMetrics } from '../../lambdas/shared/own-metrics.ts';
import { configOf } from '../support/cdk-app.ts';
import { permissionsOf, resourcesOf } from '../support/cdk-resources.ts';
import { type EmittedMetric, metricsOfLine } from '../support/emf-lines.ts';
import { templatesOf } from '../support/templates.ts';

const GROUP = 'AWS::CodeDeploy::DeploymentGroup';
const templates = templatesOf(configOf('production'));
const stack = (name: string): Template => {
  const template = templates.get(name);
  if (template === undefined) throw new Error(`There is no stack ${name}.`);
  return template;
};
const api = stack('Api');
const names = releaseAlarmNames(configOf('production'));

const Dimensions = z.array(z.object({ Name: z.string(), Value: z.string() }));

/** What a function of this name writes in production of a fault that it has answered. */
function faultOf(service: string): EmittedMetric[] {
  const lines: string[] = [];
  process.env[ENVIRONMENT_VARIABLE] = 'production';
  const metrics = ownMetrics(service);
  delete process.env[ENVIRONMENT_VARIABLE];
  Object.assign(metrics, { console: { log: (line: string) => lines.push(line) } });
  metrics.addMetric(functionMetrics.faults, 'Count', 1);
  metrics.publishStoredMetrics();
  return lines.flatMap(metricsOfLine);
}

describe('a release of a function of the API', () => {
  it('is taken back by the function itself, by errors, and by answers that take too long', () => {
    const groups = resourcesOf(api, GROUP);
    expect(groups.length).toBeGreaterThanOrEqual(7);
    for (const { Properties } of groups) {
      expect(Properties['AutoRollbackConfiguration']).toMatchObject({ Enabled: true });
      const alarms = Object(Properties['AlarmConfiguration'])['Alarms'] as { Name: unknown }[];
      expect(alarms.length).toBeGreaterThan(names.length);
      expect(alarms.map(({ Name }) => Name)).toEqual(expect.arrayContaining(names));
    }
  });

  it('is taken back by the very metric that the function writes of a fault which it has answered', () => {
    const alarms = resourcesOf(api, 'AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties['MetricName'] === 'Faults',
    );
    const watched = alarms.map(({ Properties: { Namespace: namespace, Dimensions: given } }) => {
      const dimensions = Object.fromEntries(Dimensions.parse(given).map(({ Name, Value }) => [Name, Value]));
      return { namespace, dimensions, key: `Faults {service=${dimensions['service']}}` };
    });
    expect(watched).toHaveLength(apiServices.length);
    expect(watched).toEqual(expect.arrayContaining(apiServices.flatMap(faultOf)));
    for (const { Properties, id } of alarms) {
      expect(Properties).toMatchObject({ Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 1 });
      const heeding = resourcesOf(api, GROUP).filter((group) => JSON.stringify(group.Properties).includes(`"${id}"`));
      expect(heeding).toHaveLength(1);
    }
  });

  it('heeds alarms that there are', () => {
    expect(names).toEqual(['plinth-production-AL-04', 'plinth-production-AL-05']);
    for (const AlarmName of names) stack('Monitoring').hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName });
  });

  it('is asked for an answer before and after it gets requests', () => {
    const [check] = resourcesOf(api, 'AWS::Lambda::Function').filter(({ id }) => id.startsWith('DeploymentCheck'));
    const aliases = resourcesOf(api, 'AWS::Lambda::Alias');
    api.allResources(
      'AWS::Lambda::Alias',
      Match.objectLike({
        UpdatePolicy: {
          CodeDeployLambdaAliasUpdate: Match.objectLike({
            BeforeAllowTrafficHook: { Ref: check?.id },
            AfterAllowTrafficHook: { Ref: check?.id },
          }),
        },
      }),
    );
    const calls = permissionsOf(api).filter(({ Action }) => Action.includes('lambda:InvokeFunction'));
    const versions = calls.flatMap(({ Resource }) => Resource).filter((arn) => JSON.stringify(arn).includes('":*"'));
    expect(versions.length).toBeGreaterThanOrEqual(aliases.length);
  });

  it('may ask CodeDeploy about releases of this API only', () => {
    const asks = permissionsOf(api).filter(({ Action }) => Action.some((action) => action.startsWith('codedeploy:')));
    expect(asks.length).toBeGreaterThan(0);
    expect(asks.flatMap(({ Resource }) => Resource)).not.toContain('*');
  });

  it('takes over at once where nobody would notice', () => {
    const dev = templatesOf(configOf('dev')).get('Api');
    dev?.resourceCountIs(GROUP, 0);
    expect(JSON.stringify(dev?.toJSON())).not.toContain('DeploymentCheck');
  });
});
