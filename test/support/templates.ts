import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { Stack } from 'aws-cdk-lib/core';
import type { EnvironmentConfig } from '#lib/config';
import { PlinthStage } from '#lib/stage';
import { cdkApp } from './cdk-app.ts';

/** Templates as CloudFormation's JSON by the id of their stack. */
type Synthesized = Readonly<Record<string, Record<string, unknown>>>;

/**
 * The templates of an environment by the id of their stack: `Network`, `Data`, ... To synthesize one takes seconds, and
 * most tests ask for the same few: what one test file has synthesized, the others of the same run read from the run's folder.
 */
export function templatesOf(config: EnvironmentConfig): ReadonlyMap<string, Template> {
  const templates = Object.entries(synthesizedOnce(config));
  return new Map(templates.map(([stack, template]) => [stack, Template.fromJSON(template)]));
}

function synthesizedOnce(config: EnvironmentConfig): Synthesized {
  const { PLINTH_TEST_RUN: folder } = process.env;
  if (folder === undefined) return synthesized(config);
  const path = join(folder, `${createHash('sha256').update(JSON.stringify(config)).digest('hex')}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  const templates = synthesized(config);
  // Whole or not at all: test files run side by side.
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(templates));
  renameSync(`${path}.${process.pid}`, path);
  return templates;
}

function synthesized(config: EnvironmentConfig): Synthesized {
  const stage = new PlinthStage(cdkApp(), { config });
  const stacks = stage.node.children.filter(Stack.isStack);
  return Object.fromEntries(stacks.map((stack) => [stack.node.id, Template.fromStack(stack).toJSON()]));
}
