import { decline } from '../declined.ts';
import { referenceOf } from '../source.ts';
import { AdvancedBrep } from './advanced-brep.ts';
import { extrusions } from './extrusions.ts';
import { FaceSet } from './face-sets.ts';
import { isPrimitive, primitive } from './primitives.ts';
import { shells } from './shells.ts';
import type { Solid } from './solid.ts';
import type { SolidContext } from './solid-context.ts';
import { sweptDisk } from './sweeps/disks.ts';
import { revolutions } from './sweeps/revolution.ts';
import { sweptAreas } from './sweeps/swept-areas.ts';

/** Makes the bodies of one item. */
type Maker = (context: SolidContext, id: number) => readonly Solid[];

const faceSet: Maker = ({ source }, id) => [new FaceSet(source, id)];

/** How the items of each class are made. */
const makers: Readonly<Record<string, Maker>> = {
  IFCEXTRUDEDAREASOLID: extrusions,
  IFCEXTRUDEDAREASOLIDTAPERED: extrusions,
  IFCREVOLVEDAREASOLID: revolutions,
  IFCREVOLVEDAREASOLIDTAPERED: revolutions,
  IFCSWEPTDISKSOLID: (context, id) => [sweptDisk(context, id)],
  IFCSWEPTDISKSOLIDPOLYGONAL: (context, id) => [sweptDisk(context, id)],
  IFCSURFACECURVESWEPTAREASOLID: sweptAreas,
  IFCFIXEDREFERENCESWEPTAREASOLID: sweptAreas,
  IFCDIRECTRIXDERIVEDREFERENCESWEPTAREASOLID: sweptAreas,
  IFCTRIANGULATEDFACESET: faceSet,
  IFCTRIANGULATEDIRREGULARNETWORK: faceSet,
  IFCPOLYGONALFACESET: faceSet,
  IFCADVANCEDBREP: ({ source }, id) => [new AdvancedBrep(source, id)],
};

/** The bodies of an item that is no boolean. @throws Declined where its class is for another engine. */
export function solidsOf(context: SolidContext, id: number): readonly Solid[] {
  const keyword = context.source.reader.keywordOf(id);
  const make = makers[keyword];
  if (make !== undefined) return make(context, id);
  if (isPrimitive(keyword)) return [primitive(context, keyword, id)];
  const made = shells(context, keyword, id);
  return made === undefined ? decline(`item ${keyword}`) : [made];
}

/** What an IfcCsgSolid stands for; any other item for itself. */
export function treeRoot({ source }: SolidContext, id: number): number {
  const isTree = source.reader.keywordOf(id) === 'IFCCSGSOLID';
  return isTree ? referenceOf(source.reader.argument(id, 0)) : id;
}
