import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** From PyPI; the package of this name at npm is another program. */
const VERSION = '1.58.0';

/** Rules that are not asked, and why. */
export const leftOutOfCfnLint: Readonly<Record<string, string>> = {
  W3005: 'A dependency that is stated twice does no harm; CDK states them.',
};

const Match = z.object({
  Rule: z.object({ Id: z.string() }),
  Message: z.string(),
  Filename: z.string(),
  Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullish() }),
});

export type LintOutcome =
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'judged'; readonly findings: readonly string[] };

/** Python's cfn-lint of the pinned version, in a folder of its own that is kept for the next time. */
export function lint(
  templates: readonly string[],
  region: string,
  folder = join(tmpdir(), `plinth-cfn-lint-${VERSION}`),
): LintOutcome {
  const program = join(folder, 'bin/cfn-lint');
  const why = existsSync(program) ? undefined : install(folder);
  if (why !== undefined) return { kind: 'skipped', why };
  const options = [
    '--format',
    'json',
    '--regions',
    region,
    '--ignore-checks',
    ...Object.keys(leftOutOfCfnLint),
    '--template',
    ...templates,
  ];
  const { stdout, stderr, status } = spawnSync(program, options, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  // 0 and sums of 2, 4, 8: it has judged. Everything else is a fault of its own.
  if (status === null || status % 2 === 1) throw new Error(`cfn-lint ended with ${status}: ${stderr}`);
  const matches = z.array(Match).parse(JSON.parse(stdout === '' ? '[]' : stdout));
  return {
    kind: 'judged',
    findings: matches.map(
      ({ Rule, Message, Filename, Location }) =>
        `${Filename} ${(Location.Path ?? []).join('.')}: ${Message} [${Rule.Id}]`,
    ),
  };
}

/** Why it could not be installed; undefined where it is there now. */
function install(folder: string): string | undefined {
  for (const [program, ...args] of [
    ['python3', '-m', 'venv', folder],
    [join(folder, 'bin/pip'), 'install', '--quiet', '--disable-pip-version-check', `cfn-lint==${VERSION}`],
  ] as const) {
    const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
    if (status === 0) continue;
    rmSync(folder, { recursive: true, force: true });
    return error?.message ?? (stderr.trim().split('\n').at(-1) || `${program} ended with ${status}`);
  }
  return undefined;
}
