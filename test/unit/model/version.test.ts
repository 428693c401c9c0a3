import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { plinthVersion } from '#core/model';

it('Plinth has the version of its package', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8')).version).toBe(plinthVersion);
});
