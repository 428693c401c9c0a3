import { type Connections, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { HealthEnvironment } from '#lambdas/health';
import type { MetricsEnvironment } from '#lambdas/metrics';
import type { ModelsEnvironment } from '#lambdas/models';
import type { VariablesOf } from '#lambdas/shared';
import type { SpatialEnvironment } from '#lambdas/spatial';
import type { EnvironmentConfig } from '#lib/config';
import { ApiFunction } from '#lib/constructs/api-function';
import { grantArtifactLook, grantArtifactReads, grantArtifactRemoval } from '#lib/constructs/artifact-access';
import { fixedFlags } from '#lib/constructs/feature-flags';
import { grantJobRemoval, grantJobStatistics } from '#lib/constructs/job-access';
import type { DataStack } from './data-stack.ts';
import type { IngestStack } from './ingest-stack.ts';
import type { NetworkStack } from './network-stack.ts';

export interface ReadFunctionsProps {
  readonly config: EnvironmentConfig;
  readonly network: NetworkStack;
  readonly data: DataStack;
  readonly ingest: IngestStack;
}

/** The functions that tell of models and of the product itself. Those that ask the database stand in the network. */
export class ReadFunctions {
  readonly models: ApiFunction;
  readonly spatial: ApiFunction;
  readonly health: ApiFunction;
  readonly metrics: ApiFunction;
  private readonly props: ReadFunctionsProps;
  private readonly network: NonNullable<ConstructorParameters<typeof ApiFunction>[2]['network']>;

  constructor(scope: Construct, props: ReadFunctionsProps) {
    this.props = props;
    const { vpc, functionSubnets: subnets } = props.network;
    const securityGroup = new SecurityGroup(scope, 'Reads', { vpc, description: 'Reads', allowAllOutbound: false });
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.HTTPS, 'S3 and DynamoDB');
    this.network = { vpc, subnets, securityGroup };
    this.openWayTo(props.data.database);
    if (props.config.cache.kind !== 'none') this.openWayTo(props.data.cache);
    this.models = this.createModels(scope);
    this.spatial = this.createSpatial(scope);
    this.health = this.createHealth(scope);
    this.metrics = this.createMetrics(scope);
  }

  private createModels(scope: Construct): ApiFunction {
    const { config, data, ingest } = this.props;
    const environment: VariablesOf<typeof ModelsEnvironment> = {
      JOBS_TABLE: data.jobs.tableName,
      UPLOAD_BUCKET: ingest.uploads.bucketName,
      ARTIFACT_BUCKET: data.artifacts.bucketName,
      ...addressVariables(data),
      // In a network from which AppConfig is out of reach.
      ...fixedFlags(config),
      ...this.readVariables(),
    };
    const description = 'Tells of models and their elements, gives their artifacts, and deletes them';
    const { network } = this;
    const models = new ApiFunction(scope, 'Models', { config, name: 'models', description, environment, network });
    grantJobRemoval(data.jobs, models);
    grantArtifactReads(data.artifacts, models);
    grantArtifactRemoval(data.artifacts, models);
    ingest.uploads.grantRemove(models);
    data.delivery?.grantSign(models);
    return this.connected(models);
  }

  private createSpatial(scope: Construct): ApiFunction {
    const environment: VariablesOf<typeof SpatialEnvironment> = this.readVariables();
    const description = 'Tells where in a model its elements are';
    const { config } = this.props;
    const { network } = this;
    return this.connected(
      new ApiFunction(scope, 'Spatial', { config, name: 'spatial', description, environment, network }),
    );
  }

  private createHealth(scope: Construct): ApiFunction {
    const { config, data } = this.props;
    const environment: VariablesOf<typeof HealthEnvironment> = {
      ...this.statisticsVariables(),
      ...this.readVariables(),
      DATABASE_REST: maySleep(config) ? 'may-sleep' : 'always-awake',
    };
    const description = 'Tells how the product is';
    const { network } = this;
    const health = new ApiFunction(scope, 'Health', { config, name: 'health', description, environment, network });
    grantJobStatistics(data.jobs, health);
    grantArtifactLook(data.artifacts, health);
    return this.connected(health);
  }

  private createMetrics(scope: Construct): ApiFunction {
    const { config, data } = this.props;
    const environment: VariablesOf<typeof MetricsEnvironment> = this.statisticsVariables();
    const description = 'Gives numbers to a monitor';
    const metrics = new ApiFunction(scope, 'Metrics', { config, name: 'metrics', description, environment });
    grantJobStatistics(data.jobs, metrics);
    grantArtifactLook(data.artifacts, metrics);
    return metrics;
  }

  /** In the product's network to its port, elsewhere to whatever port it has. */
  private openWayTo({ connections }: { readonly connections?: Connections }): void {
    const { securityGroup } = this.network;
    if (connections !== undefined) securityGroup.connections.allowToDefaultPort({ connections }, 'Reads');
    else securityGroup.connections.allowToAnyIpv4(Port.allTcp(), 'A server that somebody else runs');
  }

  private connected(reader: ApiFunction): ApiFunction {
    const { database, cache } = this.props.data;
    database.grantConnect(reader, 'plinth_worker');
    cache.grantConnect(reader);
    reader.node.addDependency(database.isReady);
    return reader;
  }

  private readVariables() {
    const { database, cache } = this.props.data;
    return { ...database.accessFor('plinth_worker'), ...cache.access };
  }

  private statisticsVariables() {
    const { config, data } = this.props;
    return {
      JOBS_TABLE: data.jobs.tableName,
      ARTIFACT_BUCKET: data.artifacts.bucketName,
      MAX_UPLOAD_BYTES: String(config.uploads.maxBytes),
    };
  }
}

/** How addresses of artifacts are signed, where CloudFront delivers them. */
const addressVariables = ({ delivery }: DataStack) =>
  delivery && {
    ARTIFACT_ORIGIN: delivery.origin,
    SIGNING_KEYS_TABLE: delivery.keys.tableName,
    SIGNING_KEY: delivery.signing.id,
    SIGNING_PUBLIC_KEY: delivery.signing.publicKeyId,
  };

const maySleep = ({ database }: EnvironmentConfig) => database.kind === 'aurora' && database.minCapacity === 0;
