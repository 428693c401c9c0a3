import { equipmentClasses } from './equipment-classes.ts';

/** Where the views find what belongs to an element. */
export interface TopicSources {
  /** Table or view of the schema `plinth` that says who has which property set (`express_id`, `set_id`), found by object. */
  readonly setsOfObjects: string;
  /** The same, found by set. */
  readonly objectsOfSets: string;
  /** A query for the groups that element `e` is in: `name`, `class`. */
  readonly groups: string;
}

/** The properties of element `e` as one row `q` of aggregates. */
const propertiesOf = ({ setsOfObjects }: TopicSources, aggregates: readonly string[]) => `
  LEFT JOIN LATERAL (
       SELECT ${aggregates.join(',\n              ')}
         FROM plinth.${setsOfObjects} l
         JOIN plinth.property_values v ON v.tenant = l.tenant AND v.project = l.project AND v.content = l.content
              AND v.set_id = l.set_id
        WHERE l.tenant = e.tenant AND l.project = e.project AND l.content = e.content
          AND l.express_id = e.express_id) q ON true`;

const number = (column: string, name: string) =>
  `max(coalesce(v.si_value, v.number_value)) FILTER (WHERE v.name = '${name}') AS ${column}`;
const measure = (column: string, name: string, type: string) =>
  `max(v.si_value) FILTER (WHERE v.name = '${name}' AND v.value_type = '${type}') AS ${column}`;
const text = (column: string, name: string) =>
  `max(nullif(v.text_value, '')) FILTER (WHERE v.name = '${name}') AS ${column}`;
const common = (column: string, name: string, set: string) =>
  `max(nullif(v.text_value, '')) FILTER (WHERE v.name = '${name}' AND v.set_name = '${set}') AS ${column}`;
const yesOrNo = (column: string, name: string, set: string) =>
  `bool_or(v.boolean_value) FILTER (WHERE v.name = '${name}' AND v.set_name = '${set}') AS ${column}`;

const identity = 'e.tenant, e.project, e.model_id, e.model, e.express_id, e.global_id';

const rooms = (sources: TopicSources) => `
CREATE OR REPLACE VIEW plinth.rooms AS
SELECT ${identity}, e.name AS number, e.long_name AS name, e.storey, e.storey_id, e.predefined_type,
       coalesce(q.net_area, q.gross_area, q.gsa_area, q.other_area) AS area, q.net_area, q.gross_area,
       coalesce(q.net_volume, q.gross_volume, q.other_volume) AS volume,
       coalesce(q.height, q.clear_height, q.unbounded_height) AS height,
       coalesce(q.net_perimeter, q.gross_perimeter, q.other_perimeter) AS perimeter,
       coalesce(q.category, e.object_type) AS category, e.box
  FROM plinth.current_elements e${propertiesOf(sources, [
    number('net_area', 'NetFloorArea'),
    number('gross_area', 'GrossFloorArea'),
    number('gsa_area', 'GSA BIM Area'),
    measure('other_area', 'Area', 'IfcAreaMeasure'),
    number('net_volume', 'NetVolume'),
    number('gross_volume', 'GrossVolume'),
    measure('other_volume', 'Volume', 'IfcVolumeMeasure'),
    measure('height', 'Height', 'IfcLengthMeasure'),
    number('clear_height', 'ClearHeight'),
    number('unbounded_height', 'Unbounded Height'),
    number('net_perimeter', 'NetPerimeter'),
    number('gross_perimeter', 'GrossPerimeter'),
    measure('other_perimeter', 'Perimeter', 'IfcLengthMeasure'),
    common('category', 'Category', 'Pset_SpaceCommon'),
  ])}
 WHERE e.class = 'IfcSpace';`;

interface OpeningPart {
  readonly view: string;
  readonly classes: readonly string[];
  readonly set: string;
  readonly own: readonly string[];
}

