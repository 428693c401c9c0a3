import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from '#lib/config';
import { NodeFunction } from '#lib/constructs/node-function';

const ID = 'DeploymentCheck';

/** Asks new versions of functions for an answer, when CodeDeploy wants to know whether they are well. */
export class DeploymentCheck extends NodeFunction {
  /** One for all functions of a stack. */
  static of(scope: Construct, config: Pick<EnvironmentConfig, 'logs' | 'state'>): DeploymentCheck {
    const stack = Stack.of(scope);
    const existing = stack.node.tryFindChild(ID);
    return existing instanceof DeploymentCheck ? existing : new DeploymentCheck(stack, config);
  }

  private constructor(stack: Stack, config: Pick<EnvironmentConfig, 'logs' | 'state'>) {
    super(stack, ID, {
      config,
      name: 'deployment-check',
      description: 'Looks at a new version of a function before and after it answers requests',
      environment: {},
      // A cold start of the version that it calls, and its answer.
      timeout: Duration.seconds(60),
    });
  }

  /** Lets it call a version or the alias of a function, and ask about the function's deployments. */
  allow(live: Alias, deploymentGroupArn: string): void {
    this.addToRolePolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [`${live.lambda.functionArn}:*`] }),
    );
    this.addToRolePolicy(
      new PolicyStatement({
        actions: ['codedeploy:ListDeploymentTargets', 'codedeploy:BatchGetDeploymentTargets'],
        resources: [deploymentGroupArn],
      }),
    );
  }
}
