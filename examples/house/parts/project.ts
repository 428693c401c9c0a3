import { type Model, timeStamp } from '../ifc/model.ts';
import { axes3 } from '../ifc/points.ts';
import type { Rooted } from '../ifc/relations.ts';
import type { Header } from '../ifc/step-file.ts';
import { derived, enumeration, integer, type Ref } from '../ifc/step-text.ts';
import { assignUnits, type Units } from '../ifc/units.ts';
import { convertToMap, trueNorth } from './georeference.ts';

/** Fixed, so that the same sources give the same bytes. */
const created = '2025-03-01T09:00:00';

const office = 'Büro für Baukunst Weiß & Jørgensen';

export const header: Header = {
  fileName: 'plinth-house.ifc',
  timeStamp: created,
  author: 'Mara Lindqvist',
  organization: office,
  preprocessor: 'Plinth example generator 1.0',
  originatingSystem: 'Plinth - examples/generate.ts - 1.0',
};

/** The project and what others need of it. */
export interface Project {
  readonly project: Rooted;
  readonly units: Units;
  /** The architect's office, which property sets name as a contact. */
  readonly office: Ref;
}

/** IfcProject with owner history, units, contexts and its place on the map. */
export function createProject(model: Model): Project {
  const { file } = model;
  const organization = file.add('IFCORGANIZATION', null, office, 'Architects', null, null);
  const ownerHistory = createOwnerHistory(model, organization);
  const context = file.add(
    'IFCGEOMETRICREPRESENTATIONCONTEXT',
    null,
    'Model',
    integer(3),
    1e-3,
    axes3(model, { origin: [0, 0, 0] }),
    trueNorth(model),
  );
  const subContext = (name: string, view: string): Ref => {
    const inherited = [derived, derived, derived, derived];
    const own = [context, null, enumeration(view), null];
    return file.add('IFCGEOMETRICREPRESENTATIONSUBCONTEXT', name, 'Model', ...inherited, ...own);
  };
  model.frame = {
    ownerHistory,
    contexts: {
      model: context,
      body: subContext('Body', 'MODEL_VIEW'),
      axis: subContext('Axis', 'GRAPH_VIEW'),
      footPrint: subContext('FootPrint', 'PLAN_VIEW'),
    },
  };
  const units = assignUnits(model);
  convertToMap(model, context, units.metre);
  const description = 'Example model of Plinth: a two-storey house with studio';
  const values = [description, null, 'Plinth House', 'Detailed design', [context], units.assignment];
  return { project: model.root('IFCPROJECT', 'project', 'PH-01', ...values), units, office: organization };
}

function createOwnerHistory(model: Model, organization: Ref): Ref {
  const { file } = model;
  const architect = file.add('IFCACTORROLE', enumeration('ARCHITECT'), null, null);
  const person = file.add('IFCPERSON', 'ML', 'Lindqvist', 'Mara', null, null, null, [architect], null);
  const user = file.add('IFCPERSONANDORGANIZATION', person, organization, null);
  const developer = file.add('IFCORGANIZATION', null, 'Plinth', null, null, null);
  const application = file.add('IFCAPPLICATION', developer, '1.0', 'Plinth example generator', 'plinth-example');
  const moment = timeStamp(`${created}Z`);
  const change = enumeration('NOCHANGE');
  return file.add('IFCOWNERHISTORY', user, application, null, change, null, null, null, moment);
}
