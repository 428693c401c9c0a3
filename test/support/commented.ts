/** The same file, but for a comment in every statement: none is plainly written, so all of them are decoded. */
export function commented(text: Buffer): Buffer {
  return Buffer.from(text.toString('latin1').replace(/^(#\d+ ?= ?\w+ ?\()/gm, '$1/**/'), 'latin1');
}

/** A report without places in the file, which are other bytes in a file with comments. */
export function withoutBytes(report: object): string {
  return JSON.stringify(report).replace(/"byte":\d+,/g, '');
}
