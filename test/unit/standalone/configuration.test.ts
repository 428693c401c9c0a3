import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openConfiguration } from '../../../standalone/configuration/index.ts';
import { turnedOn } from '../../support/features.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-configuration-'));
const path = join(folder, 'plinth.json');
afterAll(() => rmSync(folder, { recursive: true }));

let second = 0;
/** Each time as if written a second later: file systems may tell no less. */
function write(text: string) {
  writeFileSync(path, text);
  utimesSync(path, ++second, second);
}
const noFault = (error: unknown) => {
  throw error;
};

describe('the configuration of the server', () => {
  it('is as usual where there is no file', async () => {
    const { features, ...rest } = await openConfiguration(join(folder, 'none.json'), noFault);
    expect(rest).toEqual({ trustedProxies: 0, auditDays: 400 });
    expect(await features.current()).toEqual(turnedOn());
  });

  it.each([
    ['{', 'is not JSON'],
    ['{ "features": { "strict": true } }', 'features: Unrecognized key: "strict"'],
    ['{ "auditDays": 0, "trustedProxies": ["proxy"] }', 'auditDays'],
  ])('that is wrong is refused, with what is wrong: %s', async (text, reason) => {
    write(text);
    await expect(openConfiguration(path, noFault)).rejects.toMatchObject({ code: 'configuration/invalid' });
    await expect(openConfiguration(path, noFault)).rejects.toThrow(reason);
  });

  it('has its features changed while the server runs, and kept where the file becomes wrong', async () => {
    write('{ "features": { "strictValidation": true } }');
    const faults: unknown[] = [];
    const { features } = await openConfiguration(path, (error) => faults.push(error));
    expect(await features.current()).toEqual(turnedOn('strictValidation'));
    write('{ "features": { "exportCompression": true } }');
    expect(await features.current()).toEqual(turnedOn('exportCompression'));
    write('oh');
    expect(await features.current()).toEqual(turnedOn('exportCompression'));
    expect(await features.current()).toEqual(turnedOn('exportCompression'));
    expect(faults).toHaveLength(1);
  });
});
