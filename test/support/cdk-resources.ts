import type { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((items) => (items === undefined || Array.isArray(items) ? (items ?? []) : [items]), z.array(item));

/** What a template says of one resource. Values that are known only when it is deployed are objects such as `{Ref}`. */
const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  DependsOn: listOf(z.string()),
});
export type Resource = z.output<typeof Resource> & { readonly id: string };

/** All resources of a template, or those of the given types. */
export function resourcesOf(template: Template, ...types: string[]): Resource[] {
  const resources = z.record(z.string(), Resource).parse(template.toJSON()['Resources'] ?? {});
  return Object.entries(resources)
    .map(([id, resource]) => ({ id, ...resource }))
    .filter(({ Type }) => types.length === 0 || types.includes(Type));
}

/** One statement of an IAM or resource policy, its lists as lists. */
const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: listOf(z.string()),
  Resource: listOf(z.unknown()),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
export type Statement = z.output<typeof Statement>;

const PolicyDocument = z.object({ Statement: listOf(Statement) });

/** The statements of a policy document. */
export const statementsOf = (document: unknown): Statement[] => PolicyDocument.parse(document).Statement;

/** What the roles of a template may do: the statements of all their policies, but for AWS's own. */
export function permissionsOf(template: Template): Statement[] {
  const policies = resourcesOf(template, 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy').map(
    (policy) => policy.Properties,
  );
  const inline = resourcesOf(template, 'AWS::IAM::Role').flatMap(({ Properties }) =>
    z.array(z.looseObject({ PolicyDocument: z.unknown() })).parse(Properties['Policies'] ?? []),
  );
  return [...policies, ...inline].flatMap((policy) => statementsOf(policy['PolicyDocument']));
}
