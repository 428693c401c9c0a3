import type { Problem, Rule } from '../finding.ts';
import { at, type Resource } from '../template/resource.ts';
import type { Template } from '../template/template.ts';
import { idIn, listOf, numberOf, truthOf } from '../template/values.ts';

/** Ports that pages are served on; nothing else is open to the internet. */
const OPEN_PORTS = new Set([80, 443]);

/** Endpoints of these services cost nothing and are ways in a route table. */
const GATEWAYS = new Set(['s3', 'dynamodb', 's3express']);

/** First and last address of a block of IPv4, as numbers. */
function boundsOf(block: unknown): readonly [number, number] | undefined {
  const [, address, bits] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(String(block)) ?? [];
  if (address === undefined) return undefined;
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return [first, first + 2 ** (32 - Number(bits)) - 1];
}

/** Amazon VPC. */
export const networkRules: readonly Rule[] = [
  {
    name: 'network/subnets',
    about: 'Subnets are within their network and do not overlap.',
    types: ['AWS::EC2::Subnet'],
    *judge(subnet, template) {
      const own = boundsOf(subnet.properties['CidrBlock']);
      const network = template.target(subnet.properties['VpcId']);
      const whole = boundsOf(network?.properties['CidrBlock']);
      const path = 'Properties.CidrBlock';
      if (own === undefined) return;
      if (whole !== undefined && (own[0] < whole[0] || own[1] > whole[1])) {
        yield {
          path,
          message: `${subnet.properties['CidrBlock']} is not within ${network?.properties['CidrBlock']}.`,
          remedy: 'Take a block of the network.',
        };
      }
      for (const other of template.ofType('AWS::EC2::Subnet').filter(({ id }) => id > subnet.id)) {
        const theirs = boundsOf(other.properties['CidrBlock']);
        const isSameNetwork = idIn(other.properties['VpcId']) === idIn(subnet.properties['VpcId']);
        if (theirs !== undefined && isSameNetwork && own[0] <= theirs[1] && theirs[0] <= own[1]) {
          yield { path, message: `It overlaps with that of ${other.id}.`, remedy: 'Take a block that is free.' };
        }
      }
    },
  },
  {
    name: 'network/zones',
    about: 'What asks for subnets of several zones gets them.',
    types: [
      'AWS::RDS::DBSubnetGroup',
      'AWS::ElastiCache::ServerlessCache',
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
    ],
    *judge(resource, template) {
      const property = resource.type.endsWith('LoadBalancer') ? 'Subnets' : 'SubnetIds';
      const subnets = at(resource, `${property}.*`).map(({ value }) => template.target(value));
      if (subnets.includes(undefined) || subnets.length === 0) return;
      const zones = new Set(subnets.map((subnet) => JSON.stringify(subnet?.properties['AvailabilityZone'])));
      if (zones.size > 1) return;
      yield {
        path: `Properties.${property}`,
        message: 'All of them are in one zone.',
        remedy: 'Name subnets of two zones.',
      };
    },
  },
  {
    name: 'network/not-open',
    about: 'The internet comes in for pages only.',
    types: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],
    *judge(resource) {
      const isRule = resource.type.endsWith('Ingress');
      for (const { path, value } of at(resource, isRule ? '' : 'SecurityGroupIngress.*')) {
        const rule = Object(value);
        const isWorld = ['0.0.0.0/0', '::/0'].includes(rule['CidrIp'] ?? rule['CidrIpv6']);
        const port = numberOf(rule['FromPort']);
        const isPages = port !== undefined && port === numberOf(rule['ToPort']) && OPEN_PORTS.has(port);
        if (isWorld && !isPages)
          yield {
            path: `${path}.CidrIp`,
            message: 'The whole internet may come in.',
            remedy: 'Name the security group that may.',
          };
      }
    },
  },
  {
    name: 'network/ports',
    about: 'Ports go from low to high, and somebody is named on the other side.',
    types: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'],
    *judge(resource) {
      const places = resource.type.endsWith('Group') ? ['SecurityGroupIngress.*', 'SecurityGroupEgress.*'] : [''];
      for (const { path, value } of places.flatMap((place) => at(resource, place)))
        yield* flawsOfPorts(Object(value), path);
    },
  },
  {
    name: 'network/endpoints',
    about: 'Endpoints are of services that the region has, and of the kind that the service has.',
    types: ['AWS::EC2::VPCEndpoint'],
    *judge({ properties }, template) {
      const name = template.text(properties['ServiceName']) ?? '';
      const [, region, service] =
        /^(?:com\.amazonaws|cn\.com\.amazonaws|aws\.api)\.([a-z0-9-]+)\.(.+)$/.exec(name) ?? [];
      if (service === undefined) {
        if (!name.includes('${') && !name.startsWith('com.amazonaws.vpce.'))
          yield {
            path: 'Properties.ServiceName',
            message: `${name} is no service.`,
            remedy: 'Write com.amazonaws.<region>.<service>.',
          };
        return;
      }
      if (region !== template.stack.region)
        yield {
          path: 'Properties.ServiceName',
          message: `${name} is not in ${template.stack.region}.`,
          remedy: 'Name the region of the stack.',
        };
      if (!endpointServices.has(service))
        yield {
          path: 'Properties.ServiceName',
          message: `No service ${service} has an endpoint.`,
          remedy: 'Spell it as the guide of PrivateLink does.',
        };
      const isGateway = (properties['VpcEndpointType'] ?? 'Gateway') === 'Gateway';
      if (isGateway && !GATEWAYS.has(service))
        yield { path: 'Properties.VpcEndpointType', message: `${service} has no gateway.`, remedy: 'Write Interface.' };
      const needed = isGateway ? 'RouteTableIds' : 'SubnetIds';
      if (listOf(properties[needed]).length === 0)
        yield { path: `Properties.${needed}`, message: 'Nothing uses the endpoint.', remedy: `Name ${needed}.` };
    },
  },
  {
    name: 'network/public-addresses',
    about: 'Subnets without a way to the internet give no public addresses.',
    types: ['AWS::EC2::Subnet'],
    *judge(subnet, template) {
      if (truthOf(subnet.properties['MapPublicIpOnLaunch']) !== true || leadsOut(subnet, template)) return;
      yield {
        path: 'Properties.MapPublicIpOnLaunch',
        message: 'Addresses are public, and nothing leads to them.',
        remedy: 'Set it to false, or add a route to an internet gateway.',
      };
    },
  },
];

