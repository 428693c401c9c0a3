import type { Problem, Rule } from '../finding.ts';
import { regions } from '../reference/known.ts';
import { at, firstAt, type Resource } from '../template/resource.ts';
import { listOf, recordOf, truthOf } from '../template/values.ts';

const TABLES = ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'];
const KEYS = ['KeySchema', 'GlobalSecondaryIndexes.*.KeySchema', 'LocalSecondaryIndexes.*.KeySchema'];

/** Amazon DynamoDB. */
export const tableRules: readonly Rule[] = [
  {
    name: 'dynamodb/attributes',
    about: 'The attributes that a table declares are those of its keys, all of them and no others.',
    types: TABLES,
    *judge(table) {
      const declared = namesAt(table, 'AttributeDefinitions.*.AttributeName');
      const used = KEYS.flatMap((key) => namesAt(table, `${key}.*.AttributeName`));
      for (const { path, value } of KEYS.flatMap((key) => at(table, `${key}.*.AttributeName`))) {
        if (!declared.includes(String(value)))
          yield { path, message: `${value} is not declared.`, remedy: 'Add it to AttributeDefinitions.' };
      }
      for (const name of declared.filter((one) => !used.includes(one))) {
        yield {
          path: 'Properties.AttributeDefinitions',
          message: `${name} is in no key.`,
          remedy: 'Leave it out: only attributes of keys are declared.',
        };
      }
      if (new Set(declared).size < declared.length)
        yield {
          path: 'Properties.AttributeDefinitions',
          message: 'An attribute is declared twice.',
          remedy: 'Declare it once.',
        };
    },
  },
  {
    name: 'dynamodb/keys',
    about: 'A key is a HASH attribute, and at most one RANGE attribute after it.',
    types: TABLES,
    *judge(table) {
      for (const { path, value } of KEYS.flatMap((key) => at(table, key))) {
        const kinds = listOf(value).map((part) => recordOf(part)['KeyType']);
        if (
          kinds[0] === 'HASH' &&
          (kinds.length === 1 || (kinds.length === 2 && kinds[1] === 'RANGE') || path.includes('Global'))
        )
          continue;
        yield { path, message: `The key is ${kinds.join(', ') || 'empty'}.`, remedy: 'Write HASH, then RANGE.' };
      }
    },
  },
  {
    name: 'dynamodb/indexes',
    about: 'Indexes have names of their own, and name attributes only where they include some.',
    types: TABLES,
    *judge(table) {
      const names = namesAt(table, 'GlobalSecondaryIndexes.*.IndexName');
      if (new Set(names).size < names.length)
        yield {
          path: 'Properties.GlobalSecondaryIndexes',
          message: 'Two indexes have one name.',
          remedy: 'Give each its own.',
        };
      for (const { path, value } of at(table, 'GlobalSecondaryIndexes.*.Projection')) {
        const { ProjectionType: kind, NonKeyAttributes: attributes } = recordOf(value);
        if ((kind === 'INCLUDE') === (attributes !== undefined)) continue;
        yield {
          path: `${path}.NonKeyAttributes`,
          message: `They do not go with ${kind}.`,
          remedy: 'Name attributes for INCLUDE, and for no other.',
        };
      }
    },
  },
  {
    name: 'dynamodb/time-to-live',
    about: 'The time after which an item goes is not one of the keys.',
    types: TABLES,
    *judge(table) {
      const name = firstAt(table, 'TimeToLiveSpecification.AttributeName');
      const isOn = truthOf(firstAt(table, 'TimeToLiveSpecification.Enabled')) === true;
      if (isOn && name === undefined)
        yield {
          path: 'Properties.TimeToLiveSpecification.AttributeName',
          message: 'It is missing.',
          remedy: 'Name the attribute.',
        };
      if (name !== undefined && namesAt(table, 'KeySchema.*.AttributeName').includes(String(name))) {
        yield {
          path: 'Properties.TimeToLiveSpecification.AttributeName',
          message: `${name} is a key.`,
          remedy: 'Name another attribute.',
        };
      }
    },
  },
  {
    name: 'dynamodb/replicas',
    about: 'A global table has a replica where it is, and others only in regions that there are.',
    types: ['AWS::DynamoDB::GlobalTable'],
    *judge(table, template) {
      const found = at(table, 'Replicas.*.Region').map(({ path, value }) => ({
        path,
        region: template.text(value) ?? '',
      }));
      for (const { path, region } of found) yield* unknownRegion(path, region);
      if (found.length > 0 && !found.some(({ region }) => region === template.stack.region || region.includes('${'))) {
        yield {
          path: 'Properties.Replicas',
          message: `None is in ${template.stack.region}.`,
          remedy: 'Name the region of the stack.',
        };
      }
      const hasOthers = found.length > 1;
      if (hasOthers && table.properties['StreamSpecification'] === undefined) {
        yield {
          path: 'Properties.StreamSpecification',
          message: 'Replicas follow a stream.',
          remedy: 'Write NEW_AND_OLD_IMAGES.',
        };
      }
    },
  },
  {
    name: 'dynamodb/recoverable',
    about:
      'What nobody deletes by mistake can be brought back to any point in time, and its table not deleted by hand.',
    types: TABLES,
    *judge(table, template) {
      if (!template.stack.isProtected) return;
      for (const [name, paths] of Object.entries(safeguards)) {
        if (paths.flatMap((path) => at(table, path)).some(({ value }) => truthOf(value) === true)) continue;
        yield {
          path: `Properties.${paths[0]?.replace('*', '0')}`,
          message: `${name} is off in a protected stack.`,
          remedy: 'Set it to true.',
        };
      }
    },
  },
];

const safeguards: Readonly<Record<string, readonly string[]>> = {
  'Recovery to a point in time': [
    'Replicas.*.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
    'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled',
  ],
  'Protection from deletion': ['Replicas.*.DeletionProtectionEnabled', 'DeletionProtectionEnabled'],
};

const namesAt = (table: Resource, path: string): string[] => at(table, path).map(({ value }) => String(value));

function* unknownRegion(path: string, region: string): Generator<Problem> {
  if (regions.has(region) || region.includes('${')) return;
  yield { path, message: `There is no region ${region}.`, remedy: 'Name one such as eu-central-1.' };
}
