/** A valid GlobalId of its own for every number. */
export const globalId = (number: number): string => `0${String(number).padStart(21, '0')}`;

/** One product as a STEP line: IfcRoot, ObjectType, placement and representation, then what the class adds. */
export function product(id: number, keyword: string, more = '', placement = '$'): string {
  const own = { IFCWALL: ',$,$', IFCDOOR: ',$,$,$,$,$,$', IFCOPENINGELEMENT: ',$,$' }[keyword] ?? more;
  return `#${id}=${keyword}('${globalId(id)}',$,'${keyword.slice(3)} ${id}',$,$,${placement},$${own});`;
}

/** Spatial elements of IFC4 with nothing but a name and, for storeys, an elevation. */
export const project = (id: number, units = '$'): string =>
  `#${id}=IFCPROJECT('${globalId(id)}',$,'Project ${id}',$,$,$,$,$,${units});`;
export const site = (id: number): string => product(id, 'IFCSITE', ',$,.ELEMENT.,$,$,$,$,$');
export const building = (id: number): string => product(id, 'IFCBUILDING', ',$,.ELEMENT.,$,$,$');
export const storey = (id: number, elevation = '$', placement = '$'): string =>
  product(id, 'IFCBUILDINGSTOREY', `,$,.ELEMENT.,${elevation}`, placement);
export const space = (id: number): string => product(id, 'IFCSPACE', ',$,.ELEMENT.,$,$');
export const wall = (id: number): string => product(id, 'IFCWALL');
export const door = (id: number): string => product(id, 'IFCDOOR');
export const opening = (id: number): string => product(id, 'IFCOPENINGELEMENT');

const references = (ids: readonly number[]): string => `(${ids.map((id) => `#${id}`).join(',')})`;
const root = (id: number): string => `'${globalId(id)}',$,$,$`;

export const aggregates = (id: number, whole: number, ...parts: number[]): string =>
  `#${id}=IFCRELAGGREGATES(${root(id)},#${whole},${references(parts)});`;
export const nests = (id: number, whole: number, ...parts: number[]): string =>
  `#${id}=IFCRELNESTS(${root(id)},#${whole},${references(parts)});`;
export const contains = (id: number, structure: number, ...elements: number[]): string =>
  `#${id}=IFCRELCONTAINEDINSPATIALSTRUCTURE(${root(id)},${references(elements)},#${structure});`;
export const voids = (id: number, element: number, hole: number): string =>
  `#${id}=IFCRELVOIDSELEMENT(${root(id)},#${element},#${hole});`;
export const fills = (id: number, hole: number, filling: number): string =>
  `#${id}=IFCRELFILLSELEMENT(${root(id)},#${hole},#${filling});`;

/** A project whose units are the given lines' ids. */
export const projectWithUnits = (...unitIds: number[]): string =>
  `${project(1, '#2')}\n#2=IFCUNITASSIGNMENT(${references(unitIds)});`;
