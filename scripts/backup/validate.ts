import type { RecoveryPoint } from './recovery-points.ts';

/** One thing that was looked at. */
export interface Verdict {
  readonly passed: boolean;
  readonly text: string;
}

/** What was tested of a restored backup, and when. */
export interface RestoreTest {
  readonly resourceType: string;
  readonly endedAt: Date;
  /** `SUCCESSFUL`, `FAILED`, `TIMED_OUT`, ...; undefined where nobody has looked into it. */
  readonly validation: string | undefined;
}

export interface BackupFacts {
  readonly points: readonly RecoveryPoint[];
  /** In the other region. @default the environment has none */
  readonly copies?: readonly RecoveryPoint[];
  /** @default the environment has none */
  readonly tests?: readonly RestoreTest[];
}

/** Hours after which the newest is too old: what is configured, and the time that AWS Backup takes at most. */
export interface BackupLimits {
  readonly backupHours: number;
  readonly copyHours: number;
  readonly testHours: Readonly<Record<ExpectedType, number>>;
}

/** Of what there have to be backups: types, and how many of each. */
const expected = { Aurora: 1, DynamoDB: 3, S3: 2 } as const;
type ExpectedType = keyof typeof expected;

/** Objects are replicated, not copied. */
const COPIED = ['Aurora', 'DynamoDB'] as const;

/** Whether the newest backups, copies and restore tests are there, and new enough. */
export function judgeBackups({ points, copies, tests }: BackupFacts, limits: BackupLimits, now: Date): Verdict[] {
  const types = Object.keys(expected) as ExpectedType[];
  return [
    ...types.flatMap((type) => judgeNewest('backup', points, type, limits.backupHours, now)),
    ...(copies === undefined ? [] : COPIED.flatMap((type) => judgeNewest('copy', copies, type, limits.copyHours, now))),
    ...(tests === undefined ? [] : types.map((type) => judgeTest(tests, type, limits.testHours[type], now))),
  ];
}

function judgeNewest(
  what: string,
  points: readonly RecoveryPoint[],
  type: ExpectedType,
  mostHours: number,
  now: Date,
): Verdict[] {
  const newest = new Map<string, RecoveryPoint>();
  for (const point of points) {
    if (point.resourceType !== type || point.isContinuous) continue;
    const known = newest.get(point.resourceArn);
    if (known === undefined || known.createdAt < point.createdAt) newest.set(point.resourceArn, point);
  }
  const found = [...newest.values()].map(({ resourceArn, createdAt }) => {
    const hours = hoursSince(createdAt, now);
    return { passed: hours <= mostHours, text: `${what} of ${resourceArn}: ${hours} h old, at most ${mostHours} h` };
  });
  const missing = expected[type] - found.length;
  return missing > 0
    ? [...found, { passed: false, text: `${what}: none of ${missing} resources of type ${type}` }]
    : found;
}

function judgeTest(tests: readonly RestoreTest[], type: string, mostHours: number, now: Date): Verdict {
  const [newest] = tests
    .filter(({ resourceType }) => resourceType === type)
    .toSorted((a, b) => b.endedAt.getTime() - a.endedAt.getTime());
  if (newest === undefined) return { passed: false, text: `restore test of ${type}: there was none` };
  const hours = hoursSince(newest.endedAt, now);
  const result = newest.validation ?? 'not looked into';
  const passed = newest.validation === 'SUCCESSFUL' && hours <= mostHours;
  return { passed, text: `restore test of ${type}: ${result}, ${hours} h ago, at most ${mostHours} h` };
}

const hoursSince = (time: Date, now: Date): number => Math.round((now.getTime() - time.getTime()) / 360_000) / 10;