function leadsOut(subnet: Resource, template: Template): boolean {
  const tables = template
    .ofType('AWS::EC2::SubnetRouteTableAssociation')
    .filter(({ properties }) => idIn(properties['SubnetId']) === subnet.id)
    .map(({ properties }) => idIn(properties['RouteTableId']));
  return template
    .ofType('AWS::EC2::Route')
    .some(
      ({ properties }) => tables.includes(idIn(properties['RouteTableId'])) && properties['GatewayId'] !== undefined,
    );
}

const SIDES = [
  'CidrIp',
  'CidrIpv6',
  'SourceSecurityGroupId',
  'DestinationSecurityGroupId',
  'SourcePrefixListId',
  'DestinationPrefixListId',
  'SourceSecurityGroupName',
];

function* flawsOfPorts(rule: Readonly<Record<string, unknown>>, path: string): Generator<Problem> {
  const [from, to] = [numberOf(rule['FromPort']), numberOf(rule['ToPort'])];
  const isPing = /^icmp|^1$|^58$/.test(String(rule['IpProtocol']));
  if (from !== undefined && to !== undefined && from > to && !isPing) {
    yield {
      path: `${path}.FromPort`,
      message: `The ports go from ${from} to ${to}.`,
      remedy: 'Let FromPort be at most ToPort.',
    };
  }
  const needsPorts = /^(tcp|udp|6|17)$/.test(String(rule['IpProtocol']));
  if (needsPorts && (rule['FromPort'] === undefined || rule['ToPort'] === undefined)) {
    yield {
      path: `${path}.FromPort`,
      message: `Which ports of ${rule['IpProtocol']} is not said.`,
      remedy: 'Give FromPort and ToPort.',
    };
  }
  if (!SIDES.some((side) => rule[side] !== undefined))
    yield { path, message: 'Nobody is on the other side.', remedy: 'Name addresses or a security group.' };
}

/** https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html, what products such as this one use. */
const endpointServices = new Set(
  `s3 dynamodb s3express s3-global.accesspoint appconfig appconfigdata application-autoscaling athena autoscaling backup
  bedrock-runtime cloudformation cloudtrail codebuild codedeploy codedeploy-commands-secure cognito-idp config ec2
  ec2messages ecr.api ecr.dkr ecs ecs-agent ecs-telemetry elasticache elasticfilesystem elasticloadbalancing email-smtp
  events execute-api firehose glue guardduty guardduty-data kinesis-streams kms lambda logs monitoring rds rds-data
  scheduler secretsmanager sns sqs ssm ssm-contacts ssm-incidents ssmmessages states sts sync-states synthetics
  synthetics-fips verifiedpermissions xray inspector2 kinesis-firehose pipes pipes-data cloudfront codeartifact.api`.split(
    /\s+/,
  ),
);
