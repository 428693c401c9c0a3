import type { MeshMeasures } from '#core/model';
import type { JsonBytes } from '../json-bytes.ts';
import { CLOSE_OBJECT, piece } from '../json-pieces.ts';

const TRIANGLES = piece('{"triangles":');
const MIN = piece(',"box":{"min":');
const MAX = piece(',"max":');
const AREA = piece('},"area":');
const VOLUME = piece(',"volume":');
const CENTROID = piece(',"centroid":');
const CLOSED = piece(',"closed":true');
const OPEN = piece(',"closed":false');
const SPACES = piece(',"spaces":');

/** Writes `MeshMeasures`. */
export function writeMeasures(measures: MeshMeasures, out: JsonBytes): void {
  const { triangles, box, area, volume, centroid, closed, spaces } = measures;
  out.piece(TRIANGLES);
  out.number(triangles);
  out.piece(MIN);
  out.numbers(box.min);
  out.piece(MAX);
  out.numbers(box.max);
  out.piece(AREA);
  out.number(area);
  out.piece(VOLUME);
  out.number(volume);
  out.piece(CENTROID);
  out.numbers(centroid);
  out.piece(closed ? CLOSED : OPEN);
  if (spaces !== undefined) {
    out.piece(SPACES);
    out.numbers(spaces);
  }
  out.piece(CLOSE_OBJECT);
}
