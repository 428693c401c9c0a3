import type { Problem, Rule } from '../finding.ts';
import { at, firstAt } from '../template/resource.ts';
import { listOf, numberOf, truthOf } from '../template/values.ts';

/** Amazon Aurora and RDS. */
export const databaseRules: readonly Rule[] = [
  {
    name: 'rds/capacity',
    about: 'The least capacity of a cluster is not above the most, and instances without a size have both.',
    types: ['AWS::RDS::DBCluster'],
    *judge(cluster, template) {
      const least = numberOf(firstAt(cluster, 'ServerlessV2ScalingConfiguration.MinCapacity'));
      const most = numberOf(firstAt(cluster, 'ServerlessV2ScalingConfiguration.MaxCapacity'));
      const pause = firstAt(cluster, 'ServerlessV2ScalingConfiguration.SecondsUntilAutoPause');
      if (least !== undefined && most !== undefined && least > most) {
        yield {
          path: 'Properties.ServerlessV2ScalingConfiguration.MinCapacity',
          message: `${least} is above ${most}.`,
          remedy: 'Let MinCapacity be at most MaxCapacity.',
        };
      }
      if (pause !== undefined && least !== 0) {
        yield {
          path: 'Properties.ServerlessV2ScalingConfiguration.SecondsUntilAutoPause',
          message: `Only what may go down to 0 pauses; the least is ${least}.`,
          remedy: 'Set MinCapacity to 0, or leave it out.',
        };
      }
      const isServerless = template
        .ofType('AWS::RDS::DBInstance')
        .some(
          ({ properties }) =>
            properties['DBInstanceClass'] === 'db.serverless' &&
            template.target(properties['DBClusterIdentifier'])?.id === cluster.id,
        );
      if (isServerless && (least === undefined || most === undefined)) {
        yield {
          path: 'Properties.ServerlessV2ScalingConfiguration',
          message: 'Its serverless instances have no bounds.',
          remedy: 'Give MinCapacity and MaxCapacity.',
        };
      }
    },
  },
  {
    name: 'rds/closed',
    about: 'Databases are encrypted, and not reached from the internet.',
    types: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'],
    *judge({ type, properties }) {
      if (truthOf(properties['PubliclyAccessible']) === true) {
        yield {
          path: 'Properties.PubliclyAccessible',
          message: 'The internet reaches it.',
          remedy: 'Set it to false.',
        };
      }
      const isOfCluster = type === 'AWS::RDS::DBInstance' && properties['DBClusterIdentifier'] !== undefined;
      if (!isOfCluster && truthOf(properties['StorageEncrypted']) !== true) {
        yield { path: 'Properties.StorageEncrypted', message: 'It is not encrypted.', remedy: 'Set it to true.' };
      }
      if (
        typeof properties['MasterUserPassword'] === 'string' &&
        !properties['MasterUserPassword'].includes('{{resolve:')
      ) {
        yield {
          path: 'Properties.MasterUserPassword',
          message: 'The password stands in the template.',
          remedy: 'Let RDS keep it: ManageMasterUserPassword.',
        };
      }
    },
  },
  {
    name: 'rds/protected',
    about:
      'A database that nobody deletes by mistake is protected from deletion, and keeps backups for a week at least.',
    types: ['AWS::RDS::DBCluster'],
    *judge({ properties }, template) {
      if (!template.stack.isProtected) return;
      if (truthOf(properties['DeletionProtection']) !== true) {
        yield {
          path: 'Properties.DeletionProtection',
          message: 'It is off in a protected stack.',
          remedy: 'Set it to true.',
        };
      }
      if ((numberOf(properties['BackupRetentionPeriod'] ?? 1) ?? 7) < 7) {
        yield {
          path: 'Properties.BackupRetentionPeriod',
          message: 'Backups go after less than a week.',
          remedy: 'Keep them 7 days or more.',
        };
      }
    },
  },
  {
    name: 'rds/windows',
    about: 'Backups and maintenance do not meet.',
    types: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'],
    *judge({ properties }) {
      const backup = String(properties['PreferredBackupWindow'] ?? '').split('-');
      const [, from, until] =
        /^\w{3}:(\S{5})-\w{3}:(\S{5})$/.exec(String(properties['PreferredMaintenanceWindow'] ?? '')) ?? [];
      const [start, end] = backup;
      if (start === undefined || end === undefined || from === undefined || until === undefined || start > end) return;
      if (start < until && from < end)
        yield {
          path: 'Properties.PreferredBackupWindow',
          message: 'It meets the maintenance.',
          remedy: 'Choose hours that do not overlap.',
        };
    },
  },
  {
    name: 'rds/parameters',
    about: 'A group of parameters is for the engine and version of its cluster.',
    types: ['AWS::RDS::DBCluster'],
    *judge({ properties }, template) {
      const group = template.target(properties['DBClusterParameterGroupName']);
      const family = group?.properties['Family'];
      const [major] = String(properties['EngineVersion'] ?? '').split('.');
      if (typeof family !== 'string' || !/^\d+$/.test(major ?? '') || family === `${properties['Engine']}${major}`)
        return;
      yield {
        path: 'Properties.DBClusterParameterGroupName',
        message: `${group?.id} is for ${family}.`,
        remedy: `Let its Family be ${properties['Engine']}${major}.`,
      };
    },
  },
];

