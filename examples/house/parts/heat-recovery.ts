import { register } from '../ifc/classification.ts';
import { elementType, predefined } from '../ifc/element.ts';
import { material } from '../ifc/materials.ts';
import * as measures from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { paint } from '../ifc/palette.ts';
import { circle } from '../ifc/profiles.ts';
import { define, type Enumeration, type Properties, statusNew } from '../ifc/properties.ts';
import { countOf, measure, weightOf } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { body, mapped, representationMap } from '../ifc/shape.ts';
import { box, extrude } from '../ifc/solids.ts';
import type { Ref } from '../ifc/step-text.ts';
import { ductNodes, heatRecovery } from '../plan/ventilation.ts';
import type { Ported } from './ports.ts';
import { buildProduct } from './product.ts';
import type { Project } from './project.ts';
import type { BuiltRoom } from './spaces.ts';

const { airFlow, boolean, date, duration, identifier, label, normalisedRatio, power, pressure, sound, temperature } =
  measures;

const heatTransfer: Enumeration = {
  name: 'PEnum_HeatTransferType',
  values: ['SENSIBLE', 'LATENT', 'OTHER', 'NOTKNOWN', 'UNSET'],
};
const assembly: Enumeration = {
  name: 'PEnum_AssemblyPlace',
  values: ['FACTORY', 'OFFSITE', 'SITE', 'OTHER', 'NOTKNOWN', 'UNSET'],
};
const filters: Enumeration = { name: 'PlinthHouse_FilterClasses', values: ['G4', 'M5', 'F7', 'F9'] };

/** What the maker says of every unit of this kind. Every kind of IfcProperty occurs. */
function typeSets(model: Model, maker: Ref): Record<string, Properties> {
  return {
    Pset_AirToAirHeatRecoveryTypeCommon: {
      Reference: identifier('WRG-350'),
      Status: statusNew,
      HeatTransferType: { kind: 'enumerated', chosen: ['SENSIBLE'], from: heatTransfer },
      HasDefrost: boolean(true),
      OperationalTemperatureRange: { kind: 'bounded', lower: temperature(-20), upper: temperature(40) },
      PrimaryAirflowRateRange: { kind: 'bounded', lower: airFlow(50), upper: airFlow(350), setPoint: airFlow(150) },
    },
    Pset_ManufacturerTypeInformation: {
      ArticleNumber: identifier('471502013'),
      ModelLabel: label('Atem 350 L'),
      Manufacturer: label('Frischluft Technik GmbH'),
      ProductionYear: label('2024'),
      AssemblyPlace: { kind: 'enumerated', chosen: ['FACTORY'], from: assembly },
    },
    PlinthHouse_FanData: {
      FilterClasses: { kind: 'enumerated', chosen: ['M5', 'F7'], from: filters },
      SpeedSteps: { kind: 'list', values: [airFlow(70), airFlow(150), airFlow(220), airFlow(350)] },
      FanCurve: {
        kind: 'table',
        rows: [
          [airFlow(100), pressure(310)],
          [airFlow(200), pressure(270)],
          [airFlow(300), pressure(205)],
          [airFlow(350), pressure(150)],
        ],
        expression: 'static pressure by air flow at full speed',
      },
      HousingMaterial: { kind: 'reference', usage: 'casing', to: material(model, 'Galvanised sheet steel') },
      Maker: { kind: 'reference', usage: 'after-sales service', to: maker },
      Sound: {
        kind: 'complex',
        usage: 'sound power by place',
        parts: {
          Casing: sound(47),
          SupplyDuct: sound(62),
          Spectrum: { kind: 'list', values: [250, 500, 1000, 2000].map((hertz) => measures.frequency(hertz)) },
        },
      },
    },
  };
}

