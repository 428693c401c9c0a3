import { hanging, modelLines } from './geometry.ts';
import { globalId } from './ifc-lines.ts';

export interface SmallModel {
  /** Walls of 2 m x 3 m x 4 m in a row, ten metres from middle to middle; #100, #110, #120, ... */
  readonly walls?: number;
  /** Of Pset_WallCommon, all walls. */
  readonly fireRating?: string;
  /** Adds an element over which the geometry engine never gets: it is given up after 30 s. */
  readonly isSlow?: boolean;
  /** Makes the file so long, by a comment. */
  readonly bytes?: number;
}

/** A whole IFC4 file: a project, one storey ("Ground floor"), walls with a property set. */
export function smallModel({ walls = 2, fireRating = 'EI30', isSlow = false, bytes = 0 }: SmallModel = {}): string {
  const ids = Array.from({ length: walls }, (_, number) => 100 + 10 * number);
  const after = 100 + 10 * walls;
  const all = ids.map((id) => `#${id}`).join();
  const products = `#30=IFCBUILDINGSTOREY('${globalId(30)}',$,'Ground floor',$,$,#10,$,$,.ELEMENT.,0.);
#31=IFCRELAGGREGATES('${globalId(31)}',$,$,$,#1,(#30));
#32=IFCRELCONTAINEDINSPATIALSTRUCTURE('${globalId(32)}',$,$,$,(${all}),#30);
#33=IFCPROPERTYSINGLEVALUE('FireRating',$,IFCLABEL('${fireRating}'),$);
#34=IFCPROPERTYSET('${globalId(34)}',$,'Pset_WallCommon',$,(#33));
#35=IFCRELDEFINESBYPROPERTIES('${globalId(35)}',$,$,$,(${all}),#34);
${ids.map(wall).join('')}${isSlow ? hanging(after) : ''}`;
  const text = `ISO-10303-21;
HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');FILE_SCHEMA(('IFC4'));ENDSEC;
DATA;
${modelLines(products)}ENDSEC;
END-ISO-10303-21;
`;
  const missing = bytes - text.length;
  return missing < 6 ? text : text.replace('DATA;\n', `DATA;\n/*${'-'.repeat(missing - 5)}*/\n`);
}

function wall(id: number, number: number): string {
  return `#${id}=IFCWALL('${globalId(id)}',$,'Wall ${number + 1}',$,$,#${id + 1},#${id + 4},$,$);
#${id + 1}=IFCLOCALPLACEMENT(#10,#${id + 2});
#${id + 2}=IFCAXIS2PLACEMENT3D(#${id + 3},$,$);
#${id + 3}=IFCCARTESIANPOINT((${10 * number}.,0.,0.));
#${id + 4}=IFCPRODUCTDEFINITIONSHAPE($,$,(#${id + 5}));
#${id + 5}=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#${id + 6}));
#${id + 6}=IFCEXTRUDEDAREASOLID(#20,$,#8,4.);
`;
}
