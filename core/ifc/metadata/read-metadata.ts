import type { FileHeader, ModelMetadata, ProjectIdentity } from '#core/model';
import type { Entity } from '../entity.ts';
import { readGeoreference } from '../georeference/read-georeference.ts';
import type { IfcFile } from '../ifc-file.ts';
import type { Relations } from '../relations.ts';
import { readRepresentationContexts } from '../representation-contexts.ts';
import type { Units } from '../units.ts';
import { countInstances } from './counts.ts';
import { readApplications, readOwnership } from './ownership.ts';
import { isoTimeStamp } from './time-stamp.ts';

/** What the file says about itself. Of several projects the first counts. */
export function readMetadata(file: IfcFile, units: Units, relations: Relations): ModelMetadata {
  const project = file.entitiesOf('IfcProject').next().value;
  return {
    schema: { identifier: file.schemaIdentifier, readAs: file.schema.name, exact: file.schemaIsExact },
    header: readHeader(file),
    project: project === undefined ? null : readProject(project),
    ownership: project === undefined ? null : readOwnership(project),
    applications: readApplications(file),
    counts: countInstances(file),
    units: [...units.project],
    contexts: readRepresentationContexts(file, units.lengthToMetres),
    georeference: readGeoreference(file, units, relations),
  };
}

function readHeader({ step: { header } }: IfcFile): FileHeader {
  return {
    description: [...header.description],
    implementationLevel: header.implementationLevel,
    fileName: header.fileName,
    timeStamp: header.timeStamp,
    timeStampIso: isoTimeStamp(header.timeStamp) ?? null,
    author: [...header.author],
    organization: [...header.organization],
    preprocessorVersion: header.preprocessorVersion,
    originatingSystem: header.originatingSystem,
    authorization: header.authorization,
    schemaIdentifiers: [...header.schemaIdentifiers],
  };
}

function readProject(project: Entity): ProjectIdentity {
  const text = (attribute: string) => project.text(attribute) ?? null;
  return {
    expressId: project.id,
    globalId: text('GlobalId'),
    name: text('Name'),
    longName: text('LongName'),
    description: text('Description'),
    phase: text('Phase'),
    objectType: text('ObjectType'),
  };
}
