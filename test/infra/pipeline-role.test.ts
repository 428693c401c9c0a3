import { describe, expect, it } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { Stack } from 'aws-cdk-lib/core';
import { FoundationStage } from '#lib/stage';
import { cdkApp } from '../support/cdk-app.ts';
import { permissionsOf, resourcesOf, statementsOf } from '../support/cdk-resources.ts';

function foundation(repository?: string): Template {
  const config = { region: 'eu-central-1', ...(repository !== undefined && { repository }) };
  const stack = new FoundationStage(cdkApp(), { config }).node.findChild('Account');
  if (!Stack.isStack(stack)) throw new Error('The foundation has no stack of its own.');
  return Template.fromStack(stack);
}

describe('the roles of the pipeline', () => {
  const template = foundation('acme/plinth');
  const environments = ['dev', 'staging', 'production'];
  const roles = resourcesOf(template, 'AWS::IAM::Role');

  it('are one for each environment, taken by jobs of that environment alone', () => {
    const trusts = roles.flatMap(({ Properties }) => statementsOf(Properties['AssumeRolePolicyDocument']));
    expect(trusts.map(({ Action }) => Action)).toEqual(environments.map(() => ['sts:AssumeRoleWithWebIdentity']));
    expect(trusts.map(({ Condition }) => Condition)).toEqual(
      environments.map((environment) => ({
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': `repo:acme/plinth:environment:${environment}`,
        },
      })),
    );
  });

  it('may take the roles of cdk bootstrap by their whole names, in the regions of their environment', () => {
    const taken = permissionsOf(template).filter(({ Action }) => Action.includes('sts:AssumeRole'));
    const regions = taken.map(({ Resource }) => {
      const names = Resource.map((arn) => JSON.stringify(arn));
      expect(names.filter((name) => name.includes('*') || !name.includes(':role/cdk-hnb659fds-'))).toEqual([]);
      return [...new Set(names.map((name) => /-([a-z]+-[a-z]+-\d)"/.exec(name)?.[1]))];
    });
    expect(regions).toEqual([['eu-central-1'], ['eu-central-1'], ['eu-central-1', 'eu-west-1']]);
  });

  it('change of themselves nothing but aliases, releases and the record of releases of their environment', () => {
    const actions = new Set(permissionsOf(template).flatMap(({ Action }) => Action));
    expect([...actions].filter((action) => !/:(Describe|Get|List)/.test(action)).toSorted()).toEqual([
      'codedeploy:StopDeployment',
      'lambda:UpdateAlias',
      'ssm:PutParameter',
      'sts:AssumeRole',
    ]);
    const own = permissionsOf(template)
      .filter(({ Action }) => Action.some((action) => /^(lambda|codedeploy):/.test(action)))
      .map(({ Resource }) => [...new Set(Resource.map((arn) => /:plinth-(\w+)-\*/.exec(JSON.stringify(arn))?.[1]))]);
    expect(own).toEqual(environments.flatMap((environment) => [[environment], [environment]]));
  });

  it('is not there where no repository is named', () => {
    foundation().resourceCountIs('AWS::IAM::Role', 0);
  });
});
