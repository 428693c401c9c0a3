import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { contractsDocument } from '../../scripts/generate-contracts.mjs';

describe('docs/contracts.md', () => {
  it('is what the suites and adapters say; `npm run contracts` writes it', () => {
    expect(readFileSync('docs/contracts.md', 'utf8')).toBe(contractsDocument());
  });
});
