import { area, boolean, identifier, label, logical, positiveLength, ratio, text, whole } from '../ifc/measures.ts';
import type { Model } from '../ifc/model.ts';
import { localPlacement } from '../ifc/points.ts';
import { closedPolyline, corners } from '../ifc/profiles.ts';
import { define } from '../ifc/properties.ts';
import { areaOf, lengthOf, measure } from '../ifc/quantities.ts';
import type { Rooted } from '../ifc/relations.ts';
import { footPrint, productShape } from '../ifc/shape.ts';
import { enumeration, type Ref } from '../ifc/step-text.ts';
import { house, level, plot, roof, studio } from '../plan/dimensions.ts';
import { ridgeTop } from '../plan/roof-line.ts';
import { elevation as aboveSea, siteReference } from './georeference.ts';

/** A place in the spatial tree and the placement that things in it refer to. */
export interface Place {
  readonly spatial: Rooted;
  readonly placement: Ref;
  /** Above the project origin, mm. */
  readonly elevation: number;
}

export interface Places {
  readonly site: Place;
  readonly building: Place;
  readonly ground: Place;
  readonly upper: Place;
  readonly roof: Place;
}

const element = enumeration('ELEMENT');

/** Site, building and storeys. */
export function createPlaces(model: Model, project: Rooted): Places {
  const site = createSite(model);
  const building = createBuilding(model, site);
  model.relate('IFCRELAGGREGATES', project, site.spatial);
  model.relate('IFCRELAGGREGATES', site.spatial, building.spatial);
  const storey = (name: string, longName: string, elevation: number): Place => {
    const placement = localPlacement(model, building.placement, { origin: [0, 0, elevation] });
    const values = [null, null, placement, null, longName, element, elevation];
    const spatial = model.root('IFCBUILDINGSTOREY', name, name, ...values);
    model.relate('IFCRELAGGREGATES', building.spatial, spatial);
    return { spatial, placement, elevation };
  };
  const ground = storey('00', 'Ground floor', level.ground);
  const upper = storey('01', 'Upper floor', level.upper);
  const top = storey('02', 'Roof', roof.eaves);
  const common = { AboveGround: logical(true), SprinklerProtection: boolean(false) };
  define(model, [ground.spatial], { Pset_BuildingStoreyCommon: { EntranceLevel: boolean(true), ...common } });
  define(model, [upper.spatial], { Pset_BuildingStoreyCommon: { EntranceLevel: boolean(false), ...common } });
  return { site, building, ground, upper, roof: top };
}

function createSite(model: Model): Place {
  const placement = localPlacement(model, null, { origin: [0, 0, 0] });
  const boundary = closedPolyline(model, corners([plot.west, plot.south], [plot.east, plot.north]));
  const shape = productShape(model, footPrint(model, 'Site', boundary));
  const values = [
    null,
    null,
    placement,
    shape,
    'Meadow plot',
    element,
    ...siteReference,
    'Flur 7, 112/4',
    address(model),
  ];
  const spatial = model.root('IFCSITE', 'site', 'Site', ...values);
  const [width, depth] = [plot.east - plot.west, plot.north - plot.south];
  define(model, [spatial], {
    Pset_SiteCommon: {
      BuildableArea: area(300),
      TotalArea: area((width * depth) / 1e6),
      SiteCoverageRatio: ratio(0.3),
      BuildingHeightLimit: positiveLength(9500),
    },
  });
  measure(model, spatial, 'Qto_SiteBaseQuantities', {
    GrossPerimeter: lengthOf(2 * (width + depth)),
    GrossArea: areaOf(width * depth),
  });
  return { spatial, placement, elevation: 0 };
}

function createBuilding(model: Model, site: Place): Place {
  const placement = localPlacement(model, site.placement, { origin: [0, 0, 0] });
  const heights = [aboveSea, aboveSea + level.terrain];
  const values = [null, null, placement, null, 'House with studio', element, ...heights, address(model)];
  const spatial = model.root('IFCBUILDING', 'building', 'Plinth House', ...values);
  define(model, [spatial], {
    Pset_BuildingCommon: {
      BuildingID: identifier('PH-01'),
      IsPermanentID: boolean(true),
      ConstructionMethod: label('Masonry, timber roof'),
      OccupancyType: label('Single family house'),
      NumberOfStoreys: whole(2),
      YearOfConstruction: label('2025'),
      IsLandmarked: logical('unknown'),
    },
    PlinthHouse_Concept: {
      Motto: text('Ein Haus, ein Sockel, ein Dach – 100 % Holz, wo es geht.'),
      EnergyStandard: label('KfW 40 “Plus”'),
    },
  });
  const footprint = house.width * house.depth + (studio.east - studio.west) * (studio.north - studio.south);
  measure(model, spatial, 'Qto_BuildingBaseQuantities', {
    Height: lengthOf(ridgeTop - level.terrain),
    EavesHeight: lengthOf(roof.eaves - level.terrain),
    FootprintArea: areaOf(footprint),
    GrossFloorArea: areaOf(footprint + house.width * house.depth),
  });
  return { spatial, placement, elevation: 0 };
}

function address(model: Model): Ref {
  const lines = ['Gartenstraße 12'];
  const place = [lines, null, 'Weimar', 'Thüringen', '99423', 'Deutschland'];
  return model.file.share('IFCPOSTALADDRESS', enumeration('SITE'), null, null, null, ...place);
}
