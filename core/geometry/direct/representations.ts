import { listOf, referenceOf, type Source } from './source.ts';

/** RepresentationIdentifier of representations that show something else than the body. */
const otherIdentifiers = new Set(
  [
    'Axis',
    'Axis2D',
    'FootPrint',
    'Box',
    'Annotation',
    'Reference',
    'Profile',
    'Clearance',
    'CoG',
    'SurveyPoints',
    'Lighting',
    'Plan',
    'Path',
    'Style',
  ].map((identifier) => identifier.toUpperCase()),
);
/** How the RepresentationType of representations without a body begins. */
const flatTypes = ['CURVE2D', 'ANNOTATION2D', 'BOUNDINGBOX', 'GEOMETRICCURVESET', 'POINT'];

/** The items of the body of an IfcProductDefinitionShape. */
export function bodyItems({ reader }: Source, shape: number): number[] {
  const items: number[] = [];
  for (const representation of listOf(reader.argument(shape, 2))) {
    const id = referenceOf(representation);
    const keyword = reader.keywordOf(id);
    if (keyword !== 'IFCSHAPEREPRESENTATION') continue;
    const [, identifier, type, members] = reader.read(id);
    if (typeof identifier === 'string' && otherIdentifiers.has(identifier.toUpperCase())) continue;
    if (typeof type === 'string' && flatTypes.some((flat) => type.toUpperCase().startsWith(flat))) continue;
    for (const member of listOf(members)) items.push(referenceOf(member));
  }
  return items;
}
