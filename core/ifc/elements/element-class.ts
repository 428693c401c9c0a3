import type { ElementKind } from '#core/model';
import type { IfcFile } from '../ifc-file.ts';
import { piece } from '../json-pieces.ts';
import type { ValueTypes } from '../properties/value-types.ts';
import type { EntityDefinition } from '../schema/index.ts';
import { attributesOf } from './attributes.ts';
import { wordsFor } from './predefined-type.ts';
import { SimpleAttribute } from './simple-attribute.ts';

/** Attributes that are texts. */
const texts = ['GlobalId', 'Name', 'Description', 'Tag', 'LongName', ...wordsFor] as const;

/** What the objects of one class have in common. */
export interface ElementClass {
  readonly kind: ElementKind;
  readonly definition: EntityDefinition;
  readonly isPort: boolean;
  /** Where attributes stand; -1 for those that the class does not have. */
  readonly at: Readonly<
    Record<(typeof texts)[number] | 'PredefinedType' | 'ObjectPlacement' | 'Representation', number>
  >;
  /** Of the attributes that are texts. */
  readonly textPositions: readonly number[];
  /** Position of RepresentationMaps, which types have; -1 otherwise. */
  readonly maps: number;
  readonly attributes: readonly SimpleAttribute[];
  /** Up to the express id, and between GlobalId and PredefinedType. */
  readonly begin: Uint8Array;
  readonly named: Uint8Array;
}

/** What an object is listed as: the first row that its class is of. */
const kinds: readonly (readonly [className: string, ElementKind])[] = [
  ['IfcProduct', 'occurrence'],
  ['IfcTypeObject', 'type'],
  ['IfcGroup', 'group'],
  ['IfcObjectDefinition', 'object'],
];

/** The classes of a file that are subclasses of IfcObjectDefinition: occurrences, types, groups, then the others. */
export function elementClasses(file: IfcFile, types: ValueTypes): ElementClass[] {
  const { schema, step } = file;
  const listed = new Set<string>();
  return kinds.flatMap(([className, kind]) => {
    const keywords = schema.subtypes(className);
    const those = step.keywords.filter((keyword) => keywords.has(keyword) && !listed.has(keyword));
    for (const keyword of those) listed.add(keyword);
    return those.flatMap((keyword) => {
      const definition = schema.entity(keyword);
      return definition === undefined ? [] : [elementClass(file, definition, kind, types)];
    });
  });
}

function elementClass(
  { schema }: IfcFile,
  definition: EntityDefinition,
  kind: ElementKind,
  types: ValueTypes,
): ElementClass {
  const position = (name: string) => definition.position(name);
  const at = {
    GlobalId: position('GlobalId'),
    Name: position('Name'),
    Description: position('Description'),
    Tag: position('Tag'),
    LongName: position('LongName'),
    ObjectType: position('ObjectType'),
    ElementType: position('ElementType'),
    ProcessType: position('ProcessType'),
    ResourceType: position('ResourceType'),
    PredefinedType: position('PredefinedType'),
    ObjectPlacement: position('ObjectPlacement'),
    Representation: position('Representation'),
  };
  return {
    kind,
    definition,
    isPort: schema.isA(definition.keyword, 'IfcPort'),
    at,
    textPositions: texts.map((name) => at[name]).filter((place) => place >= 0),
    maps: position('RepresentationMaps'),
    attributes: attributesOf(definition).map(
      (attribute) => new SimpleAttribute(attribute, position(attribute.name), types),
    ),
    begin: piece(`{"kind":"${kind}","expressId":`),
    named: piece(`,"class":"${definition.name}","predefinedType":`),
  };
}
