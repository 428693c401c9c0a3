import type { Problem, Rule } from '../finding.ts';
import { at } from '../template/resource.ts';
import { listOf, type Properties, recordOf } from '../template/values.ts';
import { jsonAt } from './json.ts';

/** Type of state -> what it cannot be without. https://states-language.net/spec.html */
const needed: Readonly<Record<string, readonly string[]>> = {
  Task: ['Resource'],
  Choice: ['Choices'],
  Parallel: ['Branches'],
  Map: [],
  Wait: [],
  Pass: [],
  Succeed: [],
  Fail: [],
};
const ends = new Set(['Succeed', 'Fail', 'Choice']);
const problem = (path: string, message: string, remedy: string): Problem => ({ path, message, remedy });

export const stateMachineRules: readonly Rule[] = [
  {
    name: 'states/definition',
    about: 'A state machine begins, leads from state to state that there are, and ends.',
    types: ['AWS::StepFunctions::StateMachine'],
    *judge(resource, template) {
      for (const name of ['DefinitionString', 'Definition']) {
        for (const { path, value } of at(resource, name)) {
          const definition = jsonAt(value, template);
          if (definition !== undefined) yield* flawsOf(recordOf(definition), path);
        }
      }
    },
  },
];

function* flawsOf(machine: Properties, path: string): Generator<Problem> {
  const states = recordOf(machine['States']);
  const start = String(machine['StartAt']);
  if (states[start] === undefined)
    yield problem(`${path}.StartAt`, `There is no state ${start}.`, 'Name the first state.');
  const reached = new Set([start, ...Object.values(states).flatMap((state) => nextOf(recordOf(state)))]);
  for (const [name, state] of Object.entries(states)) {
    const here = `${path}.States.${name}`;
    if (!reached.has(name))
      yield problem(here, 'Nothing leads to this state.', 'Name it as Next of another, or leave it out.');
    yield* flawsOfState(recordOf(state), here, states);
  }
}

function* flawsOfState(state: Properties, path: string, states: Properties): Generator<Problem> {
  const type = String(state['Type']);
  const fields = needed[type];
  if (fields === undefined)
    yield problem(`${path}.Type`, `There is no type ${type}.`, `Use one of ${Object.keys(needed).join(', ')}.`);
  for (const field of fields ?? []) {
    if (state[field] === undefined) yield problem(`${path}.${field}`, `A ${type} has a ${field}.`, `Give it ${field}.`);
  }
  if (type === 'Task' && !/^arn:|^\$\{|^0$/.test(String(state['Resource']))) {
    yield problem(`${path}.Resource`, `${state['Resource']} is no ARN.`, 'Write arn:aws:states:::<service>:<action>.');
  }
  if (!ends.has(type) && state['Next'] === undefined && state['End'] !== true) {
    yield problem(path, 'The state neither goes on nor ends.', 'Give it Next, or "End": true.');
  }
  for (const next of nextOf(state).filter((name) => states[name] === undefined)) {
    yield problem(`${path}.Next`, `There is no state ${next}.`, 'Name a state of this machine.');
  }
  for (const machine of [...listOf(state['Branches']), state['ItemProcessor'], state['Iterator']]) {
    if (machine !== undefined) yield* flawsOf(recordOf(machine), path);
  }
}

/** The names of the states that a state may lead to. */
const nextOf = (state: Properties): string[] =>
  [state, ...listOf(state['Choices']), ...listOf(state['Catch'])]
    .map((part) => recordOf(part)['Next'])
    .concat(state['Default'])
    .filter((name): name is string => typeof name === 'string');
