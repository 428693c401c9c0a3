// The differences that are understood: what the bytes say, derived by hand, and who reads them right.

/**
 * @typedef {object} Explanation
 * @property {'IfcOpenShell' | 'web-ifc'} reader
 * @property {string} title
 * @property {string} byHand what the bytes say, from one example
 * @property {string} right who is right, and why
 * @property {(difference: import('./facts.mjs').Difference, context: { file: string, standIn?: string | null }) => boolean} covers
 */

const isJapanese = (text) => typeof text === 'string' && /[\u3040-\u30ff\u4e00-\u9fff]/.test(text);
const isScaled = (ours, theirs, factor) => Math.abs(theirs / ours - factor) < 1e-9 * factor;
const japanese = ({ ours }) => isJapanese(ours) || (Array.isArray(ours) && ours.some(isJapanese));

/** @type {readonly Explanation[]} */
export const explanations = [
  {
    reader: 'IfcOpenShell',
    title: 'Shift-JIS written with \\X\\ and \\S\\ escapes',
    byHand:
      "vectorworks_sjis.ifc #998: `'\\X\\91\\S\\O\\X\\89\\S\\N\\X\\93\\X\\99\\X\\8B\\X\\89\\X\\83\\X\\8C\\X\\83x\\X\\83\\X\\8B1'` are the bytes 91CF 89CE 9399 8B89 838C 8378 838B 31, in Shift-JIS 耐火等級レベル1 (fire resistance class, level 1).",
    right:
      'IfcOpenShell follows the letter of ISO 10303-21, by which the codes are ISO 8859-1, and leaves control characters. Plinth recognises the encoding and gives what the author wrote, with a diagnostic.',
    covers: (difference) => difference.kind === 'different' && japanese(difference),
  },
  {
    reader: 'web-ifc',
    title: 'Shift-JIS written with \\X\\ and \\S\\ escapes',
    byHand: 'As above: 耐火等級レベル1.',
    right: 'Plinth. web-ifc reads the codes 80 to 9F as if they were Mac OS Roman.',
    covers: (difference) => difference.kind === 'different' && japanese(difference),
  },
  {
    reader: 'IfcOpenShell',
    title: 'Mass in grams',
    byHand:
      'ISSUE_021_Mini_Project.ifc #524, Weight: #532 says IFCMASSMEASURE(80.7), the unit is #27=IFCSIUNIT(*,.MASSUNIT.,.KILO.,.GRAM.): 80.7 kg. tested_sample_project.ifc #6529, ThermalTransmittance: 6.7069 kg/(s3 K) = 6.7069 W/(m2 K).',
    right:
      'Plinth: the SI unit of mass is the kilogram. IfcOpenShell gives the factor to the gram, so what has mass in its unit comes out a thousand times larger (AC20-FZK-Haus.ifc, J/(kg K): smaller).',
    covers: ({ aspect, kind, ours, theirs }) =>
      kind === 'different' &&
      ['SI values', 'unit factors'].includes(aspect) &&
      [1000, 1 / 1000].some((factor) => isScaled(ours, theirs, factor)),
  },
  {
    reader: 'IfcOpenShell',
    title: 'Degrees Celsius',
    byHand:
      'AC20-FZK-Haus.ifc #34763, SpaceTemperatureMax: #34767 says IFCTHERMODYNAMICTEMPERATUREMEASURE(20.), the unit is #25 DEGREE_CELSIUS: 20 + 273.15 = 293.15 K.',
    right: "Plinth: the SI unit is the kelvin. IfcOpenShell's unit scale is a factor only.",
    covers: ({ aspect, kind, ours, theirs }) =>
      aspect === 'SI values' && kind === 'different' && Math.abs(ours - theirs - 273.15) < 1e-9,
  },
  {
    reader: 'IfcOpenShell',
    title: 'SI values that IfcOpenShell has no unit for',
    byHand:
      'AC20-FZK-Haus.ifc #22190, ThermalTransmittance: IFCTHERMALTRANSMITTANCEMEASURE(0.4), and #49 assigns no THERMALTRANSMITTANCEUNIT, so the SI unit counts: 0.4 W/(m2 K). doubleguids.ifc #2892, LiningDepth: 115., IfcPositiveLengthMeasure by the schema, millimetres (#14): 0.115 m.',
    right:
      'Plinth. `get_psets` names no type for attributes of predefined sets, and the scale of a unit that the project does not assign is left out of this comparison.',
    covers: ({ aspect, kind }) => aspect === 'SI values' && kind === 'only ours',
  },
  {
    reader: 'IfcOpenShell',
    title: 'UTF-8 written with \\X\\ and \\S\\ escapes',
    byHand:
      'vectorworks_sjis.ifc, FILE_NAME: `\\S\\c\\X\\82\\S\\$\\S\\c\\X\\83\\S\\3` are the bytes E3 82 A4 E3 83 B3, in UTF-8 イン; the whole name is readable Japanese.',
    right:
      'IfcOpenShell follows the letter again; Plinth recognises UTF-8, which no Latin text of that length resembles.',
    covers: ({ aspect, kind }, { file }) =>
      aspect === 'header' && kind === 'different' && file === 'vectorworks_sjis.ifc',
  },
  {
    reader: 'IfcOpenShell',
    title: 'RefDirection that is not quite at right angles to Axis',
    byHand:
      'ISSUE_021_Mini_Project.ifc #3305: Axis #2495 (-0.0299865001137623, 0, 0.999550303792124), RefDirection #110 (0.999550306789421, 0, 0.0299864002036785); their product is -1.0e-7. IfcFirstProjAxis takes from RefDirection its part along Axis: X = (0.999550303792, 0, 0.029986500114).',
    right: 'Plinth: its matrix is orthogonal, as IfcBuildAxes demands. IfcOpenShell takes RefDirection as it stands.',
    covers: ({ aspect, kind, ours, theirs }) =>
      aspect === 'placements' &&
      kind === 'different' &&
      ours.every((number, at) => Math.abs(number - theirs[at]) < 1e-6),
  },
  {
    reader: 'IfcOpenShell',
    title: 'Spatial zones in a building',
    byHand:
      'building-architecture.ifc #448: #387=IFCRELCONTAINEDINSPATIALSTRUCTURE(..,(#382,#448,#464),#30) contains the IfcSpatialZone #448 in the building #30.',
    right: 'Plinth. IFC4 gives IfcSpatialZone no inverse attribute for containment, so IfcOpenShell does not see it.',
    covers: ({ aspect, kind, key }, { file }) =>
      ['parents', 'tree'].includes(aspect) &&
      kind === 'only ours' &&
      file === 'building-architecture.ifc' &&
      key === '#448',
  },
  {
    reader: 'IfcOpenShell',
    title: 'Openings of the whole',
    byHand:
      'duplex.ifc #22492: #22534 and #22547 void it (#22533, #22546); #22507 and #22521 void the #22475 that it is a part of (#22493).',
    right:
      'Both: Plinth links what the relationships say, and cuts the openings of the whole out of its parts; `get_openings` lists them with the parts.',
    covers: ({ aspect, kind, ours, theirs }) =>
      aspect === 'openings' && kind === 'different' && ours.every((opening) => theirs.includes(opening)),
  },
  {
    reader: 'IfcOpenShell',
    title: 'Classes of a release candidate',
    byHand:
      'KIT-Simple-Road-Test-Web-IFC4x3_RC2.ifc has 66 statements IFCPRESENTATIONSTYLEASSIGNMENT, a class that IFC4X3 dropped after that release candidate.',
    right: 'Plinth. IfcOpenShell does not know the release candidate; it was given the file as IFC4X3_ADD2.',
    covers: ({ aspect, kind }, { standIn }) =>
      standIn != null && aspect === 'instances per class' && kind === 'only ours',
  },
  {
    reader: 'IfcOpenShell',
    title: 'Properties that refer to instances',
    byHand:
      "plinth-house.ifc, set PlinthHouse_FanData: IFCPROPERTYREFERENCEVALUE('HousingMaterial',..) refers to an IfcMaterial.",
    right: 'Plinth. `get_psets` leaves IfcPropertyReferenceValue out.',
    covers: ({ aspect, kind, ours }) =>
      aspect === 'property values' &&
      kind === 'only ours' &&
      Array.isArray(ours) &&
      ours.every((value) => typeof value?.instance === 'number'),
  },
  {
    reader: 'IfcOpenShell',
    title: 'IfcLogical unknown',
    byHand: "tested_sample_project.ifc #24459: IFCPROPERTYSINGLEVALUE('AboveGround',$,IFCLOGICAL(.U.),$) is unknown.",
    right: "Both: IfcOpenShell says 'UNKNOWN', Plinth null with the type IfcLogical.",
    covers: ({ kind, ours, theirs }) => kind === 'different' && ours === null && theirs === 'UNKNOWN',
  },
];

/** @returns {Explanation | undefined} */
export function explanationOf(reader, difference, context) {
  return explanations.find((explanation) => explanation.reader === reader && explanation.covers(difference, context));
}
