import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { securityDocument } from '../../scripts/security-document.ts';

describe('docs/security.md', () => {
  it('is what the routes declare; `npm run security` writes it', async () => {
    expect(readFileSync('docs/security.md', 'utf8')).toBe(await securityDocument());
  });
});
