import { expect, it } from '@jest/globals';
import { loadOf } from '../../../core/health/load.ts';

it.each([
  [0, { percent: 0, status: 'healthy' }],
  [79.94, { percent: 79.9, status: 'healthy' }],
  [80, { percent: 80, status: 'warning' }],
  [89.94, { percent: 89.9, status: 'warning' }],
  [90, { percent: 90, status: 'critical' }],
  [100, { percent: 100, status: 'critical' }],
])('a use of %d percent is %j', (use, load) => {
  expect(loadOf(use)).toEqual(load);
});
