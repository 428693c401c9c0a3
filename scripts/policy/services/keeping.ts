import type { Rule } from '../finding.ts';
import { numberOf, recordOf, truthOf } from '../template/values.ts';

/** What cannot be made again once it is gone. */
const STATEFUL = [
  'AWS::Backup::BackupVault',
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::EFS::FileSystem',
  'AWS::KMS::Key',
  'AWS::RDS::DBCluster',
  'AWS::S3::Bucket',
];
const KEEPS = new Set(['Retain', 'RetainExceptOnCreate', 'Snapshot']);

/** What stays, and for how long. */
export const keepingRules: readonly Rule[] = [
  {
    name: 'keeping/stateful',
    about: 'What cannot be made again stays when a protected stack goes, and the same where it is replaced.',
    types: STATEFUL,
    *judge({ whole }, template) {
      const { DeletionPolicy: deletion, UpdateReplacePolicy: replacement } = whole;
      if (deletion === undefined || replacement === undefined) {
        yield {
          path: deletion === undefined ? 'DeletionPolicy' : 'UpdateReplacePolicy',
          message: 'What becomes of it is not said.',
          remedy: 'Say Retain, Snapshot or Delete in both.',
        };
        return;
      }
      const [goes, isReplaced] = [!KEEPS.has(String(deletion)), !KEEPS.has(String(replacement))];
      if (template.stack.isProtected && goes)
        yield { path: 'DeletionPolicy', message: `It is ${deletion} in a protected stack.`, remedy: 'Write Retain.' };
      if (template.stack.isProtected && isReplaced)
        yield {
          path: 'UpdateReplacePolicy',
          message: `It is ${replacement} in a protected stack.`,
          remedy: 'Write Retain.',
        };
      if (goes !== isReplaced && !template.stack.isProtected)
        yield {
          path: 'UpdateReplacePolicy',
          message: `It is ${replacement}, the other ${deletion}.`,
          remedy: 'Let both keep it, or neither.',
        };
    },
  },
  {
    name: 'keeping/logs',
    about: 'Log groups say how long they keep lines.',
    types: ['AWS::Logs::LogGroup'],
    *judge({ properties }) {
      if (properties['RetentionInDays'] !== undefined || properties['LogGroupClass'] === 'DELIVERY') return;
      yield { path: 'Properties.RetentionInDays', message: 'Lines stay, and cost, for ever.', remedy: 'Give it days.' };
    },
  },
  {
    name: 'keeping/keys',
    about: 'Keys change every year, are on, and their policy lets the account administer them.',
    types: ['AWS::KMS::Key'],
    *judge({ properties }) {
      const isSymmetric = [undefined, 'SYMMETRIC_DEFAULT'].includes(properties['KeySpec'] as undefined);
      if (isSymmetric && truthOf(properties['EnableKeyRotation']) !== true)
        yield { path: 'Properties.EnableKeyRotation', message: 'The key never changes.', remedy: 'Set it to true.' };
      if (!isSymmetric && truthOf(properties['EnableKeyRotation']) === true)
        yield {
          path: 'Properties.EnableKeyRotation',
          message: `${properties['KeySpec']} cannot change by itself.`,
          remedy: 'Leave it out.',
        };
      if (truthOf(properties['Enabled']) === false)
        yield { path: 'Properties.Enabled', message: 'Nothing can be read.', remedy: 'Leave it out.' };
      const policy = JSON.stringify(properties['KeyPolicy'] ?? {});
      if (!/:root"|kms:(Create|Put)/.test(policy))
        yield {
          path: 'Properties.KeyPolicy',
          message: 'Nobody can administer the key.',
          remedy: 'Allow kms:* to the root of the account.',
        };
    },
  },
  {
    name: 'keeping/secrets',
    about: 'No secret stands in a template.',
    types: [],
    *judge({ properties }) {
      for (const name of ['SecretString', 'MasterUserPassword', 'Password', 'AuthToken', 'Passwords']) {
        const value = Array.isArray(properties[name]) ? properties[name][0] : properties[name];
        if (typeof value !== 'string' || value.includes('{{resolve:')) continue;
        yield {
          path: `Properties.${name}`,
          message: 'Whoever reads the template knows it.',
          remedy: 'Let Secrets Manager make it, or refer to it by {{resolve:secretsmanager:...}}.',
        };
      }
    },
  },
  {
    name: 'keeping/registry',
    about: 'Images are scanned, keep their tags, and go when they are old.',
    types: ['AWS::ECR::Repository'],
    *judge({ properties }) {
      if (properties['ImageTagMutability'] === undefined)
        yield {
          path: 'Properties.ImageTagMutability',
          message: 'A tag may mean another image tomorrow.',
          remedy: 'Write IMMUTABLE.',
        };
      if (truthOf(recordOf(properties['ImageScanningConfiguration'])['ScanOnPush']) === false)
        yield {
          path: 'Properties.ImageScanningConfiguration.ScanOnPush',
          message: 'Nobody looks into images.',
          remedy: 'Set it to true.',
        };
    },
  },
  {
    name: 'keeping/rotation',
    about: 'Secrets change at least every quarter.',
    types: ['AWS::SecretsManager::RotationSchedule'],
    *judge({ properties }) {
      const days = numberOf(recordOf(properties['RotationRules'])['AutomaticallyAfterDays']);
      if (days !== undefined && days > 92)
        yield {
          path: 'Properties.RotationRules.AutomaticallyAfterDays',
          message: `It changes every ${days} days.`,
          remedy: 'Let it be 92 at most.',
        };
    },
  },
];
