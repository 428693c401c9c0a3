const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const shiftJis = new TextDecoder('shift_jis', { fatal: true });
const alphabets = new Map([...'BCDEFGHI'].map((letter, index) => [letter, new TextDecoder(`iso-8859-${index + 2}`)]));

/** What Windows-1252 has at 80 to 9F, five places being unused. Node 20's own decoder reads them as Latin-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Typographic characters of Windows-1252, the only ones of its C1 range that turn up among plain Latin text. */
const typographic = new Set([0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99]);

/** Text read from 8-bit codes, and the encoding it turned out to have. */
export interface EightBitText {
  readonly text: string;
  readonly encoding: 'ISO 8859-1' | 'UTF-8' | 'Shift-JIS' | 'Windows-1252';
}

/**
 * Reads a run of 8-bit codes. By the standard they are ISO 8859-1 where they were escaped (`\X\`, `\S\`) and UTF-8
 * where they stand raw (edition 3). Exporters write other things as well, and those are told by codes that no Latin-1
 * text has: 80 to 9F. Such a run is UTF-8 where it is valid UTF-8, Shift-JIS where it is valid and has at least two
 * of its double-byte characters or one that no Latin text resembles (`1階`), and Windows-1252 otherwise.
 *
 * @param raw whether the codes above ASCII stood in the file as bytes, not as escapes.
 */
export function readEightBit(codes: Uint8Array, raw: boolean): EightBitText {
  const hasControls = codes.some((code) => code >= 0x80 && code <= 0x9f);
  if (raw || hasControls) {
    const text = decodeStrictly(utf8, codes);
    if (text !== undefined) return { text, encoding: 'UTF-8' };
  }
  if (!hasControls) return { text: Buffer.from(codes).toString('latin1'), encoding: 'ISO 8859-1' };
  const japanese = looksJapanese(codes) ? decodeStrictly(shiftJis, codes) : undefined;
  if (japanese !== undefined) return { text: japanese, encoding: 'Shift-JIS' };
  return { text: fromWindows1252(codes), encoding: 'Windows-1252' };
}

/** Reads one code of an alphabet chosen by `\PA\` (ISO 8859-1) to `\PI\` (ISO 8859-9). */
export function readAlphabet(code: number, alphabet: string): string {
  return alphabets.get(alphabet)?.decode(Uint8Array.of(code)) ?? String.fromCharCode(code);
}

function fromWindows1252(codes: Uint8Array): string {
  const latin1 = Buffer.from(codes).toString('latin1');
  return latin1.replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);
}

function decodeStrictly(decoder: typeof utf8, codes: Uint8Array): string | undefined {
  try {
    return decoder.decode(codes);
  } catch {
    return undefined;
  }
}

function looksJapanese(codes: Uint8Array): boolean {
  const high = codes.filter((code) => code >= 0x80);
  if (high.every((code) => typographic.has(code))) return false;
  let evidence = 0;
  for (let at = 0; at < codes.length; at++) {
    const lead = codes[at] ?? 0;
    if ((lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc)) {
      // `8A 4B` is 階 or ŠK: as a part of a word it is likely Latin, on its own Japanese.
      const inWord = isLetter(codes[at - 1]) || isLetter(codes[at + 2]);
      const trail = codes[++at] ?? 0;
      evidence += trail < 0x80 && inWord ? 1 : 2;
    }
  }
  return evidence >= 2;
}

function isLetter(code = 0): boolean {
  return /[A-Za-z]/.test(String.fromCharCode(code));
}
