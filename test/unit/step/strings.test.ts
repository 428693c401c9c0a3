import { describe, expect, it } from '@jest/globals';
import { bytesSource, decoded, openSource, stepText } from '../../support/step.ts';

/** The text of the string whose written form, between its quotes, is given as text (UTF-8) or bytes. */
async function read(written: string | Uint8Array): Promise<{ text: unknown; codes: string[] }> {
  const quote = Buffer.from("'");
  const { values, codes } = await decoded(Buffer.concat([quote, Buffer.from(written), quote, Buffer.from(',7')]));
  expect(values).toHaveLength(2);
  expect(values[1]).toBe(7);
  return { text: values[0], codes };
}

describe('strings', () => {
  it.each([
    ['', ''],
    ['a b', 'a b'],
    ["it''s", "it's"],
    ["''", "'"],
    ["''''", "''"],
    ['C:\\\\path', 'C:\\path'],
    ['\\\\X2\\\\', '\\X2\\'],
    ['\\S\\d', 'ä'],
    ["\\S\\''", '§'],
    ["a\\S\\'b", 'a§b'],
    ['\\S\\\\', 'Ü'],
    ['\\PA\\\\S\\d', 'ä'],
    ['\\PB\\\\S\\!', 'Ą'],
    ['\\PC\\\\S\\!', 'Ħ'],
    ['\\PD\\\\S\\!', 'Ą'],
    ['\\PE\\\\S\\!', 'Ё'],
    ['\\PF\\\\S\\G', 'ا'],
    ['\\PG\\\\S\\A', 'Α'],
    ['\\PH\\\\S\\`', 'א'],
    ['\\PI\\\\S\\p', 'ğ'],
    ['\\PE\\\\S\\7x\\PA\\\\S\\7', 'Зx·'],
    ['\\X\\E4\\X\\C4', 'äÄ'],
    ['\\X\\41', 'A'],
    ['\\X2\\00E4\\X0\\', 'ä'],
    ['a\\X2\\03B103B203B3\\X0\\b', 'aαβγb'],
    ['\\X2\\\\X0\\', ''],
    ['\\X2\\D83DDE00\\X0\\', '😀'],
    ['\\X4\\0001F600000000E4\\X0\\', '😀ä'],
    ['\\X4\\0010FFFF\\X0\\', '\u{10ffff}'],
    ['a\\N\\b', 'a\nb'],
    ['a\\F\\b', 'a\fb'],
    ['ä€😀', 'ä€😀'],
    ['\ufeffx', '\ufeffx'],
    ["\\X2\\00E4\\X0\\\\S\\d\\X\\E4ä''\\\\", "ääää'\\"],
  ])('%s is read', async (written, text) => {
    expect(await read(written)).toEqual({ text, codes: [] });
  });

  it.each([
    ['C:\\path'],
    ['a\\'],
    ['\\x2\\00e4\\x0\\'],
    ['\\X2\\00e4\\X0\\'],
    ['\\X2\\00E\\X0\\'],
    ['\\X2\\00E4'],
    ['\\X2\\D83D\\X0\\'],
    ['\\X2\\DE00D83D\\X0\\'],
    ['\\X4\\0000D83D\\X0\\'],
    ['\\X4\\00110000\\X0\\'],
    ['\\X4\\FFFFFFFF\\X0\\'],
    ['\\X4\\00E4\\X0\\'],
    ['\\X\\E'],
    ['\\X\\e4'],
    ['\\PJ\\'],
    ['\\S\\ä'],
    ['\\n\\'],
    ['\\'],
  ])('%s is left as written, with a warning', async (written) => {
    expect(await read(written)).toEqual({ text: written, codes: ['step/invalid-escape'] });
  });

  it('take line ends inside them for nothing, and keep other control characters', async () => {
    expect(await read('a\r\nb\nc\rd')).toEqual({ text: 'abcd', codes: ['step/control-character'] });
    expect(await read('a\tb')).toEqual({ text: 'a\tb', codes: ['step/control-character'] });
  });

  it('end at a quote behind \\S\\ where a comma or bracket follows', async () => {
    const { values, codes } = await decoded("'a\\S\\','b\\S\\' )");
    expect(values).toEqual(['a\\S\\', 'b\\S\\']);
    expect(codes).toContain('step/invalid-escape');
  });
});

describe('strings in other encodings than the standard knows', () => {
  const latin1 = (text: string) => Buffer.from(text, 'latin1');
  // "構造" (structure) and "壁" (wall) in Shift-JIS; the first ends in a byte that is no letter, the last in one.
  const structure = Uint8Array.of(0x8d, 0x5c, 0x91, 0xa2);

  it.each([
    ['raw Latin-1', latin1('Wände außen'), 'Wände außen'],
    ['raw Shift-JIS', structure, '構造'],
    ['raw Shift-JIS among ASCII', Buffer.concat([latin1('RC-'), structure, latin1(' 1F')]), 'RC-構造 1F'],
    ['raw Windows-1252', Uint8Array.of(0x93, 0x61, 0x94, 0x20, 0x96, 0x20, 0x80, 0x35), '“a” – €5'],
    ['Shift-JIS byte by byte', latin1('\\X\\8D\\\\\\X\\91\\X\\A2'), '構造'],
    ['one Shift-JIS character alone', latin1('1\\X\\8AK - Story'), '1階 - Story'],
    ['one raw letter of Windows-1252', Uint8Array.of(0x8a, 0x6b, 0x6f, 0x64, 0x61), 'Škoda'],
    ['UTF-8 byte by byte', latin1('Stra\\X\\C3\\X\\9Fe'), 'Straße'],
    ['Windows-1252 byte by byte', latin1('\\X\\84a\\X\\93'), '„a“'],
  ])('are readable: %s', async (_, written, text) => {
    expect(await read(written)).toEqual({ text, codes: ['step/foreign-encoding'] });
  });

  it.each([
    ['escaped Latin-1 that would also be UTF-8', latin1('\\X\\C3\\X\\A4'), 'Ã¤'],
    ['escaped Latin-1', latin1('\\X\\DF\\S\\d'), 'ßä'],
  ])('are not suspected where the standard explains them: %s', async (_, written, text) => {
    expect(await read(written)).toEqual({ text, codes: [] });
  });

  it('are named in the finding', async () => {
    const file = bytesSource(Buffer.from(stepText("#1=A('Wände');"), 'latin1'));
    const { step, diagnostics } = await openSource(file);
    step.values(1);
    expect(diagnostics.findings).toMatchObject([{ found: 'ISO 8859-1: Wände', severity: 'info' }]);
  });
});
