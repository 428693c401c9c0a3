import { jsonOf } from '../strings/json.ts';
import { at, type Resource } from '../template/resource.ts';
import { textOf } from '../template/text.ts';
import { isRecord, listOf, type Properties, recordOf } from '../template/values.ts';

/** Whose policy it is: of somebody who acts, of a role's trust, or of a thing that is acted on. */
export type DocumentKind = 'identity' | 'trust' | 'resource';

export interface Document {
  readonly kind: DocumentKind;
  readonly path: string;
  readonly value: Properties;
}

export interface Statement {
  readonly kind: DocumentKind;
  readonly path: string;
  readonly value: Properties;
  readonly allows: boolean;
  readonly actions: readonly unknown[];
  readonly resources: readonly unknown[];
  readonly conditions: Properties;
}

/** Where types of resource keep policies. */
const places: readonly (readonly [DocumentKind, string, readonly string[]])[] = [
  [
    'identity',
    'PolicyDocument',
    [
      'AWS::IAM::Policy',
      'AWS::IAM::ManagedPolicy',
      'AWS::IAM::RolePolicy',
      'AWS::IAM::UserPolicy',
      'AWS::IAM::GroupPolicy',
    ],
  ],
  ['identity', 'Policies.*.PolicyDocument', ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group']],
  ['trust', 'AssumeRolePolicyDocument', ['AWS::IAM::Role']],
  [
    'resource',
    'PolicyDocument',
    [
      'AWS::S3::BucketPolicy',
      'AWS::SQS::QueuePolicy',
      'AWS::SQS::QueueInlinePolicy',
      'AWS::SNS::TopicPolicy',
      'AWS::SNS::TopicInlinePolicy',
      'AWS::EC2::VPCEndpoint',
      'AWS::Logs::ResourcePolicy',
    ],
  ],
  ['resource', 'KeyPolicy', ['AWS::KMS::Key']],
  ['resource', 'ResourcePolicy', ['AWS::SecretsManager::ResourcePolicy']],
  ['resource', 'ResourcePolicy.PolicyDocument', ['AWS::DynamoDB::Table']],
  ['resource', 'Replicas.*.ResourcePolicy.PolicyDocument', ['AWS::DynamoDB::GlobalTable']],
  ['resource', 'AccessPolicy', ['AWS::Backup::BackupVault']],
  [
    'resource',
    'Policy',
    ['AWS::ApiGateway::RestApi', 'AWS::Events::EventBusPolicy', 'AWS::Lambda::LayerVersionPermission'],
  ],
  ['resource', 'RepositoryPolicyText', ['AWS::ECR::Repository']],
];

/** The types of resource that have policies. */
export const typesWithPolicies: readonly string[] = [...new Set(places.flatMap(([, , types]) => types))];

/** The policies of a resource. */
export function documentsOf(resource: Resource): Document[] {
  return places
    .filter(([, , types]) => types.includes(resource.type))
    .flatMap(([kind, property]) =>
      at(resource, property).flatMap(({ path, value }) => {
        // Some services take a policy as text; what is in it is judged alike.
        const text = textOf(value, { region: '*', account: '*' });
        const document = text === undefined ? value : jsonOf(text);
        return isRecord(document) ? [{ kind, path, value: document }] : [];
      }),
    );
}

/** All statements of a resource's policies. */
export function statementsOf(resource: Resource): Statement[] {
  return documentsOf(resource).flatMap(({ kind, path, value }) =>
    listOf(value['Statement'])
      .filter(isRecord)
      .map((statement, index) => ({
        kind,
        path: `${path}.Statement${Array.isArray(value['Statement']) ? `.${index}` : ''}`,
        value: statement,
        allows: statement['Effect'] === 'Allow',
        actions: listOf(statement['Action'] ?? statement['NotAction']),
        resources: listOf(statement['Resource'] ?? statement['NotResource']),
        conditions: recordOf(statement['Condition']),
      })),
  );
}
