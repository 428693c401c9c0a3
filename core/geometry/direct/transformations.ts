import { decline } from './declined.ts';
import { cross, type Frame, frameOf, unit, X_AXIS, Z_AXIS } from './frame.ts';
import { directionOf, optionalNumber, optionalReference, pointOf, referenceOf, type Source } from './source.ts';

/** IfcCartesianTransformationOperator2D and 2DnonUniform; Axis2 only tells whether it mirrors. */
export function plane2D(source: Source, id: number): Frame {
  if (!source.reader.keywordOf(id).startsWith('IFCCARTESIANTRANSFORMATIONOPERATOR2D')) {
    decline('transformation of another kind');
  }
  const [axis1, axis2, localOrigin, scale, scale2] = source.reader.read(id);
  const [x, y] = directionOf(source, optionalReference(axis1), X_AXIS);
  const second = directionOf(source, optionalReference(axis2), [-y, x, 0]);
  const side = second[0] * -y + second[1] * x < 0 ? -1 : 1;
  const [ox, oy] = pointOf(source, referenceOf(localOrigin));
  const along = optionalNumber(scale) ?? 1;
  const across = (optionalNumber(scale2) ?? along) * side;
  return [x * along, y * along, 0, -y * across, x * across, 0, 0, 0, 1, ox, oy, 0];
}

/** IfcCartesianTransformationOperator3D and 3DnonUniform: it turns, moves, stretches and perhaps mirrors. */
export function space3D(source: Source, id: number): Frame {
  if (!source.reader.keywordOf(id).startsWith('IFCCARTESIANTRANSFORMATIONOPERATOR3D')) {
    decline('transformation of another kind');
  }
  const [axis1, axis2, localOrigin, scale, axis3, scale2, scale3] = source.reader.read(id);
  const [firstId, secondId, thirdId] = [axis1, axis2, axis3].map(optionalReference);
  const x = directionOf(source, firstId, X_AXIS);
  const second = secondId === undefined ? undefined : directionOf(source, secondId, X_AXIS);
  const usualZ = firstId !== undefined && second !== undefined ? cross(x, second) : Z_AXIS;
  const z = thirdId === undefined ? (unit(usualZ) ?? Z_AXIS) : directionOf(source, thirdId, Z_AXIS);
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz, ...origin] = frameOf(pointOf(source, referenceOf(localOrigin)), z, x);
  const isMirrored = second !== undefined && yx * second[0] + yy * second[1] + yz * second[2] < 0;
  const along = optionalNumber(scale) ?? 1;
  const across = (optionalNumber(scale2) ?? along) * (isMirrored ? -1 : 1);
  const up = optionalNumber(scale3) ?? along;
  if (along === 0 || across === 0 || up === 0) decline('transformation that flattens');
  return [
    xx * along,
    xy * along,
    xz * along,
    yx * across,
    yy * across,
    yz * across,
    zx * up,
    zy * up,
    zz * up,
    ...origin,
  ];
}
