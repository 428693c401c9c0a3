import type { PlainStatement } from '#core/step';
import { jsonOf } from '../json.ts';
import type { JsonBytes } from '../json-bytes.ts';
import { NULL } from '../json-pieces.ts';

/** Writes a key and an argument that is a text, or absent: from its bytes, where these are the same in STEP and in JSON. */
export function writeText(statement: PlainStatement, key: Uint8Array, position: number, out: JsonBytes): void {
  out.piece(key);
  if (statement.isAbsent(position)) {
    out.piece(NULL);
    return;
  }
  const start = statement.starts[position] ?? 0;
  const end = statement.ends[position] ?? 0;
  out.reserve(end - start);
  if (!out.bare(statement.bytes, start + 1, end - 1)) out.text(jsonOf(statement.text(position)));
}
