import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib/core';
import { z } from 'zod';
import type { EnvironmentConfig } from '#lib/config';
import { PlinthStage } from '#lib/stage';
import type { Priced } from './charges.ts';

const Template = z.object({
  Resources: z
    .record(z.string(), z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }))
    .default({}),
});
const Settings = z.object({ context: z.record(z.string(), z.unknown()) });

const cdkJson = new URL('../../cdk.json', import.meta.url);

/** Every resource of an environment's stacks, as CloudFormation would get them. No function is bundled. */
export function resourcesOfStage(config: EnvironmentConfig): readonly Priced[] {
  const { context } = Settings.parse(JSON.parse(readFileSync(cdkJson, 'utf8')));
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
  const stage = new PlinthStage(app, { config });
  return stage.synth().stacks.flatMap(({ template }) => resourcesOf(template));
}

/** The resources of one template. */
export function resourcesOf(template: unknown): readonly Priced[] {
  const all = Object.entries(Template.parse(template).Resources).map(([id, { Type, Properties }]) => ({
    id,
    type: Type,
    properties: Properties,
  }));
  const stack = new Map(all.map((resource) => [resource.id, resource]));
  return all.map((resource) => ({ ...resource, stack }));
}