const openingPart = (sources: TopicSources, { view, classes, set, own }: OpeningPart) => `
CREATE OR REPLACE VIEW plinth.${view} AS
SELECT ${identity}, e.name, e.tag, e.type_name AS type, e.storey, e.storey_id,
       (e.attributes ->> 'OverallWidth')::double precision AS width,
       (e.attributes ->> 'OverallHeight')::double precision AS height,
       coalesce(e.attributes ->> 'OperationType', e.attributes ->> 'PartitioningType') AS operation,
       q.fire_rating, q.is_external, q.thermal_transmittance, q.acoustic_rating,
       ${own.map((column) => `q.${column}, `).join('')}e.box
  FROM plinth.current_elements e${propertiesOf(sources, [
    common('fire_rating', 'FireRating', set),
    yesOrNo('is_external', 'IsExternal', set),
    number('thermal_transmittance', 'ThermalTransmittance'),
    common('acoustic_rating', 'AcousticRating', set),
    ...(own.includes('is_fire_exit') ? [yesOrNo('is_fire_exit', 'FireExit', set)] : []),
    ...(own.includes('is_accessible') ? [yesOrNo('is_accessible', 'HandicapAccessible', set)] : []),
    ...(own.includes('glazing_fraction') ? [number('glazing_fraction', 'GlazingAreaFraction')] : []),
  ])}
 WHERE e.kind = 'occurrence' AND e.class IN (${classes.map((name) => `'${name}'`).join(', ')});`;

const systems = ({ groups }: TopicSources) => `
  LEFT JOIN LATERAL (
       SELECT array_agg(g.name ORDER BY g.name) AS systems
         FROM (${groups}) g
        WHERE g.class IN ('IfcSystem', 'IfcDistributionSystem', 'IfcDistributionCircuit', 'IfcBuildingSystem',
              'IfcBuiltSystem', 'IfcElectricalCircuit')) g ON true`;

const equipment = (sources: TopicSources) => `
CREATE OR REPLACE VIEW plinth.equipment AS
SELECT ${identity}, e.class, e.predefined_type, e.name, e.tag, e.type_name AS type, e.storey, e.storey_id,
       e.space_number, e.space_name, g.systems, q.manufacturer, coalesce(q.model_label, q.model_reference) AS product,
       q.serial_number, e.box
  FROM plinth.current_elements e${propertiesOf(sources, [
    text('manufacturer', 'Manufacturer'),
    text('model_label', 'ModelLabel'),
    text('model_reference', 'ModelReference'),
    text('serial_number', 'SerialNumber'),
  ])}${systems(sources)}
 WHERE e.kind = 'occurrence' AND e.class IN (${equipmentClasses.map((name) => `'${name}'`).join(', ')});`;

const quantities = ({ objectsOfSets }: TopicSources) => `
CREATE OR REPLACE VIEW plinth.quantities AS
SELECT e.tenant, e.project, e.model_id, e.model, e.express_id, e.class, e.global_id, e.name AS element, e.storey,
       v.set_name, v.name AS quantity, coalesce(v.si_value, v.number_value) AS value, v.value_type,
       v.number_value AS value_as_written, v.unit AS unit_as_written
  FROM plinth.current_elements e
  JOIN plinth.${objectsOfSets} l ON l.tenant = e.tenant AND l.project = e.project AND l.content = e.content
        AND l.express_id = e.express_id
  JOIN plinth.property_values v ON v.tenant = l.tenant AND v.project = l.project AND v.content = l.content
        AND v.set_id = l.set_id
 WHERE v.kind = 'quantity';`;

const openingParts: readonly OpeningPart[] = [
  {
    view: 'doors',
    classes: ['IfcDoor', 'IfcDoorStandardCase'],
    set: 'Pset_DoorCommon',
    own: ['is_fire_exit', 'is_accessible'],
  },
  {
    view: 'windows',
    classes: ['IfcWindow', 'IfcWindowStandardCase'],
    set: 'Pset_WindowCommon',
    own: ['glazing_fraction'],
  },
];

/** One view per question that people begin with. */
export const topicViews = (sources: TopicSources): string =>
  [
    rooms(sources),
    ...openingParts.map((part) => openingPart(sources, part)),
    equipment(sources),
    quantities(sources),
  ].join('\n');