const AUTHENTICATION = 'AuthenticationMode.Type';

/** Amazon ElastiCache. */
export const cacheRules: readonly Rule[] = [
  {
    name: 'elasticache/version',
    about: 'A cache has a version that its engine has.',
    types: ['AWS::ElastiCache::ServerlessCache'],
    *judge({ properties }) {
      const versions = majors[String(properties['Engine'])];
      const version = properties['MajorEngineVersion'];
      if (version === undefined || versions === undefined || versions.includes(String(version))) return;
      yield {
        path: 'Properties.MajorEngineVersion',
        message: `${properties['Engine']} has no version ${version}.`,
        remedy: `Write one of ${versions.join(', ')}.`,
      };
    },
  },
  {
    name: 'elasticache/users',
    about: 'Who signs in by IAM has one name and id; others have a password; nobody comes without.',
    types: ['AWS::ElastiCache::User'],
    *judge(user, template) {
      const kind = String(firstAt(user, AUTHENTICATION)).toLowerCase();
      const [id, name] = [template.text(user.properties['UserId']), template.text(user.properties['UserName'])];
      if (kind === 'iam' && id !== name) {
        yield {
          path: 'Properties.UserName',
          message: `The name is ${name}, the id ${id}.`,
          remedy: 'IAM asks for one and the same in small letters.',
        };
      }
      if (kind === 'iam' && id !== undefined && id !== id.toLowerCase() && !id.includes('${')) {
        yield {
          path: 'Properties.UserId',
          message: `${id} has capital letters.`,
          remedy: 'Write it in small letters.',
        };
      }
      const isOff = /^off\b/.test(String(user.properties['AccessString']));
      if ((kind === 'no-password-required' || truthOf(user.properties['NoPasswordRequired']) === true) && !isOff) {
        yield {
          path: 'Properties.AuthenticationMode.Type',
          message: 'Whoever knows the name comes in.',
          remedy: 'Use iam.',
        };
      }
    },
  },
  {
    name: 'elasticache/engines',
    about: 'A cache, its group of users and the users are of one engine.',
    types: ['AWS::ElastiCache::UserGroup', 'AWS::ElastiCache::ServerlessCache'],
    *judge(resource, template) {
      const engine = resource.properties['Engine'];
      const named = [...listOf(resource.properties['UserIds']), resource.properties['UserGroupId']];
      for (const other of named.map((value) => template.target(value))) {
        const theirs = other?.id === resource.id ? undefined : other?.properties['Engine'];
        const isFine =
          theirs === undefined ||
          theirs === engine ||
          (engine === 'valkey' && theirs === 'redis' && resource.type.endsWith('UserGroup'));
        if (!isFine)
          yield {
            path: 'Properties.Engine',
            message: `It is ${engine}; ${other?.id} is ${theirs}.`,
            remedy: 'Let all be one engine.',
          };
      }
      if (resource.type.endsWith('UserGroup')) yield* withoutUsers(listOf(resource.properties['UserIds']), engine);
    },
  },
  {
    name: 'elasticache/limits-of-usage',
    about: 'The least that a cache has is not above the most.',
    types: ['AWS::ElastiCache::ServerlessCache'],
    *judge(cache) {
      for (const name of ['DataStorage', 'ECPUPerSecond']) {
        const [least, most] = ['Minimum', 'Maximum'].map((end) =>
          numberOf(firstAt(cache, `CacheUsageLimits.${name}.${end}`)),
        );
        if (least === undefined || most === undefined || least <= most) continue;
        yield {
          path: `Properties.CacheUsageLimits.${name}.Minimum`,
          message: `${least} is above ${most}.`,
          remedy: 'Let Minimum be at most Maximum.',
        };
      }
    },
  },
  {
    name: 'elasticache/in-a-network',
    about: 'A cache is in subnets, behind a security group.',
    types: ['AWS::ElastiCache::ServerlessCache'],
    *judge(cache) {
      for (const name of ['SubnetIds', 'SecurityGroupIds']) {
        if (at(cache, name).some(({ value }) => listOf(value).length > 0)) continue;
        yield {
          path: `Properties.${name}`,
          message: `${name} is missing: it goes to the default network.`,
          remedy: 'Name those of the product.',
        };
      }
    },
  },
];

const majors: Readonly<Record<string, readonly string[]>> = {
  valkey: ['7', '8', '9'],
  redis: ['7'],
  memcached: ['1.6'],
};

function* withoutUsers(users: readonly unknown[], engine: unknown): Generator<Problem> {
  if (engine === 'redis' && !users.includes('default')) {
    yield {
      path: 'Properties.UserIds',
      message: 'A group for redis has a user `default`.',
      remedy: 'Add one, or let the engine be valkey.',
    };
  }
}
