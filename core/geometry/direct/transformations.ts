import { decline } from './declined.ts';
import { affine, cross, type Frame, frameOf, unit, vector, X_AXIS, Z_AXIS } from './frame.ts';
import { directionOf, optionalNumber, optionalReference, pointOf, referenceOf, type Source } from './source.ts';

/** IfcCartesianTransformationOperator2D and 2DnonUniform; Axis2 only tells whether it mirrors. */
export function plane2D(source: Source, id: number): Frame {
  if (!source.reader.keywordOf(id).startsWith('IFCCARTESIANTRANSFORMATIONOPERATOR2D')) {
    decline('transformation of another kind');
  }
  const [axis1, axis2, localOrigin, scale, scale2] = source.reader.read(id);
  const [x, y] = directionOf(source, optionalReference(axis1), X_AXIS);
  const second = directionOf(source, optionalReference(axis2), vector(-y, x, 0));
  const side = second[0] * -y + second[1] * x < 0 ? -1 : 1;
  const [ox, oy] = pointOf(source, referenceOf(localOrigin));
  const along = optionalNumber(scale) ?? 1;
  const across = (optionalNumber(scale2) ?? along) * side;
  return affine(x * along, y * along, 0, -y * across, x * across, 0, 0, 0, 1, ox, oy, 0);
}

/** IfcCartesianTransformationOperator3D and 3DnonUniform: it turns, moves, stretches and perhaps mirrors. */
export function space3D(source: Source, id: number): Frame {
  if (!source.reader.keywordOf(id).startsWith('IFCCARTESIANTRANSFORMATIONOPERATOR3D')) {
    decline('transformation of another kind');
  }
  const values = source.reader.read(id);
  const firstId = optionalReference(values[0]);
  const secondId = optionalReference(values[1]);
  const thirdId = optionalReference(values[4]);
  const x = directionOf(source, firstId, X_AXIS);
  const second = secondId === undefined ? undefined : directionOf(source, secondId, X_AXIS);
  const usualZ = firstId !== undefined && second !== undefined ? cross(x, second) : Z_AXIS;
  const z = thirdId === undefined ? (unit(usualZ) ?? Z_AXIS) : directionOf(source, thirdId, Z_AXIS);
  const frame = frameOf(pointOf(source, referenceOf(values[2])), z, x);
  const isMirrored = second !== undefined && frame[3] * second[0] + frame[4] * second[1] + frame[5] * second[2] < 0;
  const along = optionalNumber(values[3]) ?? 1;
  const across = (optionalNumber(values[5]) ?? along) * (isMirrored ? -1 : 1);
  const up = optionalNumber(values[6]) ?? along;
  if (along === 0 || across === 0 || up === 0) decline('transformation that flattens');
  return affine(
    frame[0] * along,
    frame[1] * along,
    frame[2] * along,
    frame[3] * across,
    frame[4] * across,
    frame[5] * across,
    frame[6] * up,
    frame[7] * up,
    frame[8] * up,
    frame[9],
    frame[10],
    frame[11],
  );
}
