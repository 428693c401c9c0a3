import type { Application, Author, Ownership } from '#core/model';
import type { Entity } from '../entity.ts';
import type { IfcFile } from '../ifc-file.ts';
import { isoFromSeconds } from './time-stamp.ts';

/** IfcOwnerHistory of an IfcRoot. */
export function readOwnership(root: Entity): Ownership | null {
  const history = root.entity('OwnerHistory');
  if (history === undefined) return null;
  const application = history.entity('OwningApplication');
  return {
    owner: readAuthor(history.entity('OwningUser')),
    application: application === undefined ? null : readApplication(application),
    created: timeOf(history, 'CreationDate'),
    lastModified: timeOf(history, 'LastModifiedDate'),
    lastModifiedBy: readAuthor(history.entity('LastModifyingUser')),
  };
}

/** Every IfcApplication of the file once; exporters like to repeat them. */
export function readApplications(file: IfcFile): Application[] {
  const applications = new Map<string, Application>();
  for (const entity of file.entitiesOf('IfcApplication')) {
    const application = readApplication(entity);
    applications.set(JSON.stringify(application), application);
  }
  return [...applications.values()];
}

function readApplication(entity: Entity): Application {
  return {
    identifier: entity.text('ApplicationIdentifier') ?? null,
    name: entity.text('ApplicationFullName') ?? null,
    version: entity.text('Version') ?? null,
    developer: entity.entity('ApplicationDeveloper')?.text('Name') ?? null,
  };
}

function readAuthor(user: Entity | undefined): Author | null {
  if (user === undefined) return null;
  const person = user.entity('ThePerson');
  return {
    person: person === undefined ? null : personName(person),
    organization: user.entity('TheOrganization')?.text('Name') ?? null,
  };
}

/** Given, middle and family name; the identification where there is no name. */
function personName(person: Entity): string | null {
  const names = [person.text('GivenName'), ...person.texts('MiddleNames'), person.text('FamilyName')];
  const name = names.filter((part) => part !== undefined && part.trim() !== '').join(' ');
  return name || (person.text('Identification') ?? person.text('Id') ?? null);
}

function timeOf(history: Entity, attribute: string): string | null {
  const seconds = history.number(attribute);
  return seconds === undefined ? null : (isoFromSeconds(seconds) ?? null);
}
