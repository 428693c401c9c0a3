import { z } from 'zod';
import type { MeAnswer } from '#api/contracts';

/** Of one principal: the project shown last, and those that were shown, the newest first. */
const Visited = z.array(z.string());
const MOST = 8;

/** What the API takes as the name of a project. */
export const projectForm = '[a-z0-9][a-z0-9\\-]{0,62}';

const keyOf = ({ principal }: MeAnswer) => `plinth:projects:${principal.id}`;

/** The projects shown before in this browser, the newest first. */
export function visitedProjects(me: MeAnswer): readonly string[] {
  try {
    return Visited.parse(JSON.parse(localStorage.getItem(keyOf(me)) ?? '[]'));
  } catch {
    return []; // written by something else: it is a convenience, no more
  }
}

export function noteVisit(me: MeAnswer, project: string): void {
  const others = visitedProjects(me).filter((one) => one !== project);
  localStorage.setItem(keyOf(me), JSON.stringify([project, ...others].slice(0, MOST)));
}

export const isOwnProject = ({ principal: { projects } }: MeAnswer, project: string): boolean =>
  projects === 'all' || projects.includes(project);

/** The one shown last, as long as it is theirs. */
export const projectToBeginWith = (me: MeAnswer): string =>
  visitedProjects(me).find((one) => isOwnProject(me, one)) ?? me.project;

/** What can be chosen from: all of them where they are named, otherwise those that are known here. */
export function knownProjects(me: MeAnswer, shown: string): readonly string[] {
  const { projects } = me.principal;
  return projects === 'all' ? [...new Set([shown, ...visitedProjects(me), me.project])].sort() : projects;
}
