import type { FailureCode } from '#core/geometry';
import type { Coverage } from '#core/model';

/** The engine as a whole was given up. */
const ENGINE_GONE: FailureCode = 'geometry/engine-abandoned';

/** The engine broke down, and not only over what the file says. */
const breakdowns: readonly string[] = [
  'geometry/engine-abort',
  'geometry/timeout',
  'geometry/worker-lost',
] satisfies FailureCode[];

/**
 * Whether the engine has failed, and not the file: it was given up, or it broke down over every single product. An
 * element that cannot be meshed is a finding about the element.
 */
export function engineHasFailed({ failures, produced, empty, spaces }: Coverage): boolean {
  if (failures.some(({ code }) => code === ENGINE_GONE)) return true;
  const served = produced + empty + spaces.produced + spaces.empty;
  return failures.length > 0 && served === 0 && failures.every(({ code }) => breakdowns.includes(code));
}
