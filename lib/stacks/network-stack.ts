import {
  GatewayVpcEndpointAwsService,
  IpAddresses,
  type IVpc,
  type SubnetSelection,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { Stack, Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';

export interface NetworkStackProps {
  readonly config: Pick<EnvironmentConfig, 'network'>;
}

/** The network of the product: two availability zones, S3 and DynamoDB in reach from every subnet without the internet. */
export class NetworkStack extends Stack {
  readonly vpc: IVpc;
  /** Can call every AWS service: by public addresses (and no open port), or by NAT gateways where there are some. */
  readonly workerSubnets: SubnetSelection;
  readonly workersHavePublicAddresses: boolean;
  /** Reach the database, the cache, S3 and DynamoDB; nothing else without a NAT gateway. */
  readonly functionSubnets: SubnetSelection;
  /** Of the database and the cache; without any way out. */
  readonly dataSubnets: SubnetSelection;

  constructor(scope: Construct, id: string, { config }: NetworkStackProps) {
    super(scope, id);
    const { cidr, natGateways } = config.network;
    const isPublic = natGateways === 0;
    const functionSubnetType = isPublic ? SubnetType.PRIVATE_ISOLATED : SubnetType.PRIVATE_WITH_EGRESS;

    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(cidr),
      maxAzs: 2,
      natGateways,
      subnetConfiguration: [
        { name: 'public', subnetType: SubnetType.PUBLIC },
        { name: 'functions', subnetType: functionSubnetType },
        { name: 'data', subnetType: SubnetType.PRIVATE_ISOLATED },
      ],
      gatewayEndpoints: {
        S3: { service: GatewayVpcEndpointAwsService.S3 },
        DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB },
      },
    });
    // CDK's class fulfils its interface, but for `exactOptionalPropertyTypes`, which it does not heed.
    this.vpc = vpc as IVpc;
    this.workerSubnets = { subnetGroupName: isPublic ? 'public' : 'functions' };
    this.workersHavePublicAddresses = isPublic;
    this.functionSubnets = { subnetGroupName: 'functions' };
    this.dataSubnets = { subnetGroupName: 'data' };
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-VPC7',
      reason: 'Nothing in the network can be reached from outside; a log of all packets would cost more than it tells.',
    });
  }
}
