import type { MeshMeasures, Point3 } from '#core/model';
import type { JsonBytes } from '../json-bytes.ts';
import { CLOSE_LIST, CLOSE_OBJECT, COMMA, OPEN_LIST, piece } from '../json-pieces.ts';

const TRIANGLES = piece('{"triangles":');
const MIN = piece(',"box":{"min":');
const MAX = piece(',"max":');
const AREA = piece('},"area":');
const VOLUME = piece(',"volume":');
const CENTROID = piece(',"centroid":');
const CLOSED = piece(',"closed":true');
const OPEN = piece(',"closed":false');
const SPACES = piece(',"spaces":');

/** Decimal places of a metre: a millionth. */
const PLACES = 6;

/**
 * Writes `MeshMeasures`: lengths to a micrometre, areas and volumes to nine digits. Meshes are not made more exactly than
 * that, and the digits behind took a tenth of the time of a line.
 */
export function writeMeasures(measures: MeshMeasures, out: JsonBytes): void {
  const { triangles, box, area, volume, centroid, closed, spaces } = measures;
  out.piece(TRIANGLES);
  out.number(triangles);
  out.piece(MIN);
  writePoint(box.min, out);
  out.piece(MAX);
  writePoint(box.max, out);
  out.piece(AREA);
  out.significant(area);
  out.piece(VOLUME);
  out.significant(volume);
  out.piece(CENTROID);
  writePoint(centroid, out);
  out.piece(closed ? CLOSED : OPEN);
  if (spaces !== undefined) {
    out.piece(SPACES);
    out.numbers(spaces);
  }
  out.piece(CLOSE_OBJECT);
}

function writePoint(point: Point3, out: JsonBytes): void {
  out.piece(OPEN_LIST);
  out.decimal(point[0], PLACES);
  out.piece(COMMA);
  out.decimal(point[1], PLACES);
  out.piece(COMMA);
  out.decimal(point[2], PLACES);
  out.piece(CLOSE_LIST);
}
