import { describe, expect, it } from '@jest/globals';
import { Stack, Token } from 'aws-cdk-lib/core';
import { PlinthStage } from '#lib/stage';
import { cdkApp, configOf } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';
import { templatesOf } from '../support/templates.ts';

function stacksOf(environment: string): Stack[] {
  const stage = new PlinthStage(cdkApp(), { config: configOf(environment) });
  stage.synth(); // finds out which stack refers to which
  return stage.node.children.filter(Stack.isStack);
}

const production = stacksOf('production');

describe('the Stage of an environment', () => {
  it('has stacks named after product, environment and purpose, so that environments can share an account', () => {
    expect(production.map(({ stackName }) => stackName)).toEqual([
      'plinth-production-Network',
      'plinth-production-Web',
      'plinth-production-Identity',
      'plinth-production-Data',
      'plinth-production-Ingest',
      'plinth-production-Processing',
      'plinth-production-Api',
      'plinth-production-WebContent',
      'plinth-production-Canary',
      'plinth-production-Audit',
      'plinth-production-Backup',
      'plinth-production-Monitoring',
      'plinth-production-Replica',
    ]);
  });

  it('says in which region it is, and leaves the account to whoever deploys', () => {
    for (const { region, account, node } of production) {
      expect([node.id, region]).toEqual([node.id, node.id === 'Replica' ? 'eu-west-1' : configOf('production').region]);
      expect(Token.isUnresolved(account)).toBe(true);
    }
  });

  it('deploys the network before the data, and both before what works with them', () => {
    const needs = production.map(({ node, dependencies }) => [
      node.id,
      dependencies.map((stack) => stack.node.id).toSorted(),
    ]);
    expect(Object.fromEntries(needs)).toMatchObject({
      Network: [],
      Data: ['Network', 'Replica', 'Web'],
      Processing: expect.arrayContaining(['Data', 'Ingest', 'Network']),
      Api: expect.arrayContaining(['Data', 'Ingest']),
    });
  });

  it('deploys first where the web app will be, then what has to know its address, and last the web app', () => {
    const needs = new Map(
      production.map(({ node, dependencies }) => [node.id, dependencies.map((one) => one.node.id)]),
    );
    expect(needs.get('Web')).toEqual([]);
    for (const name of ['Identity', 'Data', 'Ingest', 'Api']) expect(needs.get(name)).toContain('Web');
    expect(needs.get('WebContent')).toEqual(expect.arrayContaining(['Web', 'Identity', 'Data', 'Ingest', 'Api']));
    needs.delete('Monitoring'); // watches all others
    expect([...needs.values()].flat()).not.toContain('WebContent');
  });

  it('starts no worker before the database is ready for it', () => {
    const templates = templatesOf(configOf('production'));
    const data = templates.get('Data');
    const processing = templates.get('Processing');
    if (data === undefined || processing === undefined) throw new Error('A stack is missing.');
    expect(resourcesOf(data, 'Custom::PlinthMigrations')).toHaveLength(1);
    expect(resourcesOf(data, 'AWS::ECS::Service')).toHaveLength(0);
    expect(resourcesOf(processing, 'AWS::ECS::Service')).toHaveLength(2);
  });

  it('cannot be deleted by mistake where data is retained', () => {
    const isProtected = (environment: string) => stacksOf(environment).map((stack) => stack.terminationProtection);
    expect(new Set(isProtected('production'))).toEqual(new Set([true]));
    expect(new Set(isProtected('dev'))).toEqual(new Set([false]));
  });

  it('marks everything with the environment it belongs to', () => {
    const [bucket] = [...templatesOf(configOf('dev')).values()].flatMap((template) =>
      resourcesOf(template, 'AWS::S3::Bucket'),
    );
    expect(bucket?.Properties['Tags']).toEqual(
      expect.arrayContaining([
        { Key: 'application', Value: 'plinth' },
        { Key: 'environment', Value: 'dev' },
      ]),
    );
  });
});
