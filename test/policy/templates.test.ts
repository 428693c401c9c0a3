import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { lint } from '../../scripts/policy/engines/cfn-lint.ts';
import { described } from '../../scripts/policy/finding.ts';
import { Judge } from '../../scripts/policy/judge.ts';
import { further } from '../../scripts/policy/mutations/further.ts';
import { harmless } from '../../scripts/policy/mutations/harmless.ts';
import { baselineOf, isAsExpected, type Mutation, outcomesOf } from '../../scripts/policy/mutations/mutation.ts';
import { ofTheResearch } from '../../scripts/policy/mutations/of-the-research.ts';
import { specimens } from '../../scripts/policy/mutations/specimens.ts';
import { productApp } from '../../scripts/policy/synthesize.ts';
import { readAssembly } from '../../scripts/policy/template/assembly.ts';

process.env['CDK_VALIDATION'] = 'false';
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'plinth-policy-'));
productApp(folder).synth();
const stacks = readAssembly(folder, 'eu-central-1');
const mostFirst = [...stacks].sort((one, other) => Number(other.isProtected) - Number(one.isProtected));
// Hundreds of templates are judged, on machines that may do other things as well.
jest.setTimeout(600_000);
const judge = new Judge();
afterAll(() => {
  judge.free();
  rmSync(folder, { recursive: true });
});

const check = (path: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/policy/check-templates.ts', path], {
    cwd: root,
    encoding: 'utf8',
  });
const templatesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => join(path, name));
const all = [...mostFirst, specimens];
const before = baselineOf(all, judge);
const unexpected = (mutations: readonly Mutation[]) =>
  outcomesOf(mutations, all, judge, before)
    .filter((outcome) => !isAsExpected(outcome))
    .map(({ mutation, place, findings }) => ({ name: mutation.name, place, found: findings.map(described) }));

describe('the templates of all environments', () => {
  it('have nothing that a rule finds', () => {
    expect(stacks.length).toBeGreaterThan(20);
    expect(judge.findingsIn(stacks).map(described)).toEqual([]);
  });

  const linted = lint(templatesIn(folder), 'eu-central-1');
  // Where a change is taken it has to be there.
  const needsLint = process.env['CI'] === 'true' || linted.kind === 'judged';
  (needsLint ? it : it.skip)('have nothing that cfn-lint finds', () => {
    expect(linted).toEqual({ kind: 'judged', findings: [] });
  });
});

describe('a mistake in a template', () => {
  it('of the forty of the research is found by a rule about its cause', () => {
    expect(ofTheResearch.length).toBe(40);
    expect(unexpected(ofTheResearch)).toEqual([]);
  });

  it('of any other kind is found too', () => {
    expect(further.length).toBeGreaterThan(400);
    expect(unexpected(further)).toEqual([]);
  });

  it('is not seen in a harmless change, nor in good resources of other kinds', () => {
    expect(harmless.length).toBeGreaterThanOrEqual(20);
    expect(unexpected(harmless)).toEqual([]);
    expect(judge.findingsOf(specimens).map(described)).toEqual([]);
  });
});

describe('npm run check:templates', () => {
  it('says resource, property and remedy of what it finds, and ends with 1', () => {
    const [file = ''] = templatesIn(folder).filter((name) => name.includes('productionProcessing'));
    const good = readFileSync(file, 'utf8');
    writeFileSync(file, good.replace('"RetentionInDays": ', '"RetentionInDays": 4'));
    const { status, stdout } = check(folder);
    writeFileSync(file, good);
    expect({ status, stdout }).toMatchObject({ status: 1 });
    expect(stdout).toMatch(/plinth-production-Processing \w+ Properties\.RetentionInDays: .* Make it one of 1, 3, 5/);
  });

  it('ends with 2 where there is no assembly', () => {
    const { status, stderr } = check(join(folder, 'nowhere'));
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('cdk synth') });
  });
});
