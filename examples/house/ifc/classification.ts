import type { Model } from './model.ts';
import type { Rooted } from './relations.ts';
import type { Ref } from './step-text.ts';

/** Uniclass 2015: codes and titles of the tables EF (elements/functions) and SL (spaces/locations) that the house uses. */
const uniclass = {
  EF_20_05_30: 'Foundations',
  EF_20_10_30: 'Framed structures',
  EF_25_10: 'Walls',
  EF_25_30: 'Doors and windows',
  EF_25_55: 'Barriers',
  EF_30_10: 'Roofs',
  EF_30_20: 'Floors',
  EF_30_30: 'Decks',
  EF_30_60_60: 'Pedestrian paving',
  EF_35_10_30: 'External stairs',
  EF_35_10_40: 'Internal stairs',
  EF_40_20: 'Fittings',
  EF_40_30: 'Furnishings',
  EF_40_40: 'Equipment',
  EF_45_90: 'Tree, shrub and herbaceous plant elements',
  EF_50_30: 'Above-ground drainage collection',
  EF_60_40: 'Space heating and cooling',
  EF_65_40: 'Ventilation',
  EF_70_10: 'Electrical power generation',
  EF_70_30: 'Electricity distribution and transmission',
  EF_70_80: 'Lighting',
  SL_35_80_08: 'Bathrooms',
  SL_35_80_89: 'Toilets',
  SL_45_10_09: 'Bedrooms',
  SL_45_10_44: 'Kitchen-dining rooms',
  SL_45_10_49: 'Living rooms',
  SL_45_10_85: 'Studies',
  SL_45_10_93: 'Utility rooms',
  SL_90_10_36: 'Hallways',
  SL_90_50_35: 'General storerooms',
} as const;

export type UniclassCode = keyof typeof uniclass;

const address = 'https://identifier.buildingsmart.org/uri/nbs/uniclass2015/1';

/** Relates the objects to an IfcClassificationReference of Uniclass 2015. */
export function classify(model: Model, code: UniclassCode, ...objects: Rooted[]): void {
  model.relate('IFCRELASSOCIATESCLASSIFICATION', reference(model, code), ...objects);
}

function reference(model: Model, code: UniclassCode): Ref {
  const location = `${address}/class/${code}`;
  const system = classification(model);
  return model.file.share('IFCCLASSIFICATIONREFERENCE', location, code, uniclass[code], system, null, null);
}

function classification(model: Model): Ref {
  return model.file.share('IFCCLASSIFICATION', 'NBS', '2015', null, 'Uniclass 2015', null, address, ['_']);
}

/** Relates one thing to its entry in the owner's own register, a second classification without table or address. */
export function register(model: Model, entry: string, object: Rooted): void {
  const { file } = model;
  const system = file.share('IFCCLASSIFICATION', null, null, null, 'Asset register', null, null, null);
  const reference = file.share('IFCCLASSIFICATIONREFERENCE', null, entry, null, system, null, null);
  model.relate('IFCRELASSOCIATESCLASSIFICATION', reference, object);
}
