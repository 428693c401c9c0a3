import type { LambdaAliases } from './lambda-aliases.ts';
import type { LiveVersions } from './release-record.ts';

/** What became of one function. */
export interface Way {
  /** `<name>:<alias>` */
  readonly name: string;
  readonly from: number;
  /** Undefined where the release before had no such function: it stays as it is, and nobody asks it. */
  readonly to: number | undefined;
}

/** `arn:aws:lambda:<region>:<account>:function:<name>:<alias>`, as CloudFormation knows an alias. */
export function partsOfAlias(arn: string): { readonly functionName: string; readonly alias: string } {
  const parts = arn.split(':');
  const [functionName, alias] = parts.slice(6);
  if (parts.length !== 8 || functionName === undefined || alias === undefined) {
    throw new Error(`\`${arn}\` is no alias of a function.`);
  }
  return { functionName, alias };
}

/** What the aliases point to now. */
export async function liveVersions(aliases: LambdaAliases, arns: readonly string[]): Promise<LiveVersions> {
  const found = arns.map(async (arn) => {
    const { functionName, alias } = partsOfAlias(arn);
    return [`${functionName}:${alias}`, await aliases.versionOf(functionName, alias)] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

/**
 * Lets every alias point to what it did in a release: all of that release and nothing of another, since its functions were
 * tried with each other. All at once, since requests may be answered by any of them.
 *
 * @throws at the end, where some could not be moved; the others have been.
 */
export async function goBack(
  aliases: LambdaAliases,
  live: LiveVersions,
  release: LiveVersions,
): Promise<readonly Way[]> {
  const ways = await Promise.allSettled(
    Object.entries(live).map(async ([name, from]): Promise<Way> => {
      const to = release[name];
      const [functionName = '', alias = ''] = name.split(':');
      if (to !== undefined && to !== from) await aliases.point(functionName, alias, to);
      return { name, from, to };
    }),
  );
  const faults = ways.flatMap((way) => (way.status === 'rejected' ? [way.reason as unknown] : []));
  if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('\n'));
  return ways.flatMap((way) => (way.status === 'fulfilled' ? [way.value] : []));
}
