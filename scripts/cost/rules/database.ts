import { z } from 'zod';
import { type CostRule, charges, HOURS, onlyInUse } from '../charges.ts';
import { idle } from '../idle.ts';

const Cluster = z.object({ ServerlessV2ScalingConfiguration: z.object({ MinCapacity: z.number() }) });

/** Everything of a cluster that does not depend on the number of its instances. */
const cluster: CostRule = () =>
  charges(
    [
      { price: 'aurora.storage', units: idle.databaseGigabytes, because: 'the schema and a few models' },
      { price: 'secret', units: 1, because: 'the password of the master user, rotated by RDS' },
    ],
    'aurora.requests',
    'aurora.backup',
  );

/** @throws where an instance is of no serverless cluster of its stack: then nobody has looked up what it costs. */
const instance: CostRule = ({ id, properties, stack }) => {
  const reference = z.object({ Ref: z.string() }).parse(properties['DBClusterIdentifier']);
  const { ServerlessV2ScalingConfiguration } = Cluster.parse(stack.get(reference.Ref)?.properties);
  const { MinCapacity } = ServerlessV2ScalingConfiguration;
  if (MinCapacity === 0) return charges([], 'aurora.acu-hour');
  const because = `instance ${id.includes('reader') ? 'to read from' : 'to write to'}, ${MinCapacity} ACU at least`;
  return charges([{ price: 'aurora.acu-hour', units: MinCapacity * HOURS, because }], 'aurora.acu-hour');
};

const cache: CostRule = () =>
  charges(
    [
      {
        price: 'valkey.storage',
        units: idle.cacheGigabytes * HOURS,
        because: 'the least that Valkey Serverless counts',
      },
    ],
    'valkey.ecpu',
  );

/** What databases and caches cost. */
export const databaseRules: Readonly<Record<string, CostRule>> = {
  'AWS::RDS::DBCluster': cluster,
  'AWS::RDS::DBInstance': instance,
  'AWS::ElastiCache::ServerlessCache': cache,
  'AWS::DynamoDB::GlobalTable': onlyInUse('dynamodb.write', 'dynamodb.read', 'dynamodb.storage', 'dynamodb.pitr'),
};
