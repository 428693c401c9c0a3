/** What each view is for: `\\d+` of psql shows it. */
const viewComments = {
  current_models: 'Every model with its newest version: schema, counts, units, coverage.',
  current_elements:
    'Every object of the newest version of each model: occurrences, types and groups. Metres, square and cubic metres, model coordinates; box is a 3D solid, measures are those of the mesh.',
  current_tree: 'The spatial tree, depth first by position; ancestors are express ids from the top down.',
  current_relations:
    'How objects are related: type, parent, container, fills, voids, groups, materials, ports, boundaries.',
  properties_flat: 'Every property and quantity of every object, one row each; those of the type count as its own.',
  rooms: 'Every IfcSpace with number, name, storey, area, volume, height, perimeter and category.',
  doors: 'Every door with size, type, storey, fire rating and what else Pset_DoorCommon says.',
  windows: 'Every window with size, type, storey, thermal transmittance and what else Pset_WindowCommon says.',
  equipment:
    'What somebody has to maintain: devices, terminals, fixtures, lifts, with place, systems and manufacturer.',
  quantities: 'Every quantity of every element, in SI units.',
};

/** Of columns whose name does not say it all. */
const columnComments = {
  'rooms.area': 'Square metres: NetFloorArea, otherwise GrossFloorArea, GSA BIM Area, or a property Area.',
  'rooms.volume': 'Cubic metres: NetVolume, otherwise GrossVolume, or a property Volume.',
  'rooms.height': 'Metres: Height, otherwise ClearHeight, or a property Unbounded Height.',
  'rooms.perimeter': 'Metres: NetPerimeter, otherwise GrossPerimeter, or a property Perimeter.',
  'rooms.category': 'Pset_SpaceCommon.Category, otherwise the ObjectType.',
  'doors.width': 'Metres: OverallWidth.',
  'doors.height': 'Metres: OverallHeight.',
  'doors.fire_rating': 'Pset_DoorCommon.FireRating; null where it is missing or empty.',
  'windows.width': 'Metres: OverallWidth.',
  'windows.height': 'Metres: OverallHeight.',
  'equipment.systems': 'Names of the systems and circuits that it belongs to.',
  'quantities.value': 'In the SI unit of its type.',
  'properties_flat.value': 'As text, whatever its type.',
  'properties_flat.number_value': 'As the file writes it, in unit.',
  'properties_flat.si_value': 'The same in the SI unit; null where the type has no unit.',
  'current_elements.attributes': 'Its other IFC attributes by name, in SI units.',
  'current_elements.record': 'Everything that Plinth knows of it, as in elements.ndjson.',
  'current_elements.closed': 'Whether the mesh encloses a volume; volume means little where it does not.',
};

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

export const comments = () =>
  [
    ...Object.entries(viewComments).map(([view, text]) => `COMMENT ON VIEW plinth.${view} IS ${quoted(text)};`),
    ...Object.entries(columnComments).map(([column, text]) => `COMMENT ON COLUMN plinth.${column} IS ${quoted(text)};`),
  ].join('\n');

/** The views that may be read with SQL. */
export const readableViews = Object.keys(viewComments);
