import { type CfnOIDCProvider, PolicyStatement, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, DefaultStackSynthesizer, Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** Who issues the tokens of GitHub's jobs. */
export const GITHUB_HOST = 'token.actions.githubusercontent.com';

/** The roles of `cdk bootstrap` that a deployment takes; CloudFormation alone takes the one that makes resources. */
const BOOTSTRAP_ROLES = ['deploy', 'file-publishing', 'image-publishing', 'lookup'];

export interface PipelineRoleProps {
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** Of the product, and GitHub's of the same name, whose rules (branch, reviewers) decide which jobs get the role. */
  readonly environment: string;
  /** In which the environment has stacks. */
  readonly regions: readonly string[];
  readonly provider: CfnOIDCProvider;
}

/**
 * Lets the repository's workflows deploy, verify and roll back one environment, without any key: GitHub's token of a job is
 * exchanged for this role, if the job is of that environment. To deploy it may only take the roles of `cdk bootstrap`.
 */
export class PipelineRole extends Construct {
  readonly role: Role;
  private readonly props: PipelineRoleProps;

  constructor(scope: Construct, id: string, props: PipelineRoleProps) {
    super(scope, id);
    this.props = props;
    this.role = this.createRole();
    const allow = (actions: string[], resources: string[]) =>
      this.role.addToPolicy(new PolicyStatement({ actions, resources }));

    allow(['sts:AssumeRole'], this.bootstrapRoles());
    // Lists, and DescribeAlarms for composite alarms, know no resources.
    allow(['cloudformation:DescribeStacks', 'cloudwatch:DescribeAlarms'], ['*']);
    allow(['cloudformation:ListStackResources'], [this.arn('cloudformation', 'stack')]);
    allow(['ecs:DescribeServices'], [this.arn('ecs', 'service')]);
    allow(['lambda:GetAlias', 'lambda:UpdateAlias'], [this.arn('lambda', 'function', ArnFormat.COLON_RESOURCE_NAME)]);
    // What was there before a deployment: a rollback restores it.
    allow(['ssm:GetParameter', 'ssm:PutParameter'], [this.releaseRecord()]);
    allow(
      ['codedeploy:ListDeploymentGroups', 'codedeploy:ListDeployments', 'codedeploy:StopDeployment'],
      ['application', 'deploymentgroup'].map((kind) => this.arn('codedeploy', kind, ArnFormat.COLON_RESOURCE_NAME)),
    );
  }

  private createRole(): Role {
    const { repository, environment, provider } = this.props;
    return new Role(this, 'Role', {
      description: `Deploys Plinth's ${environment} from ${repository}`,
      assumedBy: new WebIdentityPrincipal(provider.attrArn, {
        StringEquals: {
          [`${GITHUB_HOST}:aud`]: 'sts.amazonaws.com',
          [`${GITHUB_HOST}:sub`]: `repo:${repository}:environment:${environment}`,
        },
      }),
      // Longer than a deployment of everything, with its canaries.
      maxSessionDuration: Duration.hours(2),
    });
  }

  /** By their whole names: those of this account, and of the regions of this environment. */
  private bootstrapRoles(): string[] {
    const { account, partition } = Stack.of(this);
    return this.props.regions.flatMap((region) =>
      BOOTSTRAP_ROLES.map(
        (role) =>
          `arn:${partition}:iam::${account}:role/cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-${role}-role-${account}-${region}`,
      ),
    );
  }

  private releaseRecord(): string {
    const resourceName = `plinth/${this.props.environment}/release`;
    return Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName });
  }

  /** Of everything whose name begins with those of the environment's stacks. */
  private arn(service: string, resource: string, arnFormat = ArnFormat.SLASH_RESOURCE_NAME): string {
    return Stack.of(this).formatArn({
      service,
      resource,
      resourceName: `plinth-${this.props.environment}-*`,
      arnFormat,
    });
  }
}
