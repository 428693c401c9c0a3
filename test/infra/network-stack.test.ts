import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { NetworkStack } from '#lib/stacks';
import { cdkApp } from '../support/cdk-app.ts';
import { resourcesOf } from '../support/cdk-resources.ts';

function network(natGateways: number) {
  const stack = new NetworkStack(cdkApp(), 'Network', { config: { network: { cidr: '10.9.0.0/16', natGateways } } });
  return { stack, template: Template.fromStack(stack) };
}

const { stack, template } = network(0);

describe('the network', () => {
  it('has public, function and data subnets in two availability zones', () => {
    const zones = resourcesOf(template, 'AWS::EC2::Subnet').map(({ Properties }) => Properties['AvailabilityZone']);
    expect(zones).toHaveLength(6);
    expect(new Set(zones.map((zone) => JSON.stringify(zone))).size).toBe(2);
  });

  it.each(['s3', 'dynamodb'])('reaches %s from every subnet by a gateway, which costs nothing', (service) => {
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway',
      ServiceName: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(`\\.${service}$`)])] },
      RouteTableIds: resourcesOf(template, 'AWS::EC2::RouteTable').map(({ id }) => ({ Ref: id })),
    });
  });

  it('has no NAT gateway unless asked for, and then workers in public subnets', () => {
    template.resourceCountIs('AWS::EC2::NatGateway', 0);
    expect(stack.workersHavePublicAddresses).toBe(true);
    expect(stack.vpc.selectSubnets(stack.workerSubnets).subnetIds).toEqual(
      stack.vpc.publicSubnets.map(({ subnetId }) => subnetId),
    );
  });

  it('leads functions and data nowhere', () => {
    const isolated = stack.vpc.isolatedSubnets.map(({ subnetId }) => subnetId);
    expect(isolated).toEqual(expect.arrayContaining(stack.vpc.selectSubnets(stack.functionSubnets).subnetIds));
    expect(isolated).toEqual(expect.arrayContaining(stack.vpc.selectSubnets(stack.dataSubnets).subnetIds));
    template.resourceCountIs('AWS::EC2::Route', 2); // those of the public subnets
  });

  it('leads functions and workers through NAT gateways where there are some, and data still nowhere', () => {
    const withNat = network(1);
    withNat.template.resourceCountIs('AWS::EC2::NatGateway', 1);
    expect(withNat.stack.workersHavePublicAddresses).toBe(false);
    expect(withNat.stack.workerSubnets).toEqual(withNat.stack.functionSubnets);
    expect(withNat.stack.vpc.isolatedSubnets).toHaveLength(2);
  });

  it('lets nothing through the default security group', () => {
    template.resourceCountIs('Custom::VpcRestrictDefaultSG', 1);
  });
});
