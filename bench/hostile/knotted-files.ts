import { BLOCK, hanging, product, throwing, trapping } from '../../test/support/geometry.ts';
import type { HostileFile } from './files.ts';
import { model } from './write-file.ts';

const block = product(100, BLOCK);
const DEPTH = 100_000;
const MANY = 1_000_000;

/** `count` statements; ids from 1000 on. */
const chain = (count: number, line: (id: number, isLast: boolean) => string) =>
  Array.from({ length: count }, (_, at) => line(1000 + at, at === count - 1)).join('');
const guid = (id: number) => `'${String(id).padStart(22, '0')}'`;

/** What refers to itself. */
const circles: readonly HostileFile[] = [
  {
    name: 'aggregates in a circle',
    content: () =>
      model([
        block,
        `#200=IFCRELAGGREGATES(${guid(200)},$,$,$,#100,(#300));\n#300=IFCWALL(${guid(300)},$,$,$,$,$,$,$);\n`,
        `#201=IFCRELAGGREGATES(${guid(201)},$,$,$,#300,(#100));\n`,
      ]),
    expected: { converted: ['ifc/spatial-cycle'], shapes: 1 },
  },
  {
    name: 'difference of itself',
    content: () => model([product(100, 'IFCBOOLEANRESULT(.DIFFERENCE.,#101,#101)'), product(200, BLOCK)]),
    expected: { converted: [], shapes: 1 },
    isLarge: true,
  },
  {
    name: 'curve of itself',
    content: () =>
      model([
        product(100, 'IFCEXTRUDEDAREASOLID(#40,$,#8,4.)'),
        '#40=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#41);\n#41=IFCCOMPOSITECURVE((#42),.F.);\n',
        '#42=IFCCOMPOSITECURVESEGMENT(.CONTINUOUS.,.T.,#41);\n',
        product(200, BLOCK),
      ]),
    expected: { converted: [], shapes: 1 },
  },
  {
    name: 'property of itself',
    content: () =>
      model([
        block,
        `#200=IFCCOMPLEXPROPERTY('a',$,'b',(#200));\n#201=IFCPROPERTYSET(${guid(201)},$,'set',$,(#200));\n`,
        `#202=IFCRELDEFINESBYPROPERTIES(${guid(202)},$,$,$,(#100),#201);\n`,
      ]),
    expected: { converted: ['ifc/property-cycle'], shapes: 1 },
  },
];

