import { describe, expect, it } from '@jest/globals';
import { BLOCK, modelLines, producedIn, product, tessellateLines } from '../../support/geometry.ts';

const surfaceStyle = (id: number, rgb: string) => `#${id}=IFCSURFACESTYLE('x',.BOTH.,(#${id + 1}));
#${id + 1}=IFCSURFACESTYLERENDERING(#${id + 2},0.25,$,$,$,$,$,$,.FLAT.);
#${id + 2}=IFCCOLOURRGB($,${rgb});\n`;

const red = surfaceStyle(50, '1.,0.,0.');
const redMaterial = `${red}#60=IFCMATERIAL('m',$,$);
#61=IFCMATERIALDEFINITIONREPRESENTATION($,$,(#62),#60);
#62=IFCSTYLEDREPRESENTATION(#5,'Style','Material',(#63));
#63=IFCSTYLEDITEM($,(#50),$);
`;
const hasMaterial = (material: string) => `${redMaterial}#64=IFCRELASSOCIATESMATERIAL('x',$,$,$,(#100),${material});\n`;

const plain = product(100, BLOCK);
const mapped = `${product(100, 'IFCMAPPEDITEM(#34,#35)')}#33=${BLOCK};
#32=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#33));
#34=IFCREPRESENTATIONMAP(#6,#32);
#35=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,1.,$);
`;
const clipped = `${product(100, 'IFCBOOLEANCLIPPINGRESULT(.DIFFERENCE.,#33,#36)')}#33=${BLOCK};
#36=IFCHALFSPACESOLID(#37,.F.);
#37=IFCPLANE(#38);
#38=IFCAXIS2PLACEMENT3D(#39,$,$);
#39=IFCCARTESIANPOINT((0.,0.,3.));
`;

const half = [1, 0, 0, 0.75];

describe('The colour of an element comes from', () => {
  it.each([
    ['the style of its item', `${plain}${red}#53=IFCSTYLEDITEM(#101,(#50),$);`, half],
    [
      'an IfcPresentationStyleAssignment',
      `${plain}${red}#53=IFCSTYLEDITEM(#101,(#54),$);\n#54=IFCPRESENTATIONSTYLEASSIGNMENT((#50));`,
      half,
    ],
    [
      'an IfcSurfaceStyleShading',
      `${plain}#50=IFCSURFACESTYLE('x',.BOTH.,(#51));\n#51=IFCSURFACESTYLESHADING(#52,0.5);\n#52=IFCCOLOURRGB($,1.,0.,0.);
#53=IFCSTYLEDITEM(#101,(#50),$);`,
      [1, 0, 0, 0.5],
    ],
    ['the item that it maps', `${mapped}${red}#53=IFCSTYLEDITEM(#33,(#50),$);`, half],
    ['its mapped item', `${mapped}${red}#53=IFCSTYLEDITEM(#101,(#50),$);`, half],
    ['the first operand of a boolean result', `${clipped}${red}#53=IFCSTYLEDITEM(#33,(#50),$);`, half],
    ['a boolean result', `${clipped}${red}#53=IFCSTYLEDITEM(#101,(#50),$);`, half],
    ['its material', `${plain}${hasMaterial('#60')}`, half],
    [
      'a material in a layer set usage',
      `${plain}${hasMaterial('#67')}#67=IFCMATERIALLAYERSETUSAGE(#65,.AXIS2.,.POSITIVE.,0.,$);
#65=IFCMATERIALLAYERSET((#66),'l',$);\n#66=IFCMATERIALLAYER(#60,0.2,$,$,$,$,$);`,
      half,
    ],
    ['a material in a list', `${plain}${hasMaterial('#65')}#65=IFCMATERIALLIST((#60));`, half],
    [
      'a material in a constituent set',
      `${plain}${hasMaterial('#65')}#65=IFCMATERIALCONSTITUENTSET('c',$,(#66));\n#66=IFCMATERIALCONSTITUENT('a',$,#60,$,$);`,
      half,
    ],
    [
      'a material in a profile set usage',
      `${plain}${hasMaterial('#67')}#67=IFCMATERIALPROFILESETUSAGE(#65,$,$);
#65=IFCMATERIALPROFILESET('c',$,(#66),$);\n#66=IFCMATERIALPROFILE('a',$,#60,#20,$,$);`,
      half,
    ],
    [
      'the item before the material',
      `${plain}${hasMaterial('#60')}${surfaceStyle(70, '0.,1.,0.')}#73=IFCSTYLEDITEM(#101,(#70),$);`,
      [0, 1, 0, 0.75],
    ],
    ['nowhere: it is white', plain, [1, 1, 1, 1]],
  ])('%s', async (_, lines, color) => {
    const element = producedIn(await tessellateLines(modelLines(lines), [100])).get(100);
    expect(element?.placements.map((placement) => placement.color)).toEqual([color]);
  });
});
