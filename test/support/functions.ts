import type { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { type Resource, resourcesOf, statementsOf } from './cdk-resources.ts';

/** The only function whose logical id begins like this. */
export function functionNamed(template: Template, name: string): Resource {
  const found = resourcesOf(template, 'AWS::Lambda::Function').filter(({ id }) =>
    id.toLowerCase().startsWith(name.toLowerCase()),
  );
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} functions have ids like ${name}.`);
  return only;
}

/** Every action that the role of a function allows, in alphabetical order, each once. */
export function permissionsOfFunction(template: Template, { Properties }: Resource): string[] {
  const { 'Fn::GetAtt': reference } = RoleReference.parse(Properties['Role']);
  return permissionsOfRole(template, reference[0]);
}

const RoleReference = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });

/** Every action that the role with such an id allows, in alphabetical order, each once. */
export function permissionsOfRole(template: Template, idPrefix: string): string[] {
  const roles = resourcesOf(template, 'AWS::IAM::Role').filter(({ id }) => id.startsWith(idPrefix));
  const [role] = roles;
  if (role === undefined || roles.length > 1) throw new Error(`${roles.length} roles have ids like ${idPrefix}.`);
  const policies = resourcesOf(template, 'AWS::IAM::Policy').filter(({ Properties }) =>
    JSON.stringify(Properties['Roles']).includes(`"${role.id}"`),
  );
  const statements = policies.flatMap(({ Properties }) => statementsOf(Properties['PolicyDocument']));
  return [...new Set(statements.flatMap(({ Action }) => Action))].sort();
}
