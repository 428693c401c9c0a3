import type { ElementKind } from '#core/model';
import { recordOf } from '../attribute-positions.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Json } from '../json.ts';
import type { ValueTypes } from '../properties/value-types.ts';
import type { EntityDefinition } from '../schema/index.ts';
import { attributesOf } from './attributes.ts';
import { objectAttributes } from './native/desk.ts';
import { SimpleAttribute } from './simple-attribute.ts';

/** What the objects of one class have in common. */
export interface ElementClass {
  readonly kind: ElementKind;
  readonly definition: EntityDefinition;
  /** Where attributes stand; -1 for those that the class does not have. */
  readonly at: Readonly<Record<(typeof objectAttributes)[number], number>>;
  /** The attributes that are listed. */
  readonly listed: readonly SimpleAttribute[];
  /** Up to the express id, and between GlobalId and PredefinedType. */
  readonly begin: Json;
  readonly named: Json;
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
      return definition === undefined ? [] : [elementClass(definition, kind, types)];
    });
  });
}

function elementClass(definition: EntityDefinition, kind: ElementKind, types: ValueTypes): ElementClass {
  const positions = objectAttributes.map((name) => [name, definition.position(name)] as const);
  return {
    kind,
    definition,
    at: recordOf(positions),
    listed: attributesOf(definition).map(
      (attribute) => new SimpleAttribute(attribute, definition.position(attribute.name), types),
    ),
    begin: `{"kind":"${kind}","expressId":`,
    named: `,"class":"${definition.name}","predefinedType":`,
  };
}
