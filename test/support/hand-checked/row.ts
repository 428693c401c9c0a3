/** What can be asked of a model, and what identifies the thing that is asked about. */
export interface Questions {
  /** A property of an object, by the name of its set (or the set's class where it has no name). */
  property: [expressId: number, set: string, name: string];
  /** Names of all properties of a set, in order. */
  propertyNames: [expressId: number, set: string];
  /** The text of an attribute. */
  text: [expressId: number, attribute: string];
  /** The origin of an object's placement in metres, model coordinates. */
  origin: [expressId: number];
  /** The direction of an object's X axis in model coordinates. */
  xAxis: [expressId: number];
  /** The nearest spatial element above an object. */
  container: [expressId: number];
  /** What an object is directly below in the spatial tree. */
  parent: [expressId: number];
  /** Elevation of a storey in metres. */
  elevation: [expressId: number];
  /** Latitude, longitude in decimal degrees and elevation in metres of a site. */
  site: [expressId: number];
  mapConversion: [];
  /** Degrees clockwise from +Y, of a representation context. */
  trueNorth: [expressId: number];
  /** The project's unit of a kind. */
  unit: [kind: string];
  /** Names and thicknesses (metres) of the materials of an object, type materials included. */
  materials: [expressId: number];
  /** Classification references of an object. */
  classifications: [expressId: number];
  /** Names of the groups and zones an object is assigned to. */
  groups: [expressId: number];
  /** Names of the presentation layers that an object's shape is on. */
  layers: [expressId: number];
  /** Number of instances of exactly this class. */
  count: [className: string];
  header: [field: 'author' | 'timeStamp' | 'fileName' | 'originatingSystem' | 'preprocessorVersion'];
}

type Row<Ask extends keyof Questions> = {
  readonly file: string;
  readonly ask: Ask;
  readonly of: Questions[Ask];
  /** Derived by hand from the bytes of the file; objects list what matters and may have more. */
  readonly expected: unknown;
  /** The chain of statements it was read from. */
  readonly from: string;
};

/** A value that a person read from the bytes of a public file, following the references by hand. */
export type HandChecked = { [Ask in keyof Questions]: Row<Ask> }[keyof Questions];
