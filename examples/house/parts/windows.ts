import { element, elementType, predefined } from '../ifc/element.ts';
import { boolean, count, label, normalisedRatio, positiveLength, ratio, transmittance } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { paint } from '../ifc/palette.ts';
import type { Vec2 } from '../ifc/points.ts';
import { corners, polygon } from '../ifc/profiles.ts';
import { define, type Properties, statusNew } from '../ifc/properties.ts';
import { areaOf, lengthOf, measure } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, mapped, productShape, representationMap } from '../ifc/shape.ts';
import { box, extrude, type Item, upright } from '../ifc/solids.ts';
import { enumeration, type Ref } from '../ifc/step-text.ts';
import { type WindowKey, type WindowKind, windows } from '../plan/windows.ts';
import { constituentSet, nameAspects } from './constituents.ts';

/** Widths and depths of frame members, mm. */
const frame = { width: 55, depth: 80 } as const;
const sash = { width: 45, depth: 66 } as const;
const glass = { thickness: 36, setBack: 24 } as const;
const outerSill = { height: 25, projection: 165 } as const;

interface WindowType {
  readonly type: Rooted;
  readonly map: Ref;
}

/** Attribute values that IFC has for the number of casements. */
const partitioning = { 1: 'SINGLE_PANEL', 2: 'DOUBLE_PANEL_VERTICAL', 3: 'TRIPLE_PANEL_VERTICAL' } as const;
const positions = { 1: ['MIDDLE'], 2: ['LEFT', 'RIGHT'], 3: ['LEFT', 'MIDDLE', 'RIGHT'] } as const;
const operations = {
  'tilt and turn': 'TILTANDTURNRIGHTHAND',
  fixed: 'FIXEDCASEMENT',
  pivot: 'PIVOTHORIZONTAL',
} as const;

const windowType = oncePerModel((model: Model, key: WindowKey): WindowType => {
  const kind: WindowKind = windows[key];
  const { framing, glazing } = windowItems(model, kind);
  const representation = body(model, 'Windows', [...framing, ...glazing]);
  const map = representationMap(model, representation);
  nameAspects(model, map, { Framing: framing, Glazing: glazing });
  const predefinedSets = [liningProperties(model, key, kind), ...panelProperties(model, key, kind)];
  const sets = { Pset_WindowCommon: common(kind), Pset_DoorWindowGlazingType: tripleGlazing };
  const described = { tag: `window ${key}`, name: kind.name, maps: [map], predefinedSets, sets };
  const own = [predefined(key === 'skylight' ? 'SKYLIGHT' : 'WINDOW'), enumeration(partitioning[kind.casements])];
  const type = elementType(model, 'IFCWINDOWTYPE', described, ...own, false, null);
  model.relate('IFCRELASSOCIATESMATERIAL', constituentSet(model, 'Aluminium window'), type);
  return { type, map };
});

const tripleGlazing: Properties = {
  GlassLayers: count(3),
  GlassThickness1: positiveLength(4),
  FillGas: label('Argon'),
  IsCoated: boolean(true),
  SolarHeatGainTransmittance: normalisedRatio(0.53),
};

function common(kind: WindowKind): Properties {
  return {
    Status: statusNew,
    IsExternal: boolean(true),
    ThermalTransmittance: transmittance(kind.operation === 'pivot' ? 1 : 0.85),
    GlazingAreaFraction: ratio(glazedFraction(kind)),
    HasSillExternal: boolean(kind.outerSill),
  };
}

