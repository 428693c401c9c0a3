import { Connections, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnServerlessCache, CfnUser, CfnUserGroup } from 'aws-cdk-lib/aws-elasticache';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { CacheNetwork, ModelCache } from './model-cache.ts';

/** Of the cache, its user and its group alike, or they do not fit together. */
const ENGINE = 'valkey';

/** 6379 for writing and reading, 6380 for reading from replicas. */
const PORTS = Port.tcpRange(6379, 6380);

export interface ServerlessCacheProps {
  /** Of the cache and of its user; ElastiCache makes none up. */
  readonly name: string;
  readonly limits: { readonly maxGigabytes: number; readonly maxEcpuPerSecond: number };
  readonly network: CacheNetwork;
  readonly key: IKey | undefined;
}

/** ElastiCache Serverless for Valkey: always by TLS, and only for those who sign in by IAM. */
export class ServerlessCache extends Construct implements ModelCache {
  readonly access: ModelCache['access'];
  readonly connections: Connections;
  private readonly arns: string[];

  constructor(scope: Construct, id: string, { name, limits, network, key }: ServerlessCacheProps) {
    super(scope, id);
    const { vpc, dataSubnets } = network;
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Cache',
      allowAllOutbound: false,
    });
    this.connections = new Connections({ securityGroups: [securityGroup], defaultPort: PORTS });

    const user = this.createUser(name);
    const users = new CfnUserGroup(this, 'Users', { engine: ENGINE, userGroupId: name, userIds: [user.ref] });
    const cache = new CfnServerlessCache(this, 'Resource', {
      engine: ENGINE,
      majorEngineVersion: '8',
      serverlessCacheName: name,
      description: 'Answers that take long to compute',
      userGroupId: users.ref,
      subnetIds: vpc.selectSubnets(dataSubnets).subnetIds,
      securityGroupIds: [securityGroup.securityGroupId],
      cacheUsageLimits: {
        dataStorage: { unit: 'GB', maximum: limits.maxGigabytes },
        ecpuPerSecond: { maximum: limits.maxEcpuPerSecond },
      },
      ...(key && { kmsKeyId: key.keyArn }),
    });
    const userArn = Stack.of(this).formatArn({
      service: 'elasticache',
      resource: 'user',
      resourceName: name,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.arns = [cache.attrArn, userArn];
    this.access = {
      CACHE_URL: `rediss://${name}@${cache.attrEndpointAddress}:${cache.attrEndpointPort}`,
      CACHE_AUTHENTICATION: 'iam',
      CACHE_NAME: name,
    };
  }

  grantConnect(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['elasticache:Connect'], resourceArns: this.arns });
  }

  /** An IAM user's id and name are the same. It may read and write, but neither list all keys nor manage the server. */
  private createUser(name: string): CfnUser {
    return new CfnUser(this, 'User', {
      engine: ENGINE,
      userId: name,
      userName: name,
      accessString: 'on ~* +@all -@dangerous -@admin',
      authenticationMode: { Type: 'iam' },
    });
  }
}
