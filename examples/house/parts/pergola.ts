import { elementType, predefined } from '../ifc/element.ts';
import { type MaterialName, material } from '../ifc/materials.ts';
import { boolean, identifier, positiveLength } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { oncePerModel } from '../ifc/once.ts';
import { length, subtract, unit, type Vec3 } from '../ifc/points.ts';
import { type SectionName, section } from '../ifc/profiles.ts';
import { define, statusNew } from '../ifc/properties.ts';
import { lengthOf, measure } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { extrude } from '../ifc/solids.ts';
import { integer, type Ref } from '../ifc/step-text.ts';
import { level } from '../plan/dimensions.ts';
import { buildProduct } from './product.ts';
import type { Place } from './spatial.ts';

const roles = {
  column: { ifc: 'COLUMN', section: 'CHS 114.3x8', material: 'Structural steel S235' },
  beam: { ifc: 'BEAM', section: 'IPE 200', material: 'Structural steel S235' },
  ledger: { ifc: 'BEAM', section: 'L 150x100x10', material: 'Structural steel S235' },
  joist: { ifc: 'MEMBER', section: 'C24 60x160', material: 'Oak' },
} as const satisfies Record<string, { ifc: string; section: SectionName; material: MaterialName }>;

type Role = keyof typeof roles;

/** A straight piece between the ends of its centre line. */
interface Piece {
  readonly tag: string;
  readonly name: string;
  readonly role: Role;
  readonly from: Vec3;
  readonly to: Vec3;
}

const front = -3300;
const beamAxis = 2550;
const joistAxis = 2730;
const ends = { west: 7130, east: 11_620 } as const;
const columns = [7230, 9375, 11_520];
const joists = Array.from({ length: 15 }, (_, index) => 7190 + index * 312);

const pieces: readonly Piece[] = [
  ...columns.map((x, index): Piece => {
    const axis = { from: [x, front, level.deck], to: [x, front, beamAxis - 100] } as const;
    return { tag: `CO-0${index + 1}`, name: `Pergola column ${index + 1}`, role: 'column', ...axis };
  }),
  {
    tag: 'BE-01',
    name: 'Pergola beam',
    role: 'beam',
    from: [ends.west, front, beamAxis],
    to: [ends.east, front, beamAxis],
  },
  { tag: 'BE-02', name: 'Pergola ledger', role: 'ledger', from: [ends.east, -51, 2715], to: [ends.west, -51, 2715] },
  ...joists.map((x, index): Piece => {
    const number = String(index + 1).padStart(2, '0');
    const axis = { from: [x, -3620, joistAxis], to: [x, -12, joistAxis] } as const;
    return { tag: `JO-${number}`, name: `Pergola joist ${number}`, role: 'joist', ...axis };
  }),
];

/** Columns, beams and oak joists over the dining terrace. */
export function buildPergola(model: Model, place: Place): void {
  for (const piece of pieces) buildPiece(model, place, piece);
}

/** The class of a role as names of sets have it: Column, Beam, Member. */
function nameOf(role: Role): string {
  const { ifc } = roles[role];
  return `${ifc.charAt(0)}${ifc.slice(1).toLowerCase()}`;
}

function buildPiece(model: Model, place: Place, { tag, name, role, from, to }: Piece): void {
  const { ifc, section: profile } = roles[role];
  const span = subtract(to, from);
  const z = unit(span);
  // The section's y axis points up, so its x axis is z turned left; an upright piece keeps the house's x axis.
  const x: Vec3 = z[2] === 0 ? [-z[1], z[0], 0] : [1, 0, 0];
  const solid = extrude(model, section(model, profile), length(span));
  const { product } = buildProduct(model, {
    ifc: `IFC${ifc}`,
    tag,
    name,
    objectType: profile,
    predefined: ifc,
    within: place.spatial,
    parent: place.placement,
    frame: { origin: from, z, x },
    layer: 'Structure',
    items: [solid],
    uniclass: 'EF_20_10_30',
    type: pieceType(model, role),
    material: profileSetUsage(model, role),
  });
  const set = nameOf(role);
  measure(model, product, `Qto_${set}BaseQuantities`, { Length: lengthOf(length(span)) });
  if (role !== 'column') define(model, [product], { [`Pset_${set}Common`]: { Span: positiveLength(length(span)) } });
}

const pieceType = oncePerModel((model: Model, role: Role): Rooted => {
  const { ifc, section: profile } = roles[role];
  const common = {
    Reference: identifier(profile),
    Status: statusNew,
    IsExternal: boolean(true),
    LoadBearing: boolean(true),
  };
  const described = {
    tag: `pergola ${role}`,
    name: `${profile} ${role}`,
    sets: { [`Pset_${nameOf(role)}Common`]: common },
  };
  const type = elementType(model, `IFC${ifc}TYPE`, described, predefined(ifc));
  model.relate('IFCRELASSOCIATESMATERIAL', profileSet(model, role), type);
  return type;
});

function profileSet(model: Model, role: Role): Ref {
  const { section: name, material: from } = roles[role];
  const values = [name, null, material(model, from), section(model, name), null, null];
  return model.file.share(
    'IFCMATERIALPROFILESET',
    name,
    null,
    [model.file.share('IFCMATERIALPROFILE', ...values)],
    null,
  );
}

/** IfcMaterialProfileSetUsage on the centre of the section (cardinal point 5). */
function profileSetUsage(model: Model, role: Role): Ref {
  return model.file.share('IFCMATERIALPROFILESETUSAGE', profileSet(model, role), integer(5), null);
}
