import { element, elementType, predefined } from '../ifc/element.ts';
import { boolean, label, transmittance } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { define, type Properties, statusNew } from '../ifc/properties.ts';
import { areaOf, lengthOf, measure } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, mapped, productShape, representationMap } from '../ifc/shape.ts';
import { enumeration, type Ref } from '../ifc/step-text.ts';
import { type DoorKey, type DoorKind, doors } from '../plan/doors.ts';
import { type ConstituentSetName, constituentSet, nameAspects } from './constituents.ts';
import { doorItems, liningOf, panelDepth } from './door-shapes.ts';

interface DoorType {
  readonly type: Rooted;
  readonly map: Ref;
}

const madeOf: Record<DoorKind['leaf'], ConstituentSetName> = {
  oak: 'Entrance door',
  white: 'Interior door',
  steel: 'Steel door',
  glass: 'Glazed door',
  'sliding glass': 'Glazed door',
};

const doorType = oncePerModel((model: Model, key: DoorKey): DoorType => {
  const kind: DoorKind = doors[key];
  const { lining, framing, glazing } = doorItems(model, kind);
  const map = representationMap(model, body(model, 'Doors', [...lining, ...framing, ...glazing]));
  nameAspects(model, map, { Lining: lining, Framing: framing, Glazing: glazing });
  const predefinedSets = [liningProperties(model, key, kind), ...panelProperties(model, key, kind)];
  const described = { tag: `door ${key}`, name: kind.name, maps: [map], predefinedSets, sets: typeSets(kind) };
  const type = elementType(model, 'IFCDOORTYPE', described, predefined('DOOR'), operation(kind), false, null);
  model.relate('IFCRELASSOCIATESMATERIAL', constituentSet(model, madeOf[kind.leaf]), type);
  return { type, map };
});

function typeSets({ exterior, leaf }: DoorKind): Record<string, Properties> {
  const outside: Properties = { ThermalTransmittance: transmittance(leaf === 'oak' ? 0.8 : 0.95) };
  const inside: Properties = { AcousticRating: label('Rw 27 dB') };
  const side = { Status: statusNew, IsExternal: boolean(exterior), HandicapAccessible: boolean(true) };
  return { Pset_DoorCommon: { ...side, ...(exterior ? outside : inside) } };
}

/** What single doors must do beyond their type. Most have no fire rating at all. */
const ownProperties: Readonly<Record<string, Properties>> = {
  'D-01': { SecurityRating: label('RC 2'), FireExit: boolean(true) },
  'D-04': { FireRating: label('EI2 30-S200-C5'), IsExternal: boolean(false), SelfClosing: boolean(true) },
  'D-09': { FireRating: label('EI2 30-C5'), SelfClosing: boolean(true), SmokeStop: boolean(true) },
  'D-11': { AcousticRating: label('Rw 32 dB') },
  'D-12': { AcousticRating: label('Rw 32 dB') },
};

/** IfcDoor in its opening. */
export function buildDoor(model: Model, tag: string, name: string, key: DoorKey, placement: Ref): Rooted {
  const kind: DoorKind = doors[key];
  const { width, height } = kind;
  const { type, map } = doorType(model, key);
  const shape = productShape(model, body(model, 'Doors', [mapped(model, map)]));
  const attributes = [height, width, predefined('DOOR'), operation(kind), null];
  const product = element(model, 'IFCDOOR', { tag, name, placement, shape }, ...attributes);
  model.relate('IFCRELDEFINESBYTYPE', type, product);
  const own = ownProperties[tag];
  if (own) define(model, [product], { Pset_DoorCommon: own });
  measure(model, product, 'Qto_DoorBaseQuantities', {
    Width: lengthOf(width),
    Height: lengthOf(height),
    Perimeter: lengthOf(2 * (width + height)),
    Area: areaOf(width * height),
  });
  return product;
}

function operation({ leaf, hinges }: DoorKind) {
  if (leaf === 'sliding glass') return enumeration('SLIDING_TO_RIGHT');
  return enumeration(hinges === 'left' ? 'SINGLE_SWING_LEFT' : 'SINGLE_SWING_RIGHT');
}

/** IfcDoorLiningProperties. */
function liningProperties(model: Model, key: DoorKey, kind: DoorKind): Ref {
  const { depth, width } = liningOf(kind);
  const rest = Array.from({ length: 9 }, () => null);
  return model.root('IFCDOORLININGPROPERTIES', key, `Lining ${key}`, null, depth, width, ...rest, 4, 7);
}

/** IfcDoorPanelProperties: one leaf, or two that slide. */
function panelProperties(model: Model, key: DoorKey, kind: DoorKind): Ref[] {
  const sliding = kind.leaf === 'sliding glass';
  const positions = sliding ? ['LEFT', 'RIGHT'] : ['MIDDLE'];
  return positions.map((position) => {
    const movement = enumeration(sliding ? 'SLIDING' : 'SWINGING');
    const values = [panelDepth(kind), movement, 1 / positions.length, enumeration(position), null];
    const name = `Panel ${key} ${position.toLowerCase()}`;
    return model.root('IFCDOORPANELPROPERTIES', `${key} ${position}`, name, null, ...values);
  });
}
