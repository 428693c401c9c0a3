import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { auditFrom, sarifOf } from '../../scripts/ci/sarif.mjs';

const folder = '.github/workflows';
const workflows = new Map(readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]));
const workflow = (name: string): string => workflows.get(name) ?? '';
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));

/** What stands behind a key, in all workflows: `uses`, `run`, ... */
const valuesOf = (key: string) =>
  [...workflows].flatMap(([name, text]) =>
    [...text.matchAll(new RegExp(`^\\s*(?:- )?${key}: (.+)$`, 'gm'))].map(([, value = '']) => ({ name, value })),
  );

describe('the pipeline', () => {
  it('uses actions by the commit, and says which version that is', () => {
    const uses = valuesOf('uses').filter(({ value }) => !value.startsWith('./'));
    expect(uses.length).toBeGreaterThan(20);
    for (const { value } of uses) expect(value).toMatch(/^[\w-]+\/[\w/.-]+@[0-9a-f]{40} # v?\d+\.\d+\.\d+$/);
    const commits = new Map(uses.map(({ value }) => [value.split('@')[0], value]));
    for (const { value } of uses) expect(commits.get(value.split('@')[0])).toBe(value);
  });

  it('does nothing but npm scripts that there are, so that each job can be run anywhere', () => {
    const runs = valuesOf('run').filter(({ value }) => value !== 'npm ci');
    expect(runs.length).toBeGreaterThan(15);
    for (const { value } of runs)
      expect(scripts).toHaveProperty([/^npm run ([\w:-]+)(?: -- .+)?$/.exec(value)?.[1] ?? value]);
  });

  it('has no key of AWS: only jobs that deploy get a token, for a role', () => {
    const all = [...workflows.values()].join('\n');
    expect(all).not.toMatch(/aws-access-key-id|AWS_SECRET_ACCESS_KEY|AWS_ACCESS_KEY_ID/i);
    const withToken = [...workflows].filter(([, text]) => text.includes('id-token: write')).map(([name]) => name);
    expect(withToken.toSorted()).toEqual(['deploy.yml', 'release.yml', 'rollback.yml']);
    for (const [name, text] of workflows)
      expect([name, text]).toEqual([name, expect.stringMatching(/\npermissions:\n {2}contents: read\n\n/)]);
  });

  it('never puts what somebody types into a shell', () => {
    for (const { value } of valuesOf('run')) expect(value).not.toContain('${{');
  });

  it('goes from dev by staging to production, each only after the one before', () => {
    const order = [...workflow('release.yml').matchAll(/^ {2}(\w+):\n {4}(?:needs: (\w+)\n)?/gm)].map(
      ([, job, needs]) => [job, needs],
    );
    expect(order.slice(-4)).toEqual([
      ['ci', undefined],
      ['dev', 'ci'],
      ['staging', 'dev'],
      ['production', 'staging'],
    ]);
  });

  it('looks at what it has deployed, and takes back what does not work, and only that', () => {
    const steps = workflow('deploy.yml');
    const places = ['npm run deploy', 'npm run verify', 'npm run rollback', 'npm run notify:failure'].map((step) =>
      steps.indexOf(step),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(steps).toMatch(/if: failure\(\) && steps\.verify\.outcome == 'failure'\n\s+run: npm run rollback/);
  });

  it('runs every kind of test that there is, and once', () => {
    const kinds = Object.keys(scripts).filter((name) => /^(test:|image:check)/.test(name));
    const run = valuesOf('run').flatMap(({ value }) => /^npm run ([\w:-]+)/.exec(value)?.[1] ?? []);
    const runs = kinds.map((kind) => [kind, run.filter((name) => name === kind).length]);
    expect(runs).toEqual(kinds.map((kind) => [kind, kind === 'test:coverage' ? 0 : 1])); // `test:unit` has it
    expect(workflow('ci.yml')).not.toContain('push:'); // release.yml has it for main
    expect(workflow('release.yml')).toContain('uses: ./.github/workflows/ci.yml');
  });

  it('goes back once at a time', () => {
    expect(workflow('rollback.yml')).toMatch(/ {4}concurrency: \{ group: "rollback-/);
  });

  it('tests on three versions of Node, and builds the image for two architectures', () => {
    expect(workflow('ci.yml')).toMatch(/node: \[["']20\.19["'], ["']22["'], ["']24["']\]/);
    for (const architecture of ['amd64', 'arm64'])
      expect(workflow('ci.yml')).toContain(`architecture: ${architecture}`);
  });

  it('waits for nothing for ever', () => {
    for (const [name, text] of workflows) {
      const machines = text.match(/^ {4}runs-on:/gm)?.length ?? 0;
      expect([name, text.match(/^ {4}timeout-minutes:/gm)?.length ?? 0]).toEqual([name, machines]);
    }
  });

  it('tells of the failure of any job', () => {
    const jobs = [
      ...workflow('ci.yml')
        .slice(workflow('ci.yml').indexOf('\njobs:'))
        .matchAll(/^ {2}(\w+):$/gm),
    ].map(([, job]) => job);
    const [, needs = ''] = /notify:\n {4}needs: \[(.+)\]/.exec(workflow('ci.yml')) ?? [];
    expect(needs.split(', ').toSorted()).toEqual(jobs.filter((job) => job !== 'notify').toSorted());
  });
});

describe('the workflows', () => {
  const actionlint = process.env['ACTIONLINT'] ?? 'actionlint';
  const isHere = spawnSync(actionlint, ['-version']).error === undefined;
  (isHere ? it : it.skip)(
    'are found without fault by actionlint (go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.7)',
    () => {
      const { status, stdout } = spawnSync(process.execPath, ['scripts/ci/lint-workflows.mjs'], { encoding: 'utf8' });
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    },
  );
});

describe('what npm audit knows', () => {
  const via = {
    source: 1,
    name: 'left-pad',
    title: 'Pads right',
    url: 'https://github.com/advisories/GHSA-1',
    range: '<1',
  };
  const report = (severity: string) =>
    JSON.stringify({
      vulnerabilities: {
        'left-pad': { via: [{ ...via, severity }] },
        pads: { via: ['left-pad', { ...via, severity }] },
      },
    });

  it('is told once for each advisory, as SARIF', () => {
    const advisories = auditFrom(report('high'));
    if (typeof advisories === 'string') throw new Error(advisories);
    const [run] = sarifOf(advisories).runs;
    expect(run?.results).toMatchObject([{ ruleId: '1', level: 'error', message: { text: 'left-pad <1: Pads right' } }]);
    expect(run?.tool.driver.rules).toMatchObject([{ id: '1', properties: { 'security-severity': '8.0' } }]);
  });

  it('is nothing where nothing is wrong, and no report where npm could not find out', () => {
    expect(auditFrom('{"vulnerabilities":{}}')).toEqual([]);
    expect(auditFrom('{"error":{"summary":"getaddrinfo ENOTFOUND"}}')).toBe('getaddrinfo ENOTFOUND');
    expect(auditFrom('')).toMatch('no reason');
  });
});
