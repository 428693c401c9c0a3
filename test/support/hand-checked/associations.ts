import type { HandChecked } from './row.ts';

/** Materials with their thickness in metres, classification, zones and layers. */
export const associationRows: readonly HandChecked[] = [
  {
    file: 'AC20-FZK-Haus.ifc',
    ask: 'materials',
    of: [15042],
    expected: [['Leichtbeton 102890359', 0.24]],
    from: '#15074 -> #15072=IFCMATERIALLAYERSETUSAGE(#15069,..); #15069 ((#15067),..); #15067=IFCMATERIALLAYER(#15046,0.24,..)',
  },
  {
    file: 'AC20-FZK-Haus.ifc',
    ask: 'materials',
    of: [14502],
    expected: [['Holz', null]],
    from: "#14528=IFCRELASSOCIATESMATERIAL(..,(#14502),#14521); #14521=IFCMATERIAL('Holz',$,$)",
  },
  {
    file: 'doubleguids.ifc',
    ask: 'materials',
    of: [310],
    expected: [
      ['Common Brick', 0.103],
      ['Air Space', 0.05],
      ['Insulation', 0.025],
      ['Concrete Block', 0.1],
      ['Plaster', 0.012],
    ],
    from: '#408 -> #295 -> #293=IFCMATERIALLAYERSET((#144,#149,#195,#241,#291),..): layers of 103., 50., 25., 100., 12. millimetres of #103, #146, #151, #197, #243',
  },
  {
    file: 'tested_sample_project.ifc',
    ask: 'materials',
    of: [6518],
    expected: [
      ['Vidrio', null],
      ['Madera - Castaño', null],
      ['Piedra - Gris', null],
    ],
    from: "#24571=IFCRELASSOCIATESMATERIAL(..,(#6518),#6521); #6521=IFCMATERIALLIST((#6485,#6475,#6495)); #6475=IFCMATERIAL('Madera - Casta\\X2\\00F1\\X0\\o'); its type has another order (#6505)",
  },
  {
    file: 'vectorworks_sjis.ifc',
    ask: 'materials',
    of: [551],
    expected: [['背景', null]],
    from: "#959=IFCRELASSOCIATESMATERIAL(..,(#551),#957); #957=IFCMATERIAL('\\X\\94w\\X\\8Ci'): 94 77 is 背, 8C 69 is 景",
  },
  {
    file: '171210AISC_Sculpture_brep.ifc',
    ask: 'materials',
    of: [2930],
    expected: [['A992 Wide Flange Steel: fu=65  fy=50', null]],
    from: 'beam #2930 has none; its type #11669 (#15204) is in #15181=IFCRELASSOCIATESMATERIAL(..,(..,#11669,..),#1407)',
  },
  {
    file: 'IfcOpenHouse_IFC4.ifc',
    ask: 'materials',
    of: [40],
    expected: [['Brick', 0.36]],
    from: '#2334=IFCMATERIALLAYERSETUSAGE(#2333,..); #2333 ((#2332),..); #2332=IFCMATERIALLAYER(#2331,360.,..), millimetres',
  },
  {
    file: 'building-architecture.ifc',
    ask: 'classifications',
    of: [30],
    expected: [{ identification: 'E-AAA', name: 'Single-family house', system: 'CCI Construction' }],
    from: "#36=IFCRELASSOCIATESCLASSIFICATION(..,(#30),#35); #35=IFCCLASSIFICATIONREFERENCE(..,'E-AAA','Single-family house',#34,..); #34=IFCCLASSIFICATION('Molio','1.0','2023-01-23','CCI Construction',..)",
  },
  {
    file: 'AC20-FZK-Haus.ifc',
    ask: 'classifications',
    of: [34763],
    expected: [{ identification: '000', name: 'Allgemeines', system: null }],
    from: "#21173=IFCRELASSOCIATESCLASSIFICATION(..,'AC Zone Category',$,(..,#34763,..),#21169); #21169=IFCCLASSIFICATIONREFERENCE($,'000','Allgemeines',$,$,$): no source",
  },
  {
    file: 'AC11-Institute-Var-2-IFC.ifczip',
    ask: 'classifications',
    of: [34757],
    expected: [{ identification: '2 HNF', name: 'Büroarbeit', system: null }],
    from: "#34770 -> #34769=IFCCLASSIFICATIONREFERENCE($,'2 HNF','B\\S\\|roarbeit',$): IFC2X3 calls the second ItemReference",
  },
  {
    file: 'building-architecture.ifc',
    ask: 'groups',
    of: [89],
    expected: ['house - living space'],
    from: "#81=IFCRELASSIGNSTOGROUP(..,(#89,#203),$,#80); #80=IFCZONE(..,'house - living space',..)",
  },
  {
    file: 'AC20-FZK-Haus.ifc',
    ask: 'layers',
    of: [17468],
    expected: ['Innenwände'],
    from: "#17464=IFCPRODUCTDEFINITIONSHAPE($,$,(#17456,#17462)); #15018=IFCPRESENTATIONLAYERASSIGNMENT('Innenw\\X2\\00E4\\X0\\nde',$,(..,#17456,..),$)",
  },
];
