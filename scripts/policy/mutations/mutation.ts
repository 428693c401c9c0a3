import type { Finding } from '../finding.ts';
import type { Judge } from '../judge.ts';
import type { Stack } from '../template/template.ts';
import { isIntrinsic, type Properties, recordOf } from '../template/values.ts';

/** A change of one resource: a mistake that has to be found, or one that does no harm. */
export interface Mutation {
  readonly name: string;
  readonly type: string;
  /** From the resource's properties on; from the resource itself where it begins with `@`. */
  readonly at: string;
  /** The value that stands there instead; undefined where it is left out. */
  readonly to: unknown;
  /** Which of the type's resources are meant, by their properties; any where it is left out. */
  readonly where?: (properties: Properties) => boolean;
  /** The beginning of the name of the rule that is about the cause; none where nothing may be found. */
  readonly rule?: string;
}

/** A value that is made from the one that was there; where it is undefined, another place is looked for. */
export class Instead {
  readonly of: (value: unknown, id: string, resources: Properties) => unknown;

  /** @param of Gets the value, the logical id of its resource, and all resources of the template. */
  constructor(of: (value: unknown, id: string, resources: Properties) => unknown) {
    this.of = of;
  }
}

/** Another value only where there was one. */
export const other = (value: unknown) => new Instead((before) => (before === undefined ? undefined : value));

export interface Outcome {
  readonly mutation: Mutation;
  /** What was changed: `plinth-production-Api/WakerFunction`; undefined where no template has such a place. */
  readonly place?: string;
  /** What is found beyond what was found before. */
  readonly findings: readonly Finding[];
}

/** Whether the outcome is as it has to be. */
export const isAsExpected = ({ mutation, place, findings }: Outcome): boolean =>
  place !== undefined &&
  (mutation.rule === undefined
    ? findings.length === 0
    : findings.some(({ rule }) => rule.startsWith(mutation.rule ?? '')));

const keyOf = ({ rule, logicalId, path, message }: Finding) => [rule, logicalId, path, message].join('\n');

/** What is found in stacks as they are: name of the stack -> keys of its findings. */
type Baseline = ReadonlyMap<string, ReadonlySet<string>>;

/** What there is to find before anything is changed. */
export const baselineOf = (stacks: readonly Stack[], judge: Judge): Baseline =>
  new Map(stacks.map((stack) => [stack.name, new Set(judge.findingsOf(stack, stacks).map(keyOf))] as const));

/** Judges each mutation of the stacks by itself. The first place in the first stack that has it is changed. */
export function outcomesOf(
  mutations: readonly Mutation[],
  stacks: readonly Stack[],
  judge: Judge,
  before: Baseline,
): Outcome[] {
  return mutations.map((mutation) => {
    for (const stack of stacks) {
      const changed = changedBy(mutation, stack);
      if (changed === undefined) continue;
      const found = judge.findingsOf(changed.stack, stacks);
      const findings = found.filter((finding) => before.get(stack.name)?.has(keyOf(finding)) !== true);
      return { mutation, place: `${stack.name}/${changed.id}`, findings };
    }
    return { mutation, findings: [] };
  });
}

function changedBy(mutation: Mutation, stack: Stack): { stack: Stack; id: string } | undefined {
  const template = structuredClone(stack.template);
  const resources = recordOf(recordOf(template)['Resources']);
  for (const [id, resource] of Object.entries(resources)) {
    const { Type: type, Properties: properties } = recordOf(resource);
    const isMeant = type === mutation.type && mutation.where?.(recordOf(properties)) !== false;
    if (isMeant && change(resource, mutation, id, resources)) return { stack: { ...stack, template }, id };
  }
  return undefined;
}

/** Changes what is at the path, where everything above it is there. */
function change(resource: unknown, { at, to }: Mutation, id: string, resources: Properties): boolean {
  const steps = (at.startsWith('@') ? at.slice(1) : `Properties.${at}`).split('.');
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>(
    (value, step) => (isObject(value) ? Reflect.get(value, step) : undefined),
    resource,
  );
  if (!isObject(holder) || isIntrinsic(holder)) return false;
  const before: unknown = Reflect.get(holder, last);
  if (to === undefined) return before !== undefined && Reflect.deleteProperty(holder, last);
  const value = to instanceof Instead ? to.of(before, id, resources) : to;
  return value !== undefined && Reflect.set(holder, last, value);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
