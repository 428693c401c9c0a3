import { describe, expect, it } from '@jest/globals';
import { storageError } from '../../../adapters/model-file/index.ts';

describe('an error of storage', () => {
  const withCode = (code: string) => Object.assign(new Error(code), { code });

  it.each(['ENOSPC', 'EDQUOT', '53100'])('%s says that the disk is full, and what to do', (code) => {
    expect(storageError(withCode(code))).toMatchObject({
      code: 'storage/full',
      remedy: expect.stringContaining('Make room'),
    });
  });

  it('is told apart from other faults', () => {
    expect(storageError(withCode('EROFS'))?.code).toBe('storage/unwritable');
    expect(storageError(withCode('ERR_ASSERTION'))).toBeUndefined();
    expect(storageError('ENOSPC')).toBeUndefined();
  });
});
