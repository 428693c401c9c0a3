import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { acknowledgementsIn } from '../../scripts/policy/acknowledgements.ts';
import { policyDocument } from '../../scripts/policy/document.ts';
import { productApp } from '../../scripts/policy/synthesize.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-nag-'));
afterAll(() => rmSync(folder, { recursive: true }));

process.env['CDK_VALIDATION'] = 'true';
const app = productApp(folder);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));

describe('all environments', () => {
  it('pass CDK’s validator and cdk-nag’s AwsSolutions and Serverless', () => {
    expect(() => app.synth()).not.toThrow();
  });

  it('acknowledge at most 40 findings, each with a reason of its own', () => {
    const acknowledged = acknowledgementsIn(app);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.length).toBeLessThanOrEqual(40);
    for (const { reason } of acknowledged) expect(reason.length).toBeGreaterThan(20);
  });

  it('are told of in docs/policy.md', () => {
    const written = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8');
    expect(written).toBe(policyDocument(acknowledgementsIn(app)));
  });
});
