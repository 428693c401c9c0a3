import { type ProblemCode, problems } from '../contracts/index.ts';
import type { ComponentName } from './components.ts';

/** One entry of `responses`. */
export interface Answer {
  readonly description: string;
  readonly content: Record<string, { schema: { $ref: string } | { type: 'string' } }>;
}

const refTo = (name: ComponentName) => ({ schema: { $ref: `#/components/schemas/${name}` } });

/** A JSON answer of a named schema. */
export function answer(name: ComponentName, description: string): Answer {
  return { description, content: { 'application/json': refTo(name) } };
}

/** The problems a route can answer with, one entry per status. */
export function problemAnswers(...codes: readonly ProblemCode[]): Record<number, Answer> {
  const answers: Record<number, Answer> = {};
  for (const code of codes) {
    const { status, title } = problems[code];
    const others = answers[status] ? `${answers[status].description} ` : '';
    const description = `${others}\`${code}\`: ${title}`;
    answers[status] = { description, content: { 'application/problem+json': refTo('Problem') } };
  }
  return answers;
}
