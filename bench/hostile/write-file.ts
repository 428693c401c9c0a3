import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { modelLines } from '../../test/support/geometry.ts';
import { stepText } from '../../test/support/step.ts';

/** What a hostile file holds: text or bytes, one after the other; a number is so many bytes of zero, which take no room on disk. */
export type Content = Iterable<string | Uint8Array | number>;

export function writeContent(path: string, content: Content): void {
  const file = openSync(path, 'w');
  try {
    let at = 0;
    for (const part of content) {
      if (typeof part === 'number') at += part;
      else at += writeSync(file, typeof part === 'string' ? Buffer.from(part, 'latin1') : part, 0, undefined, at);
    }
    ftruncateSync(file, at);
  } finally {
    closeSync(file);
  }
}

const MARK = '/*here*/';

/** A whole model (a project, a unit, a context, a placement) with `products` in its data section. */
export function model(products: Content): Content {
  const [before = '', after = ''] = stepText(modelLines(MARK)).split(MARK);
  return [before, ...products, after];
}
