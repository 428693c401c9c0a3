import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { z } from 'zod';
import { checkedConfig, environments, foundation } from '#lib/config';
import { FoundationStage, PlinthStage } from '#lib/stage';

const Settings = z.object({ context: z.record(z.string(), z.unknown()) });

/** The product's app as bin/plinth.ts makes it, with the flags of cdk.json; no function is bundled. */
export function productApp(outdir: string): App {
  const { context } = Settings.parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')));
  const app = new App({ outdir, context: { ...context, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
  new FoundationStage(app, { config: foundation });
  for (const config of environments.map(checkedConfig)) new PlinthStage(app, { config });
  return app;
}

/** Synthesizes all environments into a folder that is there as long as it is used. CDK's own validation is left aside. */
export function withSynthesized<Result>(use: (folder: string, app: App) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'plinth-templates-'));
  process.env['CDK_VALIDATION'] = 'false';
  try {
    const app = productApp(folder);
    app.synth();
    return use(folder, app);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
