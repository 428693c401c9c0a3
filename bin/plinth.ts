import { App } from 'aws-cdk-lib/core';
import { checkedConfig, environments, foundation } from '#lib/config';
import { FoundationStage, PlinthStage } from '#lib/stage';

const app = new App();
new FoundationStage(app, { config: foundation });
for (const config of environments.map(checkedConfig)) new PlinthStage(app, { config });
