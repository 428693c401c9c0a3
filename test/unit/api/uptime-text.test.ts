import { expect, it } from '@jest/globals';
import { uptimeText } from '../../../api/health/uptime-text.ts';

it.each([
  [0, '0:00:00'],
  [59.9, '0:00:59'],
  [3600, '1:00:00'],
  [86_399, '23:59:59'],
  [90_000, '1 day, 1:00:00'],
  [176_461, '2 days, 1:01:01'],
])('%d seconds read %s', (seconds, text) => {
  expect(uptimeText(seconds)).toBe(text);
});
