import { ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiskByteSource } from '#adapters/disk';

describe('A file on disk as a source of bytes', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plinth-bytes-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const fileWith = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return new DiskByteSource(join(folder, name));
  };

  it('has the name and size of the file, and its bytes at any position', () => {
    const source = fileWith('small.ifc', 'abcdefgh');
    expect([source.name, source.size]).toEqual(['small.ifc', 8]);
    const target = new Uint8Array(3);
    expect(source.read(target, 2)).toBe(3);
    expect(Buffer.from(target).toString()).toBe('cde');
    source.close();
  });

  it('reads fewer bytes at the end of the file only, and leaves the rest of the target alone', () => {
    const source = fileWith('end.ifc', 'abcdefgh');
    const target = new Uint8Array(4).fill(0x2e);
    expect(source.read(target, 6)).toBe(2);
    expect(Buffer.from(target).toString()).toBe('gh..');
    expect(source.read(target, 8)).toBe(0);
    source.close();
  });

  it('reads beyond 4 GiB', () => {
    const path = join(folder, 'sparse.ifc');
    const descriptor = openSync(path, 'w');
    ftruncateSync(descriptor, 5 * 2 ** 30);
    writeSync(descriptor, Buffer.from('end'), 0, 3, 5 * 2 ** 30 - 3);
    const source = new DiskByteSource(path);
    const target = new Uint8Array(3);
    expect(source.size).toBe(5 * 2 ** 30);
    expect(source.read(target, source.size - 3)).toBe(3);
    expect(Buffer.from(target).toString()).toBe('end');
    source.close();
  });

  it('reads the same beside other work', async () => {
    const source = fileWith('aside.ifc', 'abcdefgh');
    const target = Buffer.alloc(4, '.');
    expect(await source.readAsync(target, 5)).toBe(3);
    expect(target.toString()).toBe('fgh.');
    source.close();
    await expect(source.readAsync(target, 0)).rejects.toThrow('aside.ifc is closed.');
  });

  it('may be closed twice, and says so when it is read afterwards', () => {
    const source = fileWith('closed.ifc', 'abc');
    source.close();
    source.close();
    expect(() => source.read(new Uint8Array(1), 0)).toThrow('closed.ifc is closed.');
  });

  it('throws what the system says of a path that cannot be opened', () => {
    expect(() => new DiskByteSource(join(folder, 'absent.ifc'))).toThrow('ENOENT');
  });
});
