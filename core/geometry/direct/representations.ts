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

const MOST_WORDS = 64;

/** The items of the body of an IfcProductDefinitionShape. */
export function bodyItems({ reader }: Source, shape: number): number[] {
  const items: number[] = [];
  for (const representation of listOf(reader.argument(shape, 2))) {
    const id = referenceOf(representation);
    const keyword = reader.keywordOf(id);
    if (keyword !== 'IFCSHAPEREPRESENTATION') continue;
    const values = reader.read(id);
    const identifier = values[1];
    const type = values[2];
    if (typeof identifier === 'string' && isOther(identifier)) continue;
    if (typeof type === 'string' && isFlat(type)) continue;
    for (const member of listOf(values[3])) items.push(referenceOf(member));
  }
  return items;
}

const isOther = remembered((identifier) => otherIdentifiers.has(identifier.toUpperCase()));
const isFlat = remembered((type) => flatTypes.some((flat) => type.toUpperCase().startsWith(flat)));

/** Answers for the few words that files use; a file that has more of them only takes longer. */
function remembered(asked: (word: string) => boolean): (word: string) => boolean {
  const known = new Map<string, boolean>();
  return (word) => {
    const answer = known.get(word) ?? asked(word);
    if (known.size < MOST_WORDS) known.set(word, answer);
    return answer;
  };
}
