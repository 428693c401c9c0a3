import { afterEach, describe, expect, it } from '@jest/globals';
import { WakerEnvironment } from '#lambdas/waker';
import { readEnvironment } from '../../../lambdas/shared/read-environment.ts';

const variables = { CLUSTER: 'c', STANDARD_SERVICE: 's', LARGE_SERVICE: 'l', LARGE_JOB_BYTES: '1000' };

describe('the environment of a function', () => {
  afterEach(() => {
    for (const name of Object.keys(variables)) delete process.env[name];
  });

  it('is read by its schema', () => {
    Object.assign(process.env, variables);
    expect(readEnvironment(WakerEnvironment)).toEqual({ ...variables, LARGE_JOB_BYTES: 1000 });
  });

  it('is refused with the names of all that is wrong, and no values', () => {
    Object.assign(process.env, variables, { LARGE_JOB_BYTES: 'hunter2' });
    delete process.env['CLUSTER'];
    expect(() => readEnvironment(WakerEnvironment)).toThrow(/CLUSTER.*LARGE_JOB_BYTES|LARGE_JOB_BYTES.*CLUSTER/);
    expect(() => readEnvironment(WakerEnvironment)).not.toThrow(/hunter2/);
  });
});
