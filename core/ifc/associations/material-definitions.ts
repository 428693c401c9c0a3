import type { MaterialDefinition } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { measuredAttribute } from '../properties/measured-values.ts';
import type { ValueTypes } from '../properties/value-types.ts';
import { readConstituent, readLayer, readMaterial, readProfile, totalThickness } from './material-parts.ts';

/** What the parts of a definition are read with. */
export interface MaterialSource {
  readonly file: IfcFile;
  readonly types: ValueTypes;
}

/** A thousand times more than any wall has. */
const MOST_PARTS = 10_000;

type Reading = (entity: Entity, source: MaterialSource) => MaterialDefinition;
type OfKind<Kind> = Extract<MaterialDefinition, { kind: Kind }>;

/** Every kind of IfcMaterialSelect by class, the first that an instance is of. */
const readings: readonly (readonly [className: string, Reading])[] = [
  ['IfcMaterial', (entity) => ({ kind: 'material', ...head(entity), category: entity.text('Category') ?? null })],
  ['IfcMaterialLayerSetUsage', layerSetUsage],
  ['IfcMaterialLayerSet', (entity, source) => layerSet(entity, partsOf(entity, 'MaterialLayers', source), source)],
  ['IfcMaterialLayer', (entity, source) => layerSet(entity, [entity], source)],
  [
    'IfcMaterialList',
    (entity, source) => ({
      kind: 'list',
      ...head(entity),
      materials: partsOf(entity, 'Materials', source).map(readMaterial),
    }),
  ],
  ['IfcMaterialProfileSetUsage', profileSetUsage],
  ['IfcMaterialProfileSet', (entity, source) => profileSet(entity, partsOf(entity, 'MaterialProfiles', source))],
  ['IfcMaterialProfile', (entity) => profileSet(entity, [entity])],
  [
    'IfcMaterialConstituentSet',
    (entity, source) => constituentSet(entity, partsOf(entity, 'MaterialConstituents', source)),
  ],
  ['IfcMaterialConstituent', (entity) => constituentSet(entity, [entity])],
];

/** What is assigned as a material; undefined where the instance is none. */
export function readMaterialDefinition(entity: Entity, source: MaterialSource): MaterialDefinition | undefined {
  return readings.find(([className]) => entity.isA(className))?.[1](entity, source);
}

function layerSet(entity: Entity, layers: readonly Entity[], source: MaterialSource): OfKind<'layerSet'> {
  const read = layers.map((layer) => readLayer(layer, source.types));
  return {
    kind: 'layerSet',
    ...head(entity),
    layers: read,
    thickness: totalThickness(read, source.types),
    usage: null,
  };
}

function layerSetUsage(entity: Entity, source: MaterialSource): MaterialDefinition {
  const set = entity.entity('ForLayerSet');
  return {
    ...layerSet(set ?? entity, set ? partsOf(set, 'MaterialLayers', source) : [], source),
    usage: {
      expressId: entity.id,
      direction: entity.enumeration('LayerSetDirection') ?? null,
      sense: entity.enumeration('DirectionSense') ?? null,
      offset: measuredAttribute(entity, 'OffsetFromReferenceLine', source.types),
      referenceExtent: measuredAttribute(entity, 'ReferenceExtent', source.types),
    },
  };
}

function profileSet(entity: Entity, profiles: readonly Entity[]): OfKind<'profileSet'> {
  return { kind: 'profileSet', ...head(entity), profiles: profiles.map(readProfile), usage: null };
}

function profileSetUsage(entity: Entity, source: MaterialSource): MaterialDefinition {
  const set = entity.entity('ForProfileSet');
  const endSet = entity.entity('ForProfileEndSet');
  return {
    ...profileSet(set ?? entity, set ? partsOf(set, 'MaterialProfiles', source) : []),
    usage: {
      expressId: entity.id,
      cardinalPoint: entity.number('CardinalPoint') ?? null,
      referenceExtent: measuredAttribute(entity, 'ReferenceExtent', source.types),
      ...(endSet === undefined ? {} : { end: partsOf(endSet, 'MaterialProfiles', source).map(readProfile) }),
    },
  };
}

function constituentSet(entity: Entity, constituents: readonly Entity[]): OfKind<'constituentSet'> {
  return { kind: 'constituentSet', ...head(entity), constituents: constituents.map(readConstituent) };
}

/** The parts that a set or list names; of a list that no element can be made of, only the first. */
function partsOf(entity: Entity, attribute: string, { file }: MaterialSource): Entity[] {
  const ids = entity.referenceIds(attribute);
  if (ids.length <= MOST_PARTS) return entity.entities(attribute);
  file.diagnostics.add({
    code: 'ifc/too-many-material-parts',
    severity: 'error',
    message: `${entity.class}.${attribute} has more parts than anything can be made of.`,
    at: file.placeOf(entity),
    found: `${ids.length} parts`,
    remedy: `Only the first ${MOST_PARTS} were read. Export the file again.`,
  });
  return ids.slice(0, MOST_PARTS).flatMap((id) => file.follow(id, entity, attribute) ?? []);
}

/** Sets of layers are the only ones whose name is not called Name. */
function head(entity: Entity) {
  return {
    expressId: entity.id,
    class: entity.class,
    name: entity.text('Name') ?? entity.text('LayerSetName') ?? null,
    description: entity.text('Description') ?? null,
  };
}