/** What holds for the one unit in this house; the fan's set point differs from the type's. */
function occurrenceSets({ units, office }: Project): Record<string, Properties> {
  return {
    Pset_AirToAirHeatRecoveryTypeCommon: {
      Reference: identifier('WRG-350-L'),
      PrimaryAirflowRateRange: { kind: 'bounded', lower: airFlow(50), upper: airFlow(300), setPoint: airFlow(150) },
    },
    Pset_ManufacturerOccurrence: {
      AcquisitionDate: date('2025-02-11'),
      BarCode: identifier('4012345678901'),
      SerialNumber: identifier('AT350-24-00817'),
    },
    Pset_ServiceLife: {
      ServiceLifeDuration: { kind: 'bounded', lower: duration('P15Y'), upper: duration('P25Y') },
      MeanTimeBetweenFailure: duration('P6Y'),
    },
    Pset_Warranty: { WarrantyStartDate: date('2025-03-01'), WarrantyPeriod: duration('P5Y') },
    PlinthHouse_Operation: {
      RatedPower: power(92),
      HeatRecoveryEfficiency: normalisedRatio(0.89),
      YearlyEnergy: { kind: 'single', value: measures.energy(312), unit: units.kilowattHour },
      Price: measures.money(4890),
      Contact: { kind: 'reference', usage: 'site management', to: office },
      FilterChange: measures.text('Filter alle 6 Monate wechseln; Ø 160 mm Anschlüsse prüfen. λ < 0,04 W/(m·K).'),
    },
  };
}

/** IfcAirToAirHeatRecovery on the plant room's wall, as a mapped item of its type. */
export function buildHeatRecovery(model: Model, room: BuiltRoom, project: Project): Ported {
  const { origin, size } = heatRecovery;
  const maker = model.file.add('IFCORGANIZATION', null, 'Frischluft Technik GmbH', 'Ventilation equipment', null, null);
  const map = representationMap(model, body(model, 'Ventilation', unitItems(model, size)));
  const type = unitType(model, map, maker);
  const built = buildProduct(model, {
    ifc: 'IFCAIRTOAIRHEATRECOVERY',
    tag: 'AHR-01',
    name: 'Heat recovery unit',
    objectType: 'Atem 350 L',
    within: room.space,
    parent: room.place.placement,
    frame: { origin },
    predefined: exchanger,
    layer: 'Ventilation',
    items: [mapped(model, map)],
    type,
    uniclass: 'EF_65_40',
    material: material(model, 'Galvanised sheet steel'),
  });
  const { product } = built;
  define(model, [product], occurrenceSets(project));
  register(model, 'PH-0001', product);
  measure(model, product, 'Qto_AirToAirHeatRecoveryBaseQuantities', { GrossWeight: weightOf(51) });
  measure(model, product, 'PlinthHouse_Installation', {
    DuctConnections: countOf(ductNodes.filter(({ kind }) => kind === 'unit').length),
    AssemblyTime: { kind: 'TIME', value: 6.5, unit: project.units.hour },
  });
  linkDataSheet(model, product);
  return built;
}

const exchanger = 'FIXEDPLATECOUNTERFLOWEXCHANGER';

function unitType(model: Model, map: Ref, maker: Ref): Rooted {
  const described = { tag: 'WRG-350', name: 'Atem 350 L', maps: [map], sets: typeSets(model, maker) };
  return elementType(model, 'IFCAIRTOAIRHEATRECOVERYTYPE', described, predefined(exchanger));
}

/** Casing, a dark control panel and four spigots on top. */
function unitItems(model: Model, [width, depth, height]: readonly [number, number, number]) {
  const casing = paint(model, box(model, [0, 0, 0], [width, depth, height]), 'white');
  const panel = paint(model, box(model, [80, -8, height - 170], [width - 80, 0, height - 60]), 'anthracite');
  const spigots = ductNodes
    .filter(({ kind }) => kind === 'unit')
    .map(({ at }) => {
      const centre = [at[0] - heatRecovery.origin[0], at[1] - heatRecovery.origin[1]] as const;
      const spigot = extrude(model, circle(model, 84, centre), 30, { origin: [0, 0, height] });
      return paint(model, spigot, 'steel');
    });
  return [casing, panel, ...spigots];
}

/** IfcDocumentReference to the data sheet. */
function linkDataSheet(model: Model, product: Rooted): void {
  const { file } = model;
  const location = 'https://example.org/atem-350-l/datenblatt.pdf';
  const information = file.add(
    'IFCDOCUMENTINFORMATION',
    'DB-350',
    'Datenblatt Atem 350 L',
    null,
    location,
    null,
    null,
    null,
    'B',
    null,
    null,
    null,
    null,
    'application/pdf',
    null,
    null,
    null,
    null,
  );
  const reference = file.add('IFCDOCUMENTREFERENCE', null, 'DB-350', null, null, information);
  model.relate('IFCRELASSOCIATESDOCUMENT', reference, product);
}