/** IfcWindow in its opening. `setBack` is the distance of the frame from the reference face of the wall. */
export function buildWindow(model: Model, tag: string, name: string, key: WindowKey, placement: Ref): Rooted {
  const { width, height, casements }: WindowKind = windows[key];
  const { type, map } = windowType(model, key);
  const shape = productShape(model, body(model, 'Windows', [mapped(model, map)]));
  const kind = [predefined(key === 'skylight' ? 'SKYLIGHT' : 'WINDOW'), enumeration(partitioning[casements]), null];
  const product = element(model, 'IFCWINDOW', { tag, name, placement, shape }, height, width, ...kind);
  model.relate('IFCRELDEFINESBYTYPE', type, product);
  if (isLow(tag)) define(model, [product], { Pset_WindowCommon: { SecurityRating: label('RC 2 N') } });
  measure(model, product, 'Qto_WindowBaseQuantities', {
    Width: lengthOf(width),
    Height: lengthOf(height),
    Perimeter: lengthOf(2 * (width + height)),
    Area: areaOf(width * height),
  });
  return product;
}

/** A burglar reaches these windows from the ground. */
function isLow(tag: string): boolean {
  return tag.startsWith('W-0');
}

function windowItems(model: Model, kind: WindowKind): { framing: Item[]; glazing: Item[] } {
  const lights = lightsOf(kind);
  const holes = lights.map(([from, to]) => corners(from, to));
  const outline = polygon(model, corners([0, 0], [kind.width, kind.height]), holes);
  const framing = [extrude(model, outline, frame.depth, upright([0, 0, 0], frame.depth))];
  const glazing: Item[] = [];
  for (const [from, to] of lights) {
    const border = kind.operation === 'fixed' ? 0 : sash.width;
    const pane = inset(from, to, border);
    if (border > 0) {
      const ring = polygon(model, corners(from, to), [corners(...pane)]);
      framing.push(extrude(model, ring, sash.depth, upright([0, 7, 0], sash.depth)));
    }
    const [low, high] = pane;
    const back = glass.setBack + glass.thickness;
    glazing.push(box(model, [low[0], glass.setBack, low[1]], [high[0], back, high[1]]));
  }
  if (kind.outerSill) framing.push(box(model, [0, -outerSill.projection, 0], [kind.width, 0, outerSill.height]));
  for (const item of framing) paint(model, item, 'anthracite');
  for (const item of glazing) paint(model, item, 'glass');
  return { framing, glazing };
}

/** The openings in the frame, side by side: lower left and upper right corner of each. */
function lightsOf({ width, height, casements }: WindowKind): [Vec2, Vec2][] {
  const clear = (width - frame.width * (casements + 1)) / casements;
  return Array.from({ length: casements }, (_, index) => {
    const left = frame.width + index * (clear + frame.width);
    return [
      [left, frame.width],
      [left + clear, height - frame.width],
    ];
  });
}

function inset(from: Vec2, to: Vec2, border: number): [Vec2, Vec2] {
  return [
    [from[0] + border, from[1] + border],
    [to[0] - border, to[1] - border],
  ];
}

function glazedFraction(kind: WindowKind): number {
  const border = kind.operation === 'fixed' ? 0 : sash.width;
  const panes = lightsOf(kind).map(([from, to]) => inset(from, to, border));
  const area = panes.reduce((sum, [low, high]) => sum + (high[0] - low[0]) * (high[1] - low[1]), 0);
  return Math.round((area / (kind.width * kind.height)) * 1000) / 1000;
}

/** IfcWindowLiningProperties. */
function liningProperties(model: Model, key: WindowKey, { casements }: WindowKind): Ref {
  const mullions = casements > 1 ? [frame.width, null, null, 1 / casements] : [null, null, null, null];
  const secondMullion = casements === 3 ? 2 / 3 : null;
  const values = [frame.depth, frame.width, null, ...mullions, secondMullion, null, null, null, null];
  return model.root('IFCWINDOWLININGPROPERTIES', key, `Lining ${key}`, null, ...values);
}

/** IfcWindowPanelProperties, one per casement. */
function panelProperties(model: Model, key: WindowKey, { casements, operation }: WindowKind): Ref[] {
  return positions[casements].map((position) => {
    const kinds = [enumeration(operations[operation]), enumeration(position)];
    const name = `Panel ${key} ${position.toLowerCase()}`;
    const values = [...kinds, sash.depth, sash.width, null];
    return model.root('IFCWINDOWPANELPROPERTIES', `${key} ${position}`, name, null, ...values);
  });
}
