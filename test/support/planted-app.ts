import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { checkedConfig, environments } from '#lib/config';
import { PlinthStage } from '#lib/stage';

// The product's app as bin/plinth.ts makes it, with one more function in the first stack of each Stage, whose runtime AWS
// has given up. What CDK bundles otherwise plays no part.
const app = new App({ postCliContext: { 'aws:cdk:bundling-stacks': [] } });
for (const config of environments.map(checkedConfig)) {
  const stage = new PlinthStage(app, { config });
  const stack = stage.node.children.find(Stack.isStack);
  if (stack === undefined) throw new Error(`Stage ${config.name} has no stack.`);
  new LambdaFunction(stack, 'Planted', {
    runtime: Runtime.NODEJS_16_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {};'),
  });
}
