import { type Diagnostics, Refusal } from '#core/model';

/** Beginnings of files that people give instead of a STEP file. */
const lookAlikes: readonly { readonly begins: RegExp; readonly what: string; readonly remedy: string }[] = [
  { begins: /^PK\x03\x04/, what: 'a ZIP archive', remedy: 'Name it .ifczip, or unpack it first.' },
  { begins: /^\x1f\x8b/, what: 'a gzip archive', remedy: 'Unpack it first.' },
  { begins: /^%PDF-/, what: 'a PDF document', remedy: 'Export the model as IFC (STEP).' },
  { begins: /^(\xff\xfe|\xfe\xff)/, what: 'UTF-16 text', remedy: 'Save it as UTF-8 or ASCII.' },
  { begins: /^\s*<\?xml|^\s*<(ifc:)?ifcXML/i, what: 'XML, perhaps ifcXML', remedy: 'Export the model as IFC (STEP).' },
  {
    begins: /^\s*<(!doctype )?html/i,
    what: 'an HTML page',
    remedy: 'Download the model itself, not the page about it.',
  },
  { begins: /^\s*[{[]/, what: 'JSON, perhaps IFCX', remedy: 'Export the model as IFC (STEP).' },
];

/**
 * Looks at the first bytes of a file. A UTF-8 byte order mark is reported and otherwise ignored.
 *
 * @returns the number of bytes to skip (3 for the mark).
 * @throws Refusal `step/not-step` for what does not begin like an exchange structure (ISO 10303-21, 5.1), naming what
 * it looks like instead.
 */
export function refuseWhatIsNotStep(first: Buffer, diagnostics: Diagnostics): number {
  const mark = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf ? 3 : 0;
  const beginning = first.toString('latin1', mark, Math.min(first.length, mark + 4096));
  const visible = beginning.replace(/^(\s|\/\*[\s\S]*?\*\/)+/, '');
  if (!/^ISO-10303-21|^\/\*/i.test(visible)) {
    const lookAlike = lookAlikes.find(({ begins }) => begins.test(beginning));
    throw new Refusal({
      code: 'step/not-step',
      severity: 'error',
      message: lookAlike
        ? `This is not a STEP file but ${lookAlike.what}.`
        : 'This is not a STEP file: it does not begin with ISO-10303-21.',
      at: { byte: 0, line: 1 },
      found: printable(visible.slice(0, 40)),
      remedy: lookAlike?.remedy ?? 'Check that it is an IFC file in STEP format, complete from its first line on.',
    });
  }
  if (mark > 0) {
    diagnostics.add({
      code: 'step/byte-order-mark',
      severity: 'warning',
      message: 'The file begins with a UTF-8 byte order mark, which ISO 10303-21 does not allow.',
      at: { byte: 0, line: 1 },
      remedy: 'It was ignored.',
    });
  }
  return mark;
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '.');
}
