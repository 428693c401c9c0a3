import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { bytesSource, openSource, refusalOf, stepText } from '../../support/step.ts';

describe('what is not STEP', () => {
  it.each([
    ['a ZIP archive', Buffer.from('PK\x03\x04\x14\x00')],
    ['a gzip archive', gzipSync('ISO-10303-21;')],
    ['a PDF document', Buffer.from('%PDF-1.7\n%\xe2\xe3')],
    ['UTF-16 text', Buffer.from('\ufeffISO-10303-21;', 'utf16le')],
    ['XML, perhaps ifcXML', Buffer.from('<?xml version="1.0"?><ifcXML/>')],
    ['an HTML page', Buffer.from('\n<!DOCTYPE html><html>Sign in</html>')],
    ['JSON, perhaps IFCX', Buffer.from('{"header":{"ifcxVersion":"ifcx_alpha"}}')],
  ])('is named in the refusal: %s', async (what, bytes) => {
    expect(await refusalOf(openSource(bytesSource(bytes)))).toMatchObject({
      code: 'step/not-step',
      severity: 'error',
      message: expect.stringContaining(what),
      at: { byte: 0, line: 1 },
      remedy: expect.stringMatching(/\w/),
    });
  });

  it.each([
    ['random bytes', Buffer.from([0, 1, 2, 255, 254, 200])],
    ['text', Buffer.from('Dear Sir or Madam, ISO-10303-21;')],
    ['white space alone', Buffer.from(' \n\n')],
    ['zeros', Buffer.alloc(5_000_000)],
    ['another part of ISO 10303', Buffer.from('ISO-10303-11;')],
  ])('is refused: %s', async (_, bytes) => {
    const refusal = await refusalOf(openSource(bytesSource(bytes)));
    expect(refusal.code).toBe('step/not-step');
    expect(refusal.found).toMatch(/^[\x20-\x7e]*$/);
  });

  it('is refused where it is empty', async () => {
    expect(await refusalOf(openSource(bytesSource('')))).toMatchObject({ code: 'step/empty-file' });
  });

  it.each([
    ['white space', '\r\n \t'],
    ['comments', '/* exported by hand */\n/*'.concat('x'.repeat(100_000), '*/')],
  ])('is not what only begins with %s', async (_, beginning) => {
    const { step, diagnostics } = await openSource(bytesSource(beginning + stepText('#1=A(1);')));
    expect(step.values(1)).toEqual([1]);
    expect(diagnostics.findings).toEqual([]);
  });

  it('is not what begins with a UTF-8 byte order mark: it is reported and passed over', async () => {
    const { step, diagnostics } = await openSource(bytesSource(`\ufeff${stepText('#1=A(1);')}`));
    expect(step.values(1)).toEqual([1]);
    expect(diagnostics.findings).toMatchObject([{ code: 'step/byte-order-mark', at: { byte: 0, line: 1 } }]);
  });
});
