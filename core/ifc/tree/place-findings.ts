import type { Place } from '#core/model';
import type { IfcFile } from '../ifc-file.ts';
import type { HostsOfProduct } from './hosts.ts';

export function reportProjects(file: IfcFile, projects: readonly number[]): void {
  if (projects.length === 1) return;
  const none = projects.length === 0;
  file.diagnostics.add({
    code: none ? 'ifc/no-project' : 'ifc/several-projects',
    severity: none ? 'error' : 'warning',
    message: none ? 'The file has no IfcProject.' : `The file has ${projects.length} IfcProjects; it should have one.`,
    at: projects[1] === undefined ? {} : at(file, projects[1]),
    remedy: none
      ? 'The topmost spatial elements became the roots of the tree, units are SI. Export the model with its project.'
      : 'Each became a root of the tree; units and metadata are those of the first.',
  });
}

export function reportSpatialCycle(file: IfcFile, id: number): void {
  file.diagnostics.add({
    code: 'ifc/spatial-cycle',
    severity: 'error',
    message: 'The product is above itself in the spatial structure, by way of others.',
    at: at(file, id),
    remedy: 'The cycle was cut here. Correct IfcRelAggregates or IfcRelContainedInSpatialStructure.',
  });
}

export function reportContainedTwice(file: IfcFile, id: number, { wholes, containers }: HostsOfProduct): void {
  file.diagnostics.add({
    code: 'ifc/contained-twice',
    severity: 'warning',
    message: 'The product is part of, or contained in, more than one thing.',
    at: at(file, id),
    found: [...new Set([...wholes, ...containers])].map((host) => `#${host}`).join(', '),
    remedy: 'The first one counts. Use IfcRelReferencedInSpatialStructure for further ones.',
  });
}

export function reportUnplaced(file: IfcFile, id: number): void {
  file.diagnostics.add({
    code: 'ifc/unplaced',
    severity: 'info',
    message: 'The product has no place in the spatial structure.',
    at: at(file, id),
    remedy: 'It is listed with the unplaced ones. Contain it in a storey, or make it part of another element.',
  });
}

export function reportTooDeep(file: IfcFile, id: number): void {
  file.diagnostics.add({
    code: 'ifc/tree-too-deep',
    severity: 'warning',
    message: 'The spatial structure is nested deeper than any building is.',
    at: at(file, id),
    remedy: 'What lies deeper is listed side by side.',
  });
}

function at(file: IfcFile, id: number): Place {
  const name = file.schema.entity(file.step.keywordOf(id) ?? '')?.name;
  return { ...file.step.placeOf(id), ...(name === undefined ? {} : { class: name }) };
}
