import { App } from 'aws-cdk-lib/core';
import { checkedConfig, environments } from '#lib/config';
import { PlinthStage } from '#lib/stage';

const app = new App();
for (const config of environments.map(checkedConfig)) new PlinthStage(app, { config });
