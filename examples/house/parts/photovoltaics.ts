import { register } from '../ifc/classification.ts';
import { elementType, predefined } from '../ifc/element.ts';
import { material } from '../ifc/materials.ts';
import { frequency, identifier, label, normalisedRatio, power, voltage } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { paint } from '../ifc/palette.ts';
import type { Vec3 } from '../ifc/points.ts';
import { corners, polygon } from '../ifc/profiles.ts';
import { define, type Enumeration, statusNew } from '../ifc/properties.ts';
import { areaOf, measure, weightOf } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, mapped, representationMap } from '../ifc/shape.ts';
import { box, extrude } from '../ifc/solids.ts';
import { roof } from '../plan/dimensions.ts';
import { addPort, connect } from './ports.ts';
import { buildProduct } from './product.ts';
import { type Slope, slopeSize } from './roof.ts';
import type { BuiltRoom } from './spaces.ts';
import type { Place } from './spatial.ts';

/** Panels lie upright in two rows on the south roof; sizes and distances in mm. */
const panel = { width: 1134, height: 1762, frame: 35, gap: 20 } as const;
const field = { rows: 2, columns: 9, foot: 950, standOff: 60 } as const;

/** Solar panels, inverter and consumer unit. Returns the elements of the electrical system. */
export function buildPhotovoltaics(model: Model, south: Slope, roofPlace: Place, plantRoom: BuiltRoom): Rooted[] {
  const panels = buildPanels(model, south, roofPlace);
  const [inverter, board] = buildCabinets(model, plantRoom);
  const common = { medium: 'CABLE', system: 'ELECTRICAL', frame: { origin: [0, 200, 0] } } as const;
  const leaves = addPort(model, inverter, { ...common, tag: 'INV-01 AC', direction: 'SOURCE' });
  const arrives = addPort(model, board, { ...common, tag: 'CU-01 PV', direction: 'SINK' });
  connect(model, leaves, arrives, 'INV-01 > CU-01');
  return [...panels, inverter.product, board.product];
}

function buildPanels(model: Model, south: Slope, place: Place): Rooted[] {
  const map = representationMap(model, body(model, 'Electrical', panelItems(model)));
  const sets = {
    Pset_SolarDeviceTypeCommon: {
      Reference: identifier('PV-440'),
      Status: statusNew,
      ActiveCellSurfaceAreaFraction: normalisedRatio(0.94),
      CellEfficiency: normalisedRatio(0.223),
    },
    Pset_ManufacturerTypeInformation: {
      Manufacturer: label('Sonnenwerk Freiberg'),
      ModelLabel: label('Glas-Glas 440'),
    },
    PlinthHouse_Photovoltaics: { PeakPower: power(440) },
  };
  const described = { tag: 'PV-440', name: 'Solar panel 440 W', maps: [map], sets };
  const type = elementType(model, 'IFCSOLARDEVICETYPE', described, predefined('SOLARPANEL'));
  const width = field.columns * (panel.width + panel.gap) - panel.gap;
  const left = (slopeSize.length - width) / 2;
  const size = { GrossArea: areaOf(panel.width * panel.height), GrossWeight: weightOf(24.5) };
  return Array.from({ length: field.rows * field.columns }, (_, index) => {
    const [row, column] = [Math.floor(index / field.columns), index % field.columns];
    const x = left + column * (panel.width + panel.gap);
    const y = field.foot + row * (panel.height + panel.gap);
    const tag = `PV-${row + 1}${column + 1}`;
    const origin: Vec3 = [x, y, roof.thickness + field.standOff];
    const { product } = buildProduct(model, {
      ifc: 'IFCSOLARDEVICE',
      tag,
      name: `Solar panel ${row + 1}.${column + 1}`,
      predefined: 'SOLARPANEL',
      within: place.spatial,
      parent: south.placement,
      frame: { origin },
      layer: 'Electrical',
      items: [mapped(model, map)],
      type,
      uniclass: 'EF_70_10',
    });
    measure(model, product, 'Qto_SolarDeviceBaseQuantities', size);
    return product;
  });
}

/** An aluminium frame round a dark laminate. */
function panelItems(model: Model) {
  const { width, height, frame } = panel;
  const border = 12;
  const inner = corners([border, border], [width - border, height - border]);
  const ring = extrude(model, polygon(model, corners([0, 0], [width, height]), [inner]), frame);
  const laminate = box(model, [border, border, frame - 12], [width - border, height - border, frame - 4]);
  return [paint(model, ring, 'anthracite'), paint(model, laminate, 'photovoltaic')];
}

const currents: Enumeration = { name: 'PEnum_SecondaryCurrentType', values: ['AC', 'DC', 'NOTKNOWN', 'UNSET'] };

/** On the partition between guest bathroom and plant room. */
function buildCabinets(model: Model, room: BuiltRoom) {
  const west = room.plan.from[0];
  const cabinet = (ifc: string, tag: string, name: string, kind: string, origin: Vec3, size: Vec3) =>
    buildProduct(model, {
      ifc,
      tag,
      name,
      predefined: kind,
      within: room.space,
      parent: room.place.placement,
      frame: { origin },
      layer: 'Electrical',
      items: [paint(model, box(model, [0, 0, 0], size), 'white')],
      material: material(model, 'Galvanised sheet steel'),
      uniclass: 'EF_70_30',
    });
  const inverter = cabinet(
    'IFCTRANSFORMER',
    'INV-01',
    'Inverter 8 kW',
    'INVERTER',
    [west, 5500, 1250],
    [190, 420, 560],
  );
  const board = cabinet(
    'IFCELECTRICDISTRIBUTIONBOARD',
    'CU-01',
    'Consumer unit',
    'CONSUMERUNIT',
    [west, 6080, 1000],
    [160, 550, 950],
  );
  define(model, [inverter.product], {
    Pset_TransformerTypeCommon: {
      PrimaryVoltage: voltage(640),
      SecondaryVoltage: voltage(400),
      SecondaryFrequency: frequency(50),
      MaximumApparentPower: power(8000),
      SecondaryCurrentType: { kind: 'enumerated', chosen: ['AC'], from: currents },
    },
  });
  register(model, 'PH-0004', inverter.product);
  return [inverter, board] as const;
}
