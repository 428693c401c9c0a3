import { silenceOf } from '../operate/who-is-told.ts';
import { type Check, must } from './check.ts';

const SETTLED = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE'];

const stacks: Check = async (deployed) => {
  const states = await deployed.stacks();
  must(states.size > 0, 'There are no stacks.');
  const unsettled = [...states].filter(([, state]) => !SETTLED.includes(state));
  must(unsettled.length === 0, unsettled.map(([name, state]) => `${name} is ${state}`).join(', '));
  return `${states.size} stacks`;
};

const workers: Check = async (deployed) => {
  const unsettled = await deployed.unsettledServices();
  must(unsettled.length === 0, `Workers have not rolled out: ${unsettled.join(', ')}.`);
  return 'rolled out';
};

/**
 * No critical alarm has gone off by the deployment. Others are told only: what was on before, what has nothing to look at until
 * the product has been there for a day, a message that somebody has to look at, are no reason to take a release back.
 */
const alarms: Check = async (deployed) => {
  const loud = await deployed.loudAlarms();
  const namesOf = (isNew: boolean) => loud.filter((alarm) => alarm.isNew === isNew).map(({ name }) => name);
  const [caused, others] = [namesOf(true), namesOf(false)];
  must(caused.length === 0, `Critical alarms have gone off since the deployment: ${caused.join(', ')}.`);
  return others.length === 0 ? 'quiet' : `on, but not critical or not by this deployment: ${others.join(', ')}`;
};

/** Somebody hears of critical alarms. */
const recipients: Check = async ({ config }) => {
  const silence = silenceOf(config);
  must(silence === undefined, silence ?? '');
  return 'as configured';
};

/** What AWS itself says of what was deployed. */
export const platformChecks: Readonly<Record<string, Check>> = { stacks, workers, alarms, recipients };