/** What goes 100,000 levels down. */
const depths: readonly HostileFile[] = [
  {
    name: '100,000 placements, each relative to the next',
    content: () =>
      model([
        block.replace(',#10,', ',#1000,'),
        chain(DEPTH, (id, isLast) => `#${id}=IFCLOCALPLACEMENT(${isLast ? '$' : `#${id + 1}`},#11);\n`),
      ]),
    expected: { converted: [], shapes: 1 },
  },
  {
    name: '100,000 storeys, each part of the one before',
    content: () =>
      model([
        chain(
          DEPTH,
          (id) =>
            `#${id}=IFCBUILDINGSTOREY(${guid(id)},$,$,$,$,$,$,$,.ELEMENT.,0.);\n#${id + DEPTH}=IFCRELAGGREGATES(${guid(id + DEPTH)},$,$,$,#${id === 1000 ? 1 : id - 1},(#${id}));\n`,
        ),
        block,
      ]),
    expected: { converted: ['ifc/tree-too-deep'], shapes: 1 },
  },
  {
    name: '100,000 mapped items, each of the next',
    content: () =>
      model([
        product(100, 'IFCMAPPEDITEM(#1000,#31)'),
        '#31=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,$,$);\n',
        chain(
          DEPTH,
          (id, isLast) =>
            `#${id}=IFCREPRESENTATIONMAP(#6,#${id + DEPTH});\n#${id + DEPTH}=IFCSHAPEREPRESENTATION(#5,'Body','MappedRepresentation',(#${id + 2 * DEPTH}));\n#${id + 2 * DEPTH}=${isLast ? BLOCK : `IFCMAPPEDITEM(#${id + 1},#31)`};\n`,
        ),
        product(200, BLOCK),
      ]),
    expected: { converted: [], shapes: 1 },
  },
  {
    name: '100,000 differences, each of the next',
    content: () =>
      model([
        product(100, 'IFCBOOLEANRESULT(.DIFFERENCE.,#1000,#40)'),
        `#40=${BLOCK};\n`,
        chain(DEPTH, (id, isLast) => `#${id}=${isLast ? BLOCK : `IFCBOOLEANRESULT(.DIFFERENCE.,#${id + 1},#40)`};\n`),
        product(200, BLOCK),
      ]),
    expected: { converted: [], shapes: 1 },
  },
  {
    name: '100,000 properties, each in the next',
    content: () =>
      model([
        block,
        chain(
          DEPTH,
          (id, isLast) =>
            `#${id}=${isLast ? "IFCPROPERTYSINGLEVALUE('a',$,IFCLABEL('b'),$)" : `IFCCOMPLEXPROPERTY('a',$,'b',(#${id + 1}))`};\n`,
        ),
        `#201=IFCPROPERTYSET(${guid(201)},$,'set',$,(#1000));\n#202=IFCRELDEFINESBYPROPERTIES(${guid(202)},$,$,$,(#100),#201);\n`,
      ]),
    expected: { converted: ['ifc/property-nesting'], shapes: 1 },
  },
];

/** Few bytes that stand for very many shapes. */
const multiplied: readonly HostileFile[] = [
  {
    name: 'a billion blocks: mapped items of twice the next, 30 levels deep',
    content: () =>
      model([
        product(100, 'IFCMAPPEDITEM(#1000,#31)'),
        '#31=IFCCARTESIANTRANSFORMATIONOPERATOR3D($,$,#7,$,$);\n',
        chain(30, (id, isLast) => {
          const [shape, item] = [id + 100, id + 200];
          const items = isLast ? `#${item}` : `#${item},#${item}`;
          return `#${id}=IFCREPRESENTATIONMAP(#6,#${shape});\n#${shape}=IFCSHAPEREPRESENTATION(#5,'Body','MappedRepresentation',(${items}));\n#${item}=${isLast ? BLOCK : `IFCMAPPEDITEM(#${id + 1},#31)`};\n`;
        }),
        product(200, BLOCK),
      ]),
    expected: { converted: ['geometry/too-many-triangles'], shapes: 1 },
  },
  {
    name: 'a million times the same block in one representation',
    content: () => model([block.replace('(#101)', `(${'#101,'.repeat(MANY - 1)}#101)`), product(200, BLOCK)]),
    expected: { converted: ['geometry/too-many-triangles'], shapes: 1 },
  },
  {
    name: 'polyline of a million points',
    content: () =>
      model([
        product(100, 'IFCEXTRUDEDAREASOLID(#40,$,#8,4.)'),
        '#40=IFCARBITRARYCLOSEDPROFILEDEF(.AREA.,$,#41);\n',
        chain(MANY, (id) => {
          const angle = ((id - 1000) / MANY) * 2 * Math.PI;
          return `#${id}=IFCCARTESIANPOINT((${(10 * Math.cos(angle)).toFixed(6)},${(10 * Math.sin(angle)).toFixed(6)}));\n`;
        }),
        `#41=IFCPOLYLINE((${Array.from({ length: MANY }, (_, at) => `#${1000 + at}`).join()},#1000));\n`,
        product(200, BLOCK),
      ]),
    expected: { converted: [], shapes: 1 },
    isLarge: true,
  },
  {
    name: 'wall with 20,000 openings that all overlap',
    content: () =>
      model([
        product(100, BLOCK, { class: 'IFCWALL' }),
        chain(
          20_000,
          (id) =>
            `#${id}=IFCOPENINGELEMENT(${guid(id)},$,$,$,$,#10,#103,$,$);\n#${id + 20_000}=IFCRELVOIDSELEMENT(${guid(id + 20_000)},$,$,$,#100,#${id});\n`,
        ),
        product(200, BLOCK),
      ]),
    expected: { converted: [], shapes: 1 },
    isLarge: true,
  },
  {
    name: 'face set that names points a billion beyond its last',
    content: () =>
      model([
        product(100, 'IFCTRIANGULATEDFACESET(#40,$,$,((1,2,3),(1,2,1000000000),(0,-1,2)),$)'),
        '#40=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(1.,0.,0.),(0.,1.,0.)));\n',
        product(200, BLOCK),
      ]),
    expected: { converted: [], shapes: 1 },
  },
];

/** On which web-ifc itself throws, traps, or never ends; blocks before and behind have their shapes all the same. */
const beyondWebIfc: readonly HostileFile[] = (
  [
    ['throws', throwing],
    ['traps', trapping],
    ['never ends', hanging],
  ] as const
).map(([what, lines]) => ({
  name: `shape over which web-ifc ${what}`,
  content: () => model([block, lines(200), product(300, BLOCK)]),
  expected: { converted: [], shapes: 2 },
  isLarge: true,
}));

export const knottedFiles: readonly HostileFile[] = [...circles, ...depths, ...multiplied, ...beyondWebIfc];
