import { localScope, type Principal, type Scope } from '#core/model';

/**
 * Whose data a request is about: the tenant is that of whoever asks, and never taken from the request.
 *
 * @param wanted the project that the request names; otherwise it is the first of the principal's, or `local`.
 * @returns undefined where the project is none of the principal's.
 */
export function scopeOf(
  { tenant, projects }: Pick<Principal, 'tenant' | 'projects'>,
  wanted?: string,
): Scope | undefined {
  if (projects === 'all') return { tenant, project: wanted ?? localScope.project };
  const project = wanted ?? projects[0];
  return project !== undefined && projects.includes(project) ? { tenant, project } : undefined;
}
