import { chordsOf, ellipsePoints } from '../../curves/arcs.ts';
import { decline } from '../../declined.ts';
import { identity } from '../../frame.ts';
import { profileOf } from '../../profiles/profiles.ts';
import { numberOf, optionalNumber, referenceOf, type Source } from '../../source.ts';
import type { Solid } from '../solid.ts';
import type { SolidContext } from '../solid-context.ts';
import { directrixOf } from './along-line.ts';
import { trimmedDirectrix } from './directrix-range.ts';
import { withFillets } from './fillets.ts';
import { sweptArea3D } from './swept-areas.ts';

const TURN = 2 * Math.PI;

/** IfcSweptDiskSolid and IfcSweptDiskSolidPolygonal: a pipe, a bar of reinforcement. */
export function sweptDisk(context: SolidContext, id: number): Solid {
  const { source } = context;
  const [directrix, radius, innerRadius, startParam, endParam, filletRadius] = source.reader.read(id);
  const [outer, inner] = [numberOf(radius), optionalNumber(innerRadius) ?? 0];
  if (!(outer > 0) || inner < 0 || inner >= outer) decline('disk without area');
  const points = trimmedDirectrix(context, referenceOf(directrix), startParam, endParam);
  const sharp = directrixOf(points, source.tolerance);
  const line = withFillets(source, sharp, optionalNumber(filletRadius) ?? 0);
  const holes = inner > 0 ? [circle(source, inner)] : [];
  return sweptArea3D(line, profileOf(circle(source, outer), holes), { direction: undefined, isFixed: false });
}

function circle({ segmentation, lengthToMetres }: Source, radius: number): number[] {
  const chords = chordsOf(segmentation, radius * lengthToMetres, TURN);
  return ellipsePoints({ frame: identity, semiAxis1: radius, semiAxis2: radius }, 0, TURN, chords);
}
