// The database code of Plinth 0.1.0, made by scripts/keep-released-database.mjs; do not edit.

// core/model/classification.ts
import { z } from "zod";
var ExpressId = z.number().int().nonnegative();
var Text = z.string().nullable();
var ClassificationSystem = z.object({
  expressId: ExpressId,
  name: Text,
  edition: Text,
  /** Who publishes it. */
  source: Text
});
var ClassificationStep = z.object({ expressId: ExpressId, identification: Text, name: Text });
var Classification = z.object({
  source: z.enum(["occurrence", "type"]),
  expressId: ExpressId,
  class: z.string(),
  identification: Text,
  name: Text,
  location: Text,
  /** From the system down to this reference, which is the last step. */
  path: z.array(ClassificationStep),
  system: ClassificationSystem.nullable()
});

// core/model/contexts.ts
import { z as z3 } from "zod";

// core/model/geometry.ts
import { z as z2 } from "zod";
var Point3 = z2.tuple([z2.number(), z2.number(), z2.number()]);
var Box3 = z2.object({ min: Point3, max: Point3 });
var Matrix4 = z2.array(z2.number()).length(16);
var MeshMeasures = z2.object({
  triangles: z2.number().int().nonnegative(),
  box: Box3,
  /** Surface area in square metres. */
  area: z2.number().nonnegative(),
  /** Enclosed volume in cubic metres; of an open mesh the signed-tetrahedra sum, which means little: see `closed`. */
  volume: z2.number(),
  /** Volume centroid of a closed mesh, area centroid of an open one. */
  centroid: Point3,
  /** Every edge is shared by exactly two oppositely directed triangles in each connected mesh. */
  closed: z2.boolean()
});

// core/model/contexts.ts
var TrueNorth = z3.object({
  /** Unit vector that points to true north. */
  direction: z3.tuple([z3.number(), z3.number()]),
  /** From the +Y axis to true north, clockwise seen from above, in (-180, 180]. */
  degreesClockwiseFromY: z3.number()
});
var RepresentationContext = z3.object({
  expressId: z3.number().int().nonnegative(),
  /** The parent's express id; null for a context of its own. */
  parent: z3.number().int().nonnegative().nullable(),
  /** ContextIdentifier: `Body`, `Axis`, `FootPrint`; null where not given. */
  identifier: z3.string().nullable(),
  /** ContextType: `Model`, `Plan`. */
  type: z3.string().nullable(),
  dimension: z3.number().nullable(),
  /** Points closer than this are the same, in metres. */
  precision: z3.number().nullable(),
  targetView: z3.string().nullable(),
  targetScale: z3.number().nullable(),
  /** In metres; null where it cannot be read. */
  worldCoordinateSystem: Matrix4.nullable(),
  trueNorth: TrueNorth.nullable()
});

// core/model/coverage.ts
import { z as z4 } from "zod";
var Count = z4.number().int().nonnegative();
var CoverageCounts = z4.object({ expected: Count, produced: Count, failed: Count, empty: Count });
var GeometryFailure = z4.object({
  expressId: Count,
  globalId: z4.string().nullable(),
  class: z4.string(),
  name: z4.string().nullable(),
  /** `geometry/<problem>`, stable: the diagnostic's code. */
  code: z4.string(),
  reason: z4.string()
});
var Coverage = CoverageCounts.extend({
  spaces: CoverageCounts,
  byClass: z4.record(z4.string(), CoverageCounts),
  failures: z4.array(GeometryFailure)
});

// core/model/element.ts
import { z as z7 } from "zod";

// core/model/materials.ts
import { z as z6 } from "zod";

// core/model/properties.ts
import { z as z5 } from "zod";
var ExpressId2 = z5.number().int().nonnegative();
var Scalar = z5.union([z5.string(), z5.number(), z5.boolean(), z5.null()]);
var Value = z5.union([Scalar, z5.array(Scalar)]);
var SiValue = z5.union([z5.number(), z5.null(), z5.array(z5.union([z5.number(), z5.null()]))]);
var measured = { type: z5.string().nullable(), unit: z5.string().optional() };
var Measured = z5.object({ ...measured, value: Value, si: SiValue.optional() });
var named = {
  name: z5.string(),
  description: z5.string().optional(),
  /** In a set that an occurrence and its type give together: whose property this is. */
  source: z5.enum(["occurrence", "type"]).optional()
};
var column = {
  ...measured,
  types: z5.array(z5.string().nullable()).optional(),
  values: z5.array(Value),
  si: z5.array(SiValue).optional()
};
var MeasuredColumn = z5.object(column);
var SingleProperty = z5.object({ kind: z5.literal("single"), ...named, ...Measured.shape });
var EnumeratedProperty = z5.object({
  kind: z5.literal("enumerated"),
  ...named,
  ...column,
  enumeration: z5.string().optional()
});
var ListProperty = z5.object({ kind: z5.literal("list"), ...named, ...column });
var AttributeProperty = z5.discriminatedUnion("kind", [SingleProperty, ListProperty]);
var bounds = (value) => z5.object({ lower: value, upper: value, setPoint: value });
var BoundedProperty = z5.object({
  kind: z5.literal("bounded"),
  ...named,
  ...measured,
  ...bounds(Value).shape,
  si: bounds(SiValue).optional()
});
var TableProperty = z5.object({
  kind: z5.literal("table"),
  ...named,
  defining: MeasuredColumn,
  defined: MeasuredColumn,
  expression: z5.string().optional(),
  interpolation: z5.string().optional()
});
var InstanceReference = z5.object({
  expressId: ExpressId2,
  class: z5.string().nullable(),
  name: z5.string().nullable()
});
var ReferenceProperty = z5.object({
  kind: z5.literal("reference"),
  ...named,
  usageName: z5.string().optional(),
  references: z5.array(InstanceReference)
});
var QuantityProperty = z5.object({
  kind: z5.literal("quantity"),
  ...named,
  ...Measured.shape,
  formula: z5.string().optional()
});
var SimpleProperty = z5.discriminatedUnion("kind", [
  SingleProperty,
  EnumeratedProperty,
  ListProperty,
  BoundedProperty,
  TableProperty,
  ReferenceProperty,
  QuantityProperty
]);
var ComplexPropertyHead = z5.object({
  kind: z5.literal("complex"),
  ...named,
  usageName: z5.string().optional(),
  discrimination: z5.string().optional(),
  quality: z5.string().optional(),
  usage: z5.string().optional()
});
var ComplexProperty = ComplexPropertyHead.extend({
  properties: z5.array(z5.lazy(() => Property))
});
var Property = z5.union([SimpleProperty, ComplexProperty]);
var PropertySet = z5.object({
  source: z5.enum(["occurrence", "type", "both"]),
  name: z5.string().nullable(),
  kind: z5.enum(["PropertySet", "ElementQuantity", "Predefined"]),
  class: z5.string(),
  /** The instances that the set is made of; several where sets of one name were merged. */
  expressIds: z5.array(ExpressId2),
  description: z5.string().optional(),
  /** IfcElementQuantity.MethodOfMeasurement. */
  method: z5.string().optional(),
  properties: z5.array(Property)
});
var ObjectProperties = z5.object({
  expressId: ExpressId2,
  globalId: z5.string().nullable(),
  class: z5.string(),
  sets: z5.array(PropertySet)
});

// core/model/materials.ts
var ExpressId3 = z6.number().int().nonnegative();
var Text2 = z6.string().nullable();
var Material = z6.object({ expressId: ExpressId3, name: Text2, category: Text2, description: Text2 });
var MaterialLayer = z6.object({
  expressId: ExpressId3,
  name: Text2,
  material: Material.nullable(),
  thickness: Measured,
  /** null: not said, or IfcLogical unknown. */
  isVentilated: z6.boolean().nullable(),
  category: Text2,
  priority: z6.number().nullable()
});
var MaterialProfile = z6.object({
  expressId: ExpressId3,
  name: Text2,
  material: Material.nullable(),
  profile: z6.object({ expressId: ExpressId3, class: z6.string(), name: Text2 }).nullable(),
  category: Text2,
  priority: z6.number().nullable()
});
var MaterialConstituent = z6.object({
  expressId: ExpressId3,
  name: Text2,
  material: Material.nullable(),
  fraction: z6.number().nullable(),
  category: Text2
});
var described = { expressId: ExpressId3, class: z6.string(), name: Text2, description: Text2 };
var LayerSetUsage = z6.object({
  expressId: ExpressId3,
  direction: Text2,
  sense: Text2,
  offset: Measured.nullable(),
  referenceExtent: Measured.nullable()
});
var ProfileSetUsage = z6.object({
  expressId: ExpressId3,
  cardinalPoint: z6.number().nullable(),
  referenceExtent: Measured.nullable(),
  /** The profiles at the far end of a tapering element. */
  end: z6.array(MaterialProfile).optional()
});
var MaterialDefinition = z6.discriminatedUnion("kind", [
  z6.object({ kind: z6.literal("material"), ...described, category: Text2 }),
  z6.object({
    kind: z6.literal("layerSet"),
    ...described,
    layers: z6.array(MaterialLayer),
    /** The sum of the layers. */
    thickness: Measured,
    usage: LayerSetUsage.nullable()
  }),
  z6.object({
    kind: z6.literal("profileSet"),
    ...described,
    profiles: z6.array(MaterialProfile),
    usage: ProfileSetUsage.nullable()
  }),
  z6.object({ kind: z6.literal("constituentSet"), ...described, constituents: z6.array(MaterialConstituent) }),
  z6.object({ kind: z6.literal("list"), ...described, materials: z6.array(Material) })
]);
var MaterialAssignment = z6.object({
  source: z6.enum(["occurrence", "type"]),
  material: MaterialDefinition
});

// core/model/element.ts
var ExpressId4 = z7.number().int().nonnegative();
var Text3 = z7.string().nullable();
var ElementRef = z7.object({ expressId: ExpressId4, globalId: Text3, class: z7.string(), name: Text3 });
var ElementId = z7.object({ expressId: ExpressId4, globalId: Text3 });
var ElementKind = z7.enum(["occurrence", "type", "group", "object"]);
var Layer = z7.object({ expressId: ExpressId4, name: Text3, identifier: Text3 });
var PortConnection = z7.object({ port: ElementRef, element: ElementRef.nullable() });
var Port = ElementRef.extend({ flowDirection: Text3, connectedTo: z7.array(PortConnection) });
var Connection = z7.object({
  /** The relationship. */
  expressId: ExpressId4,
  class: z7.string(),
  /** Which end this element is. */
  role: z7.enum(["relating", "related"]),
  /** The element at the other end. */
  element: ElementRef,
  /** IfcRelConnectsPathElements: `ATSTART`, `ATEND`, `ATPATH`, `NOTDEFINED`, at this end and at the other. */
  at: z7.string().optional(),
  otherAt: z7.string().optional(),
  /** IfcRelConnectsWithRealizingElements: what makes the connection. */
  realizedBy: z7.array(ElementRef).optional()
});
var Boundary = z7.object({
  expressId: ExpressId4,
  class: z7.string(),
  element: ElementRef.nullable(),
  /** `PHYSICAL`, `VIRTUAL`. */
  physicalOrVirtual: Text3,
  /** `INTERNAL`, `EXTERNAL`, `EXTERNAL_EARTH`, ... */
  internalOrExternal: Text3
});
var LinkName = z7.enum([
  "openings",
  "voids",
  "fillings",
  "fills",
  "features",
  "featureOf",
  "coverings",
  "covers",
  "bounds",
  "controlElements",
  "controls",
  "interferesWith",
  "serves",
  "servedBy",
  "groups",
  "members"
]);
var Element = z7.object({
  kind: ElementKind,
  expressId: ExpressId4,
  globalId: Text3,
  /** Exact class name: `IfcWall`. */
  class: z7.string(),
  /** The type's where it says one, otherwise its own; for USERDEFINED the text that stands for it. */
  predefinedType: Text3,
  name: Text3,
  description: Text3,
  /** Of a type its ElementType. */
  objectType: Text3,
  tag: Text3,
  longName: Text3,
  type: ElementRef.nullable(),
  /** What it is directly below in the spatial tree. An opening or port stands where its element stands. */
  parent: ElementId.nullable(),
  /** The nearest spatial element above it, the storey, the space. */
  container: ElementId.nullable(),
  storey: ElementId.nullable(),
  space: ElementId.nullable(),
  placement: Matrix4.nullable(),
  /** Its other attributes that are plain values: OverallHeight, Elevation, OperationType, ... */
  attributes: z7.array(AttributeProperty),
  materials: z7.array(MaterialAssignment),
  classifications: z7.array(Classification),
  layers: z7.array(Layer),
  links: z7.partialRecord(LinkName, z7.array(ElementRef)),
  ports: z7.array(Port).optional(),
  /** Of a port: the element that has it, and what the port is connected to. */
  portOf: ElementRef.optional(),
  connectedTo: z7.array(PortConnection).optional(),
  connections: z7.array(Connection).optional(),
  boundaries: z7.array(Boundary).optional(),
  geometry: MeshMeasures.nullable()
});

// core/model/georeference.ts
import { z as z9 } from "zod";

// core/model/units.ts
import { z as z8 } from "zod";
var UnitOfMeasure = z8.object({
  /** IfcUnitEnum or IfcDerivedUnitEnum (`LENGTHUNIT`, `VOLUMETRICFLOWRATEUNIT`), or `MONETARYUNIT`. */
  kind: z8.string(),
  /** `MILLIMETRE`, `degree`, `EUR`; of a derived unit its symbol. */
  name: z8.string(),
  /** `mm`, `°`, `l/s`. */
  symbol: z8.string(),
  /** Factor to the SI unit; null where there is none: money, context-dependent units. */
  toSi: z8.number().positive().nullable(),
  /** Added after the factor; not 0 for temperatures such as degrees Celsius. */
  offset: z8.number(),
  /** `m`, `rad`, `m³/s`; the unit of the SI value. Null exactly where `toSi` is. */
  siSymbol: z8.string().nullable()
});

// core/model/georeference.ts
var Text4 = z9.string().nullable();
var PostalAddress = z9.object({
  purpose: Text4,
  description: Text4,
  internalLocation: Text4,
  lines: z9.array(z9.string()),
  postalBox: Text4,
  town: Text4,
  region: Text4,
  postalCode: Text4,
  country: Text4
});
var SiteLocation = z9.object({
  expressId: z9.number().int().nonnegative(),
  globalId: Text4,
  name: Text4,
  /** Decimal degrees, WGS84: north and east are positive. Null where the file gives none that can be read. */
  latitude: z9.number().min(-90).max(90).nullable(),
  longitude: z9.number().min(-180).max(180).nullable(),
  /** RefElevation in metres above the vertical datum. */
  elevation: z9.number().nullable(),
  landTitleNumber: Text4,
  address: PostalAddress.nullable()
});
var BuildingLocation = z9.object({
  expressId: z9.number().int().nonnegative(),
  globalId: Text4,
  name: Text4,
  elevationOfRefHeight: z9.number().nullable(),
  elevationOfTerrain: z9.number().nullable(),
  address: PostalAddress.nullable()
});
var CoordinateReferenceSystem = z9.object({
  class: z9.string(),
  name: Text4,
  /** The EPSG code, where the name or the description says it. */
  epsg: z9.number().int().positive().nullable(),
  description: Text4,
  geodeticDatum: Text4,
  verticalDatum: Text4,
  mapProjection: Text4,
  mapZone: Text4,
  /** Null: the project's length unit. */
  mapUnit: UnitOfMeasure.nullable(),
  wellKnownText: Text4
});
var MapConversion = z9.object({
  /** `IfcMapConversion`, `IfcMapConversionScaled`, `IfcRigidOperation`, or `ePSet_MapConversion` for IFC2X3. */
  source: z9.string(),
  /** Eastings, Northings and OrthogonalHeight as written. */
  eastings: z9.number(),
  northings: z9.number(),
  orthogonalHeight: z9.number(),
  xAxisAbscissa: z9.number().nullable(),
  xAxisOrdinate: z9.number().nullable(),
  /** Scale as written: map units per length unit of the project. */
  scale: z9.number().nullable(),
  /** Eastings, northings and height of the model's origin in metres. */
  origin: Point3,
  /** From map east to the model's X axis, counter-clockwise seen from above, in (-180, 180]. */
  rotationDegrees: z9.number(),
  /** Metres on the map per metre of the model: 1 unless the map is scaled. */
  metreScale: z9.number(),
  axisFactors: Point3
});
var Georeference = z9.object({
  mapConversion: MapConversion.nullable(),
  crs: CoordinateReferenceSystem.nullable(),
  sites: z9.array(SiteLocation),
  buildings: z9.array(BuildingLocation)
});

// core/model/job.ts
import { z as z11 } from "zod";

// core/model/scope.ts
import { z as z10 } from "zod";
var scopePart = z10.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "lower-case letters, digits and hyphens, 1 to 63 characters");
var Scope = z10.object({ tenant: scopePart, project: scopePart });
var localScope = { tenant: "local", project: "local" };

// core/model/job.ts
var JobState = z11.enum([
  "awaiting_upload",
  "scanning",
  "queued",
  "processing",
  "succeeded",
  "failed",
  "cancelled",
  "rejected"
]);
var JobStage = z11.enum(["index", "data", "geometry", "write", "load"]);
var JobError = z11.object({ code: z11.string(), message: z11.string(), remedy: z11.string() });
var Count2 = z11.number().int().nonnegative();
var Milliseconds = z11.number().nonnegative();
var Instant = z11.iso.datetime();
var JobTimings = z11.object({
  queueMs: Milliseconds,
  indexMs: Milliseconds,
  dataMs: Milliseconds,
  geometryMs: Milliseconds,
  writeMs: Milliseconds,
  loadMs: Milliseconds
}).partial();
var ObjectVersion = z11.object({ versionId: z11.string().min(1), eTag: z11.string().min(1) });
var Job = Scope.extend({
  id: z11.uuid(),
  /** The model that gets a new version. */
  modelId: z11.uuid(),
  /** Names the stored file; jobs whose files are the same bytes share it. */
  uploadId: z11.uuid(),
  /** As the person calls it; never part of a path. */
  fileName: z11.string().min(1).max(255),
  /** Of the file: as announced, then as received. */
  bytes: Count2,
  /** Of the file, as hexadecimal digits: as announced, if it was, then as received. */
  sha256: z11.string().nullable(),
  /** Which version of the stored file it is; null until it was found clean, and where the store keeps no versions. */
  uploadVersion: ObjectVersion.nullable().default(null),
  state: JobState,
  stage: JobStage.nullable(),
  /** Of the whole processing; 100 when it succeeded. */
  percent: z11.number().min(0).max(100),
  /** How often it was taken up. */
  attempts: Count2,
  /** Every state it was in, with the time it began; never shortened. */
  transitions: z11.array(z11.object({ state: JobState, at: Instant })).min(1),
  timings: JobTimings,
  /** Of the process that did the work. */
  peakMemoryMB: Count2.nullable(),
  error: JobError.nullable(),
  /** The artifacts it led to. */
  contentId: z11.string().nullable(),
  coverage: CoverageCounts.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  /** Counts the changes: a change is stored only over the version it was made from. */
  version: Count2
});

// core/model/metadata.ts
import { z as z12 } from "zod";
var Count3 = z12.number().int().nonnegative();
var Text5 = z12.string().nullable();
var SchemaReading = z12.object({
  /** The FILE_SCHEMA identifier as written. */
  identifier: z12.string(),
  readAs: z12.enum(["IFC2X3", "IFC4", "IFC4X3"]),
  /** False where `readAs` only comes near: release candidates, early editions. */
  exact: z12.boolean()
});
var FileHeader = z12.object({
  description: z12.array(z12.string()),
  implementationLevel: z12.string(),
  fileName: z12.string(),
  /** As written. */
  timeStamp: z12.string(),
  /** The same as ISO 8601, with an offset only where the file gives one; null where it cannot be understood. */
  timeStampIso: Text5,
  author: z12.array(z12.string()),
  organization: z12.array(z12.string()),
  preprocessorVersion: z12.string(),
  originatingSystem: z12.string(),
  authorization: z12.string(),
  schemaIdentifiers: z12.array(z12.string())
});
var ProjectIdentity = z12.object({
  expressId: Count3,
  globalId: Text5,
  name: Text5,
  longName: Text5,
  description: Text5,
  phase: Text5,
  objectType: Text5
});
var Application = z12.object({ identifier: Text5, name: Text5, version: Text5, developer: Text5 });
var Author = z12.object({ person: Text5, organization: Text5 });
var Ownership = z12.object({
  owner: Author.nullable(),
  application: Application.nullable(),
  created: Text5,
  lastModified: Text5,
  lastModifiedBy: Author.nullable()
});
var ModelCounts = z12.object({
  /** Statements of the data section. */
  instances: Count3,
  /** Instances of IfcProduct. */
  products: Count3,
  /** Instances of each product class, by exact class name. */
  byClass: z12.record(z12.string(), Count3),
  /** Instances of every class; `(complex instance)` counts those of several classes at once. */
  instancesByClass: z12.record(z12.string(), Count3)
});
var ModelMetadata = z12.object({
  schema: SchemaReading,
  header: FileHeader,
  project: ProjectIdentity.nullable(),
  ownership: Ownership.nullable(),
  /** Every IfcApplication, without repetitions. */
  applications: z12.array(Application),
  counts: ModelCounts,
  units: z12.array(UnitOfMeasure),
  contexts: z12.array(RepresentationContext),
  georeference: Georeference
});

// core/model/property-condition.ts
import { z as z13 } from "zod";
var PropertyOperator = z13.enum(["=", "!=", ">", "<", ">=", "<=", "~"]);
var PropertyCondition = z13.object({
  set: z13.string().min(1),
  name: z13.string().min(1),
  operator: PropertyOperator,
  value: z13.string()
});
var name = (stop) => `(?:"((?:[^"]|"")+)"|([^"${stop}][^${stop}]*?))`;
var pattern = new RegExp(`^\\s*${name(".")}\\s*\\.\\s*${name("=!<>~")}\\s*(>=|<=|!=|=|>|<|~)\\s*(.*?)\\s*$`, "s");
function parsePropertyCondition(text2) {
  const [, quotedSet, plainSet, quotedName, plainName, operator, value] = pattern.exec(text2) ?? [];
  const parsed = PropertyCondition.safeParse({
    set: quotedSet?.replaceAll('""', '"') ?? plainSet,
    name: quotedName?.replaceAll('""', '"') ?? plainName,
    operator,
    value
  });
  return parsed.data;
}

// core/model/query.ts
import { z as z14 } from "zod";
var ExpressId5 = z14.number().int().nonnegative();
var Count4 = z14.number().int().nonnegative();
var Text6 = z14.string().nullable();
var classes = z14.array(z14.string().regex(/^Ifc[A-Za-z0-9]+$/, "a class name such as IfcWall")).min(1);
var ElementFilter = z14.object({
  /** Occurrences, unless said otherwise. */
  kind: ElementKind.optional(),
  classes: classes.optional(),
  /** GlobalId, name or express id of an IfcBuildingStorey. */
  storey: z14.string().min(1).optional(),
  /** Part of the name; capitals do not matter. */
  name: z14.string().min(1).optional(),
  globalId: z14.string().min(1).optional(),
  properties: z14.array(PropertyCondition).max(10).optional()
});
var ElementSummary = z14.object({
  expressId: ExpressId5,
  globalId: Text6,
  class: z14.string(),
  predefinedType: Text6,
  name: Text6,
  typeName: Text6,
  /** The name of its storey. */
  storey: Text6,
  hasGeometry: z14.boolean()
});
var ElementPlace = z14.object({ contentId: z14.string(), expressId: ExpressId5 });
var ElementPage = z14.object({ elements: z14.array(ElementSummary), next: ElementPlace.nullable() });
var ElementDetails = z14.object({ element: Element, propertySets: z14.array(PropertySet) });
var SpatialQuery = z14.object({
  within: z14.union([
    z14.object({ box: Box3 }).strict(),
    z14.object({
      distance: z14.number().nonnegative(),
      of: z14.union([z14.object({ expressId: ExpressId5 }).strict(), z14.object({ point: Point3 }).strict()])
    }).strict(),
    z14.object({ space: ExpressId5 }).strict()
  ]),
  classes: classes.optional(),
  limit: z14.number().int().min(1).max(1e4).default(1e3)
});
var SpatialHit = ElementSummary.extend({ distance: z14.number().nonnegative().optional() });
var SpatialHits = z14.object({ elements: z14.array(SpatialHit), isComplete: z14.boolean() });
var ClassCount = z14.object({ class: z14.string(), elements: Count4, withGeometry: Count4 });
var ModelVersion = z14.object({
  versionId: z14.string(),
  /** 1, 2, 3 in the order in which they were stored. */
  number: z14.number().int().positive(),
  fileName: z14.string(),
  contentId: z14.string(),
  /** As which schema it was read: `IFC4`. */
  schema: z14.string(),
  projectName: Text6,
  createdAt: z14.iso.datetime(),
  counts: z14.object({ instances: Count4, products: Count4, elements: Count4, properties: Count4 }),
  coverage: CoverageCounts
});
var ModelSummary = z14.object({
  modelId: z14.string(),
  name: z14.string(),
  versions: z14.number().int().positive(),
  current: ModelVersion
});
var SqlRows = z14.object({
  columns: z14.array(z14.object({ name: z14.string(), type: z14.string() })),
  rows: z14.array(z14.array(z14.unknown())),
  isComplete: z14.boolean()
});
var SqlRefusal = z14.object({ code: z14.string(), message: z14.string(), remedy: z14.string() });

// core/model/tree.ts
import { z as z15 } from "zod";
var ExpressId6 = z15.number().int().nonnegative();
var Text7 = z15.string().nullable();
var SpatialKind = z15.enum([
  "project",
  "site",
  "building",
  "facility",
  "part",
  "storey",
  "space",
  "zone",
  "external"
]);
var identity = {
  expressId: ExpressId6,
  globalId: Text7,
  /** Exact class name: `IfcWall`. */
  class: z15.string(),
  name: Text7
};
var spatial = z15.object({
  kind: SpatialKind,
  ...identity,
  longName: Text7,
  objectType: Text7,
  predefinedType: Text7,
  /** IfcBuildingStorey.Elevation in metres; null for everything else. */
  elevation: z15.number().nullable(),
  /** Height of the placement's origin in metres, model coordinates; null without a placement. */
  z: z15.number().nullable()
});
var element = z15.object({ kind: z15.literal("element"), ...identity });
var children = z15.array(z15.lazy(() => TreeNode));
var TreeNode = z15.union([spatial.extend({ children }), element.extend({ children })]);
var SpatialTree = z15.object({ roots: z15.array(TreeNode), unplaced: z15.array(TreeNode) });

// adapters/postgres/jobs/job-repository.ts
var STATEMENT_TIMEOUT_MS = 3e4;
var PostgresJobRepository = class {
  #pool;
  constructor(database) {
    this.#pool = database.pool({ statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  }
  async insert(job2) {
    await this.#pool.query(
      `INSERT INTO plinth.jobs (tenant, project, id, model_id, upload_id, sha256, state, created_at, version, job)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      row(job2)
    );
  }
  async update(job2) {
    const { rowCount } = await this.#pool.query(
      `UPDATE plinth.jobs
          SET model_id = $4, upload_id = $5, sha256 = $6, state = $7, created_at = $8, version = $9, job = $10
        WHERE tenant = $1 AND project = $2 AND id = $3 AND version = $9::integer - 1`,
      row(job2)
    );
    return rowCount === 1;
  }
  async get({ tenant, project }, id2) {
    const { rows } = await this.#pool.query(
      "SELECT job FROM plinth.jobs WHERE tenant = $1 AND project = $2 AND id = $3",
      [tenant, project, id2]
    );
    return rows.map(job)[0];
  }
  async list({ tenant, project }, { modelId, uploadId, sha256, states }, { limit, after }) {
    const { rows } = await this.#pool.query(
      `SELECT job FROM plinth.jobs
        WHERE tenant = $1 AND project = $2
          AND ($3::text IS NULL OR model_id = $3) AND ($4::text IS NULL OR upload_id = $4)
          AND ($5::text IS NULL OR sha256 = $5) AND ($6::text[] IS NULL OR state = ANY ($6))
          AND ($7::text IS NULL OR (created_at, id) < ($7, $8))
        ORDER BY created_at DESC, id DESC LIMIT $9`,
      [
        tenant,
        project,
        modelId ?? null,
        uploadId ?? null,
        sha256 ?? null,
        states ?? null,
        after?.createdAt ?? null,
        after?.id ?? null,
        limit
      ]
    );
    return rows.map(job);
  }
  async listByState(states) {
    const { rows } = await this.#pool.query(
      "SELECT job FROM plinth.jobs WHERE state = ANY ($1::text[]) ORDER BY created_at, id",
      [states]
    );
    return rows.map(job);
  }
  async remove({ tenant, project }, id2) {
    await this.#pool.query("DELETE FROM plinth.jobs WHERE tenant = $1 AND project = $2 AND id = $3", [
      tenant,
      project,
      id2
    ]);
  }
};
var row = (job2) => [
  job2.tenant,
  job2.project,
  job2.id,
  job2.modelId,
  job2.uploadId,
  job2.sha256,
  job2.state,
  job2.createdAt,
  job2.version,
  JSON.stringify(job2)
];
var job = (row2) => Job.parse(row2.job);

// adapters/postgres/transaction.ts
async function transaction(pool, run) {
  const client = await pool.connect();
  const broken2 = () => void 0;
  client.on("error", broken2);
  let failure;
  try {
    await client.query("BEGIN");
    const result = await run(client);
    await client.query("COMMIT");
    return result;
  } catch (error2) {
    failure = await client.query("ROLLBACK").then(
      () => void 0,
      (lost) => lost
    );
    throw error2;
  } finally {
    client.off("error", broken2);
    client.release(failure);
  }
}

// adapters/postgres/models/contents.ts
async function beginContent(pool, { tenant, project }, head) {
  const { rows } = await pool.query(
    `INSERT INTO plinth.contents (tenant, project, content_id, state, touched_at, engine, source_bytes, source_sha256,
            ifc_schema, project_name, units, georeference, class_counts, instances, products, coverage)
     VALUES ($1, $2, $3, 'loading', now(), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     RETURNING content`,
    [
      tenant,
      project,
      head.contentId,
      head.engine,
      head.source.bytes,
      head.source.sha256,
      head.schema.readAs,
      head.project?.name ?? head.project?.longName ?? null,
      JSON.stringify(head.units),
      JSON.stringify(head.georeference),
      JSON.stringify(head.counts.byClass),
      head.counts.instances,
      head.counts.products,
      JSON.stringify(head.coverage)
    ]
  );
  const [row2] = rows;
  if (row2 === void 0) throw new Error("The database inserted a row and did not return it.");
  return { tenant, project, content: row2.content };
}
async function makeReady(client, { tenant, project, content }, { elements, properties }) {
  const { rowCount } = await client.query(
    `UPDATE plinth.contents SET state = 'ready', elements = $4, properties = $5
      WHERE tenant = $1 AND project = $2 AND content = $3 AND state = 'loading'`,
    [tenant, project, content, elements, properties]
  );
  if (rowCount !== 1) throw new Error("The load was given up as abandoned while it was under way.");
}
async function touchContent(pool, { tenant, project, content }) {
  await pool.query(
    `UPDATE plinth.contents SET touched_at = now() WHERE tenant = $1 AND project = $2 AND content = $3`,
    [tenant, project, content]
  );
}
function changeVersions(pool, run) {
  return transaction(pool, async (client) => {
    await client.query("LOCK TABLE plinth.model_versions IN SHARE ROW EXCLUSIVE MODE");
    return run(client);
  });
}
async function findReady(client, { tenant, project }, contentId) {
  const { rows } = await client.query(
    `SELECT content FROM plinth.contents
      WHERE tenant = $1 AND project = $2 AND content_id = $3 AND state = 'ready'`,
    [tenant, project, contentId]
  );
  return rows[0]?.content;
}
async function giveUpUnused(client, { tenant, project }, contents) {
  const { rows } = await client.query(
    `UPDATE plinth.contents c SET state = 'unused'
      WHERE tenant = $1 AND project = $2 AND content = ANY ($3::bigint[]) AND state = 'ready'
        AND NOT EXISTS (SELECT FROM plinth.model_versions v
                         WHERE v.tenant = c.tenant AND v.project = c.project AND v.content = c.content)
      RETURNING content_id, EXISTS (SELECT FROM plinth.contents l
                WHERE l.tenant = c.tenant AND l.project = c.project AND l.content_id = c.content_id
                  AND l.state = 'loading') AS is_loading`,
    [tenant, project, contents]
  );
  return rows.filter(({ is_loading }) => !is_loading).map(({ content_id }) => content_id);
}
async function discardContent(pool, key) {
  const { tenant, project, content } = key;
  await pool.query(
    `UPDATE plinth.contents SET state = 'unused'
      WHERE tenant = $1 AND project = $2 AND content = $3 AND state = 'loading'`,
    [tenant, project, content]
  );
}
async function discardAbandoned(pool, idleSeconds) {
  await pool.query(
    `UPDATE plinth.contents SET state = 'unused'
      WHERE state = 'loading' AND touched_at <= now() - make_interval(secs => $1)`,
    [idleSeconds]
  );
}

// adapters/postgres/models/current-content.ts
async function shownContent(pool, { tenant, project }, modelId, contentId) {
  const { rows } = await pool.query(
    `SELECT c.content, c.content_id
       FROM plinth.model_versions v
       JOIN plinth.contents c ON c.tenant = v.tenant AND c.project = v.project AND c.content = v.content
      WHERE v.tenant = $1 AND v.project = $2 AND v.model_id = $3 AND ($4::text IS NULL OR c.content_id = $4)
      ORDER BY v.number DESC LIMIT 1`,
    [tenant, project, modelId, contentId ?? null]
  );
  const [row2] = rows;
  return row2 && { key: { tenant, project, content: row2.content }, contentId: row2.content_id };
}

// adapters/postgres/models/sql-conditions.ts
var SqlConditions = class {
  values;
  #conditions;
  /** @param conditions over `values`, which are `$1`, `$2`, ... */
  constructor(conditions, values) {
    this.#conditions = [...conditions];
    this.values = [...values];
  }
  /** The parameter that stands for a value: values are never part of the text. */
  parameter(value) {
    this.values.push(value);
    return `$${this.values.length}`;
  }
  add(condition) {
    this.#conditions.push(condition);
  }
  /** All of them hold. */
  get text() {
    return this.#conditions.map((condition) => `(${condition})`).join("\n   AND ");
  }
};
var containing = (text2) => `%${text2.replaceAll(/[\\%_]/g, "\\$&")}%`;

// adapters/postgres/models/property-conditions.ts
var sqlOperators = { "=": "=", "!=": "<>", ">": ">", "<": "<", ">=": ">=", "<=": "<=" };
var numeral = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
function addPropertyCondition(conditions, condition) {
  const set = conditions.parameter(condition.set);
  const name2 = conditions.parameter(condition.name);
  conditions.add(`EXISTS (
       SELECT FROM plinth.property_values v
         JOIN plinth.element_property_sets l ON l.tenant = v.tenant AND l.project = v.project
              AND l.content = v.content AND l.set_id = v.set_id
        WHERE v.tenant = e.tenant AND v.project = e.project AND v.content = e.content AND v.set_name = ${set}
          AND v.name = ${name2} AND l.express_id = e.express_id AND (${comparison(conditions, condition)}))`);
}
function comparison(conditions, { operator, value }) {
  if (operator === "~") return `v.text_value ILIKE ${conditions.parameter(containing(value))}`;
  const symbol = sqlOperators[operator];
  const isEquality = operator === "=" || operator === "!=";
  const isNumber = numeral.test(value);
  if (!isNumber && !isEquality) return "false";
  const text2 = () => `v.text_value ${symbol} ${conditions.parameter(value)}`;
  const number2 = () => `coalesce(v.si_value, v.number_value) ${symbol} ${conditions.parameter(Number(value))}::double precision`;
  if (!isNumber) return text2();
  return isEquality ? `CASE WHEN v.number_value IS NULL THEN ${text2()} ELSE ${number2()} END` : number2();
}

// adapters/postgres/models/element-conditions.ts
var summaryColumns = `
       e.express_id::double precision AS "expressId", e.global_id AS "globalId", e.class,
       e.predefined_type AS "predefinedType", e.name, e.type_name AS "typeName", s.name AS storey,
       e.box IS NOT NULL AS "hasGeometry"`;
var storeyJoin = `
  LEFT JOIN plinth.elements s ON s.tenant = e.tenant AND s.project = e.project AND s.content = e.content
        AND s.express_id = e.storey_id`;
var inContent = "e.tenant = $1 AND e.project = $2 AND e.content = $3::bigint";
function addFilter(conditions, filter) {
  const { kind = "occurrence", classes: classes2, storey: storey2, name: name2, globalId, properties = [] } = filter;
  conditions.add(`e.kind = ${conditions.parameter(kind)}`);
  if (classes2 !== void 0) conditions.add(`e.class = ANY (${conditions.parameter(classes2)}::text[])`);
  if (name2 !== void 0) conditions.add(`e.name ILIKE ${conditions.parameter(containing(name2))}`);
  if (globalId !== void 0) conditions.add(`e.global_id = ${conditions.parameter(globalId)}`);
  if (storey2 !== void 0) conditions.add(`e.storey_id IN (${storeys(conditions.parameter(storey2))})`);
  for (const property of properties) addPropertyCondition(conditions, property);
}
var storeys = (wanted) => `
       SELECT t.express_id FROM plinth.elements t
        WHERE t.tenant = $1 AND t.project = $2 AND t.content = $3::bigint AND t.class = 'IfcBuildingStorey'
          AND (t.global_id = ${wanted} OR t.name = ${wanted} OR t.express_id::text = ${wanted})`;

// adapters/postgres/models/find-elements.ts
async function findElements(pool, { key, contentId }, filter, { limit, after }) {
  const conditions = new SqlConditions([inContent], [key.tenant, key.project, key.content]);
  addFilter(conditions, filter);
  if (after !== void 0) conditions.add(`e.express_id > ${conditions.parameter(after.expressId)}`);
  const { rows } = await pool.query(
    `SELECT ${summaryColumns}
  FROM plinth.elements e ${storeyJoin}
 WHERE ${conditions.text}
 ORDER BY e.express_id LIMIT ${conditions.parameter(limit + 1)}`,
    conditions.values
  );
  const elements = rows.slice(0, limit);
  const last = rows.length > limit ? elements.at(-1) : void 0;
  return { elements, next: last === void 0 ? null : { contentId, expressId: last.expressId } };
}
async function countClasses(pool, { key }) {
  const { rows } = await pool.query(
    `SELECT e.class, count(*)::integer AS elements, count(e.box)::integer AS "withGeometry"
       FROM plinth.elements e WHERE ${inContent} AND e.kind = 'occurrence'
      GROUP BY e.class ORDER BY elements DESC, e.class`,
    [key.tenant, key.project, key.content]
  );
  return rows;
}
async function elementDetails(pool, { key }, expressId) {
  const values = [key.tenant, key.project, key.content, expressId];
  const found = await pool.query(
    `SELECT e.record FROM plinth.elements e WHERE ${inContent} AND e.express_id = $4`,
    values
  );
  const [element2] = found.rows;
  if (element2 === void 0) return void 0;
  const { rows: sets } = await pool.query(
    `SELECT p.definition, e.source, e.set_express_ids
       FROM plinth.element_property_sets e
       JOIN plinth.property_sets p ON p.tenant = e.tenant AND p.project = e.project AND p.content = e.content
            AND p.set_id = e.set_id
      WHERE ${inContent} AND e.express_id = $4 ORDER BY e.position`,
    values
  );
  const propertySets = sets.map(({ definition, source, set_express_ids }) => ({
    source,
    ...definition,
    expressIds: set_express_ids.map(Number)
  }));
  return ElementDetails.parse({ element: element2.record, propertySets });
}

// adapters/postgres/models/find-near.ts
async function findNear(pool, postgis, { key }, query) {
  const conditions = new SqlConditions([inContent, `e.kind = 'occurrence'`], [key.tenant, key.project, key.content]);
  const question = new Question(postgis, conditions);
  const { within, classes: classes2, limit } = query;
  if ("box" in within) question.inBox(within.box);
  else if ("space" in within) question.inSpace(within.space);
  else if ("point" in within.of) question.aroundPoint(within.of.point, within.distance);
  else question.aroundElement(within.of.expressId, within.distance);
  if (classes2 !== void 0) conditions.add(`e.class = ANY (${conditions.parameter(classes2)}::text[])`);
  if (question.reference !== void 0 && !await exists(pool, key, question.reference)) return void 0;
  const { rows } = await pool.query(
    `SELECT ${summaryColumns}, ${question.distance} AS distance
  FROM plinth.elements e ${storeyJoin} ${question.join}
 WHERE ${conditions.text}
 ORDER BY distance, e.express_id LIMIT ${conditions.parameter(limit + 1)}`,
    conditions.values
  );
  const elements = rows.slice(0, limit).map(({ distance: distance2, ...hit }) => distance2 === null ? hit : { ...hit, distance: distance2 });
  return { elements, isComplete: rows.length <= limit };
}
var Question = class {
  join = "";
  distance = "NULL::double precision";
  /** The object that the question names: express id, and its class where that matters. */
  reference;
  #postgis;
  #conditions;
  constructor(postgis, conditions) {
    this.#postgis = postgis;
    this.#conditions = conditions;
  }
  inBox({ min, max }) {
    this.#touches("e.box", this.#box(this.#point(min), this.#point(max)));
  }
  aroundPoint(point, distance2) {
    this.#around(this.#point(point), distance2);
  }
  aroundElement(expressId, distance2) {
    this.#refer(expressId);
    this.#around("o.box", distance2);
    this.#conditions.add("e.express_id <> o.express_id");
  }
  /** What the file says to be in the space, and what has its centre in the box of it; not the space itself. */
  inSpace(expressId) {
    this.#refer(expressId, "IfcSpace");
    const pg = this.#postgis;
    this.#conditions.add("e.express_id <> o.express_id");
    this.#conditions.add(`e.space_id = o.express_id OR (e.class <> 'IfcSpace'
         AND e.box OPERATOR(${pg}.&&&) o.box AND ${pg}.ST_3DDistance(e.centroid, o.box) = 0)`);
  }
  /** The index has boxes in single precision, rounded outwards: what it finds is asked again. */
  #touches(box2, other3) {
    const pg = this.#postgis;
    this.#conditions.add(`${box2} OPERATOR(${pg}.&&&) ${other3} AND ${pg}.ST_3DDistance(${box2}, ${other3}) = 0`);
  }
  #around(center, distance2) {
    const by = this.#conditions.parameter(distance2);
    const pg = this.#postgis;
    const corner2 = (end, sign) => {
      const axes = ["X", "Y", "Z"].map((axis) => `${pg}.ST_${axis}${end}(${center}) ${sign} ${by}::double precision`);
      return `${pg}.ST_MakePoint(${axes.join(", ")})`;
    };
    this.#conditions.add(`e.box OPERATOR(${pg}.&&&) ${this.#box(corner2("Min", "-"), corner2("Max", "+"))}`);
    this.distance = `${pg}.ST_3DDistance(e.box, ${center})`;
    this.#conditions.add(`${this.distance} <= ${by}::double precision`);
  }
  #refer(expressId, className) {
    this.reference = { expressId, ...className !== void 0 && { class: className } };
    this.join = `
  JOIN plinth.elements o ON o.tenant = e.tenant AND o.project = e.project AND o.content = e.content
       AND o.express_id = ${this.#conditions.parameter(expressId)}`;
  }
  #point(point) {
    const axes = point.map((value) => `${this.#conditions.parameter(value)}::double precision`);
    return `${this.#postgis}.ST_MakePoint(${axes.join(", ")})`;
  }
  #box(min, max) {
    return `${this.#postgis}.ST_3DMakeBox(${min}, ${max})::${this.#postgis}.geometry`;
  }
};
async function exists(pool, { tenant, project, content }, reference) {
  const { rowCount } = await pool.query(
    `SELECT FROM plinth.elements e WHERE ${inContent} AND e.express_id = $4 AND ($5::text IS NULL OR e.class = $5)`,
    [tenant, project, content, reference.expressId, reference.class ?? null]
  );
  return rowCount === 1;
}

// adapters/postgres/models/model-list.ts
var selectVersions = `
SELECT m.model_id, m.name, v.number, v.version_id, v.file_name, v.created_at, c.content_id, c.ifc_schema,
       c.project_name, c.instances, c.products, c.elements, c.properties, c.coverage,
       count(*) OVER (PARTITION BY m.model_id)::integer AS versions,
       row_number() OVER (PARTITION BY m.model_id ORDER BY v.number DESC) AS age
  FROM plinth.models m
  JOIN plinth.model_versions v ON v.tenant = m.tenant AND v.project = m.project AND v.model_id = m.model_id
  JOIN plinth.contents c ON c.tenant = v.tenant AND c.project = v.project AND c.content = v.content
 WHERE m.tenant = $1 AND m.project = $2`;
async function listModels(pool, { tenant, project }, modelId) {
  const { rows } = await pool.query(
    `SELECT * FROM (${selectVersions} AND ($3::text IS NULL OR m.model_id = $3)) v
      WHERE age = 1 ORDER BY created_at DESC, model_id`,
    [tenant, project, modelId ?? null]
  );
  return rows.map((row2) => ({
    modelId: row2.model_id,
    name: row2.name,
    versions: row2.versions,
    current: modelVersion(row2)
  }));
}
async function listVersions(pool, { tenant, project }, modelId) {
  const { rows } = await pool.query(`${selectVersions} AND m.model_id = $3 ORDER BY v.number DESC`, [
    tenant,
    project,
    modelId
  ]);
  return rows.map(modelVersion);
}
function modelVersion(row2) {
  const { instances, products, elements, properties } = row2;
  return {
    versionId: row2.version_id,
    number: row2.number,
    fileName: row2.file_name,
    contentId: row2.content_id,
    schema: row2.ifc_schema,
    projectName: row2.project_name,
    createdAt: row2.created_at.toISOString(),
    counts: { instances, products, elements, properties },
    coverage: row2.coverage
  };
}
function deleteModel(pool, scope, modelId) {
  return changeVersions(pool, async (client) => {
    const contents = await deleteVersions(client, scope, modelId);
    const { rowCount } = await client.query(
      "DELETE FROM plinth.models WHERE tenant = $1 AND project = $2 AND model_id = $3",
      [scope.tenant, scope.project, modelId]
    );
    return rowCount === 0 ? void 0 : { contentIds: await giveUpUnused(client, scope, contents) };
  });
}
async function deleteVersions(client, { tenant, project }, modelId) {
  const { rows } = await client.query(
    "DELETE FROM plinth.model_versions WHERE tenant = $1 AND project = $2 AND model_id = $3 RETURNING content",
    [tenant, project, modelId]
  );
  return rows.map(({ content }) => content);
}

// adapters/postgres/models/remove-unused.ts
var ROWS_PER_DELETE = 2e4;
var contentTables = [
  "elements",
  "property_sets",
  "property_values",
  "element_property_sets",
  "spatial_tree",
  "relations"
];
async function removeUnused({ writes, isEmbedded }) {
  const { rows } = await writes.query(
    `SELECT tenant, project, content FROM plinth.contents WHERE state = 'unused'`
  );
  for (const { tenant, project, content } of rows) {
    const key = [tenant, project, content];
    for (const table of contentTables) await removeRows(writes, table, key);
    await writes.query("DELETE FROM plinth.contents WHERE tenant = $1 AND project = $2 AND content = $3", key);
  }
  if (rows.length === 0 || !isEmbedded) return;
  for (const table of contentTables) await writes.query(`VACUUM plinth.${table}`);
}
async function removeRows(pool, table, key) {
  const ofContent = `FROM plinth.${table} WHERE tenant = $1 AND project = $2 AND content = $3`;
  for (; ; ) {
    const { rows } = await pool.query(`SELECT EXISTS (SELECT ${ofContent}) AS found`, [...key]);
    if (!rows[0]?.found) return;
    await pool.query(
      `DELETE FROM plinth.${table} WHERE ctid = ANY (ARRAY(SELECT ctid ${ofContent} LIMIT ${ROWS_PER_DELETE}))`,
      [...key]
    );
  }
}

// adapters/postgres/load/lines.ts
import { setImmediate } from "node:timers/promises";

// adapters/postgres/load/clean-line.ts
var suspicious = /\\u(?:0000|d[89a-f])/i;
var untakeable = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
function cleanLine(line) {
  if (!suspicious.test(line)) return line;
  return JSON.stringify(
    JSON.parse(line),
    (_key, value) => typeof value === "string" ? value.replace(untakeable, "\uFFFD") : value
  );
}

// adapters/postgres/load/lines.ts
var SLICE_BYTES = 1 << 17;
var LINE_FEED = 10;
async function* lines(chunks2, onBytes) {
  let rest = [];
  for await (const chunk of chunks2) {
    for (let at2 = 0; at2 < chunk.length; at2 += SLICE_BYTES) {
      const slice = Buffer.from(chunk.buffer, chunk.byteOffset + at2, Math.min(SLICE_BYTES, chunk.length - at2));
      const end = slice.lastIndexOf(LINE_FEED);
      if (end === -1) {
        rest.push(Buffer.from(slice));
      } else {
        const whole = Buffer.concat([...rest, slice.subarray(0, end)]).toString();
        rest = [Buffer.from(slice.subarray(end + 1))];
        for (const line of whole.split("\n")) if (line !== "") yield cleanLine(line);
      }
      onBytes(slice.length);
      await setImmediate();
    }
  }
  const last = Buffer.concat(rest).toString();
  if (last !== "") yield cleanLine(last);
}
async function textOf(chunks2) {
  const parts = [];
  for await (const chunk of chunks2) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

// adapters/postgres/load/array-literal.ts
var needsEscape = /["\\]/;
var escapable = /["\\]/g;
function arrayLiteral(values) {
  let text2 = "{";
  for (let at2 = 0; at2 < values.length; at2++) {
    const value = values[at2] ?? null;
    if (at2 > 0) text2 += ",";
    if (value === null) text2 += "NULL";
    else if (typeof value !== "string") text2 += value;
    else text2 += needsEscape.test(value) ? `"${value.replace(escapable, "\\$&")}"` : `"${value}"`;
  }
  return `${text2}}`;
}

// adapters/postgres/load/table.ts
async function insertRows(client, table, { tenant, project, content }, rows) {
  if (rows.length === 0) return;
  const arrays = Object.values(table.inputs).map(({ type, of }) => {
    const values = rows.map(of);
    return type === "lines" ? values.join("\n") : arrayLiteral(values);
  });
  await client.query(insertStatement(table), [tenant, project, content, ...arrays]);
}
function insertStatement({ name: name2, inputs, columns = {}, without = [] }) {
  const names = Object.keys(inputs);
  const arrays = Object.values(inputs).map(({ type }, at2) => {
    const parameter = `$${at2 + 4}`;
    return type === "lines" ? `string_to_array(${parameter}, chr(10))` : `${parameter}::${type}[]`;
  });
  const targets = [
    ...names.filter((input) => !without.includes(input) && !(input in columns)),
    ...Object.keys(columns)
  ];
  const values = targets.map((target) => columns[target] ?? `u.${target}`);
  return `INSERT INTO plinth.${name2} (tenant, project, content, ${targets.join(", ")})
SELECT $1, $2, $3::bigint, ${values.join(", ")}
  FROM unnest(${arrays.join(", ")}) AS u(${names.join(", ")})`;
}

// adapters/postgres/load/batch.ts
var Batch = class {
  #pool;
  #key;
  #table;
  #size;
  #rows = [];
  #inserting = Promise.resolve();
  constructor(pool, key, table, size) {
    this.#pool = pool;
    this.#key = key;
    this.#table = table;
    this.#size = size;
  }
  /** Waits for the insert before where the row fills the batch; rejects where that failed. */
  async add(row2) {
    this.#rows.push(row2);
    if (this.#rows.length === this.#size) await this.#insert();
  }
  /** Resolves when all rows are inserted. */
  async finish() {
    await this.#insert();
    await this.#inserting;
  }
  /** Resolves when nothing is under way any more, whatever became of it. */
  async settle() {
    await Promise.allSettled([this.#inserting]);
  }
  async #insert() {
    const rows = this.#rows;
    this.#rows = [];
    await this.#inserting;
    this.#inserting = insertRows(this.#pool, this.#table, this.#key, rows);
    this.#inserting.catch(() => void 0);
  }
};

// adapters/postgres/load/element-rows.ts
var text = (of) => ({ type: "text", of: (row2) => of(row2.element) });
var id = (of) => ({ type: "bigint", of: (row2) => of(row2.element) ?? null });
var number = (of) => ({
  type: "double precision",
  of: ({ element: { geometry } }) => geometry === null ? null : of(geometry)
});
var corner = (end, axis) => number(({ box: box2 }) => box2[end][axis]);
var elementTable = (postgis) => ({
  name: "elements",
  inputs: {
    express_id: id(({ expressId }) => expressId),
    kind: text(({ kind }) => kind),
    class: text((element2) => element2.class),
    global_id: text(({ globalId }) => globalId),
    predefined_type: text(({ predefinedType }) => predefinedType),
    name: text(({ name: name2 }) => name2),
    description: text(({ description }) => description),
    object_type: text(({ objectType }) => objectType),
    tag: text(({ tag }) => tag),
    long_name: text(({ longName }) => longName),
    type_id: id(({ type }) => type?.expressId),
    type_name: text(({ type }) => type?.name ?? null),
    parent_id: id(({ parent }) => parent?.expressId),
    container_id: id(({ container }) => container?.expressId),
    storey_id: id(({ storey: storey2 }) => storey2?.expressId),
    space_id: id(({ space }) => space?.expressId),
    min_x: corner("min", 0),
    min_y: corner("min", 1),
    min_z: corner("min", 2),
    max_x: corner("max", 0),
    max_y: corner("max", 1),
    max_z: corner("max", 2),
    centroid_x: number(({ centroid: [x] }) => x),
    centroid_y: number(({ centroid: [, y] }) => y),
    centroid_z: number(({ centroid: [, , z17] }) => z17),
    volume: number(({ volume }) => volume),
    area: number(({ area }) => area),
    triangles: { type: "integer", of: ({ element: element2 }) => element2.geometry?.triangles ?? null },
    closed: { type: "boolean", of: ({ element: element2 }) => element2.geometry?.closed ?? null },
    materials: text((element2) => arrayLiteral(materialNames(element2))),
    classifications: text((element2) => arrayLiteral(classificationCodes(element2))),
    attributes: text((element2) => JSON.stringify(attributeValues(element2))),
    record: { type: "lines", of: ({ line }) => line }
  },
  without: ["min_x", "min_y", "min_z", "max_x", "max_y", "max_z", "centroid_x", "centroid_y", "centroid_z"],
  columns: {
    box: `CASE WHEN u.min_x IS NOT NULL THEN ${postgis}.ST_3DMakeBox(
            ${postgis}.ST_MakePoint(u.min_x, u.min_y, u.min_z),
            ${postgis}.ST_MakePoint(u.max_x, u.max_y, u.max_z))::${postgis}.geometry END`,
    centroid: `${postgis}.ST_MakePoint(u.centroid_x, u.centroid_y, u.centroid_z)`,
    materials: "u.materials::text[]",
    classifications: "u.classifications::text[]",
    attributes: "u.attributes::jsonb",
    record: "u.record::json"
  }
});
function materialNames({ materials }) {
  return distinct(materials.flatMap(({ material }) => namesIn(material)));
}
function namesIn(material) {
  switch (material.kind) {
    case "material":
      return [material.name];
    case "layerSet":
      return material.layers.map((layer) => layer.material?.name ?? null);
    case "profileSet":
      return material.profiles.map((profile) => profile.material?.name ?? null);
    case "constituentSet":
      return material.constituents.map((constituent) => constituent.material?.name ?? null);
    case "list":
      return material.materials.map(({ name: name2 }) => name2);
  }
}
function classificationCodes({ classifications }) {
  return distinct(classifications.map(({ identification, name: name2 }) => identification ?? name2));
}
var distinct = (texts) => [...new Set(texts.filter((text2) => text2 !== null))];
function attributeValues({ attributes }) {
  return Object.fromEntries(
    attributes.map((attribute) => [
      attribute.name,
      attribute.si ?? (attribute.kind === "single" ? attribute.value : attribute.values)
    ])
  );
}

// adapters/postgres/load/property-links.ts
import { createHash } from "node:crypto";
var linkTable = {
  name: "element_property_sets",
  inputs: {
    express_id: { type: "bigint", of: ({ expressId }) => expressId },
    position: { type: "integer", of: ({ position }) => position },
    owner_class: { type: "text", of: ({ ownerClass }) => ownerClass },
    set_id: { type: "integer", of: ({ setId }) => setId },
    source: { type: "text", of: ({ source }) => source },
    set_express_ids: { type: "text", of: ({ setExpressIds }) => arrayLiteral(setExpressIds) }
  },
  columns: { set_express_ids: "u.set_express_ids::bigint[]" }
};
var PropertySetNumbers = class {
  #ids = /* @__PURE__ */ new Map();
  /** One row for each set of the object, and the sets that were not met before. */
  add(object) {
    const added = [];
    const links = object.sets.map(({ source, expressIds, ...definition }, position) => {
      const text2 = JSON.stringify(definition);
      const hash = createHash("sha256").update(text2).digest("base64");
      let setId = this.#ids.get(hash);
      if (setId === void 0) {
        setId = this.#ids.size;
        this.#ids.set(hash, setId);
        added.push({ setId, definition, text: text2 });
      }
      const { expressId, class: ownerClass } = object;
      return { expressId, position, ownerClass, setId, source, setExpressIds: expressIds };
    });
    return { links, added };
  }
};

// adapters/postgres/load/value-text.ts
function valueText(value, type, unit, si) {
  if (Array.isArray(value)) return listText(value, type, unit);
  return {
    type,
    text: value === null ? null : String(value),
    number: typeof value === "number" ? value : null,
    unit: unit ?? null,
    si: typeof si === "number" ? si : null,
    boolean: typeof value === "boolean" ? value : null
  };
}
function listText(values, type, unit) {
  const texts = values.filter((value) => value !== null).map((value) => Array.isArray(value) ? value.join(" ") : String(value));
  const text2 = texts.length === 0 ? null : texts.join(", ");
  return { type, text: text2, number: null, unit: unit ?? null, si: null, boolean: null };
}

// adapters/postgres/load/property-rows.ts
var setTable = {
  name: "property_sets",
  inputs: {
    set_id: { type: "integer", of: ({ setId }) => setId },
    name: { type: "text", of: ({ definition }) => definition.name },
    kind: { type: "text", of: ({ definition }) => definition.kind },
    class: { type: "text", of: ({ definition }) => definition.class },
    definition: { type: "lines", of: ({ text: text2 }) => text2 }
  },
  columns: { definition: "u.definition::json" }
};
var valueTable = {
  name: "property_values",
  inputs: {
    set_id: { type: "integer", of: ({ setId }) => setId },
    position: { type: "integer", of: ({ position }) => position },
    set_name: { type: "text", of: ({ setName }) => setName },
    name: { type: "text", of: ({ name: name2 }) => name2 },
    kind: { type: "text", of: ({ kind }) => kind },
    value_type: { type: "text", of: ({ type }) => type },
    text_value: { type: "text", of: ({ text: text2 }) => text2 },
    number_value: { type: "double precision", of: ({ number: number2 }) => number2 },
    unit: { type: "text", of: ({ unit }) => unit },
    si_value: { type: "double precision", of: ({ si }) => si },
    boolean_value: { type: "boolean", of: ({ boolean }) => boolean }
  }
};
function* valueRows({ setId, definition }) {
  let position = 0;
  for (const { name: name2, property } of flat(definition.properties, "")) {
    yield {
      setId,
      position: position++,
      setName: definition.name,
      name: name2,
      kind: property.kind,
      ...typedValue(property)
    };
  }
}
function* flat(properties, prefix) {
  for (const property of properties) {
    const name2 = prefix + property.name;
    if (property.kind === "complex") yield* flat(property.properties, `${name2}.`);
    else yield { name: name2, property };
  }
}
function typedValue(property) {
  switch (property.kind) {
    case "single":
    case "quantity":
      return valueText(property.value, property.type, property.unit, property.si);
    case "enumerated":
    case "list": {
      const [value, ...others] = property.values;
      return value !== void 0 && others.length === 0 ? valueText(value, property.type, property.unit, property.si?.[0]) : listText(property.values, property.type, property.unit);
    }
    case "bounded": {
      const { lower, setPoint, upper } = property;
      const text2 = `${lower ?? ""} \u2026 ${upper ?? ""}${setPoint === null ? "" : ` (${setPoint})`}`;
      return { ...listText([], property.type, property.unit), text: text2 };
    }
    case "table": {
      const pairs = property.defining.values.map(
        (defining, row2) => `${defining}: ${property.defined.values[row2] ?? ""}`
      );
      return listText(pairs, property.defined.type, property.defined.unit);
    }
    case "reference":
      return listText(
        property.references.map(({ name: name2, expressId }) => name2 ?? `#${expressId}`),
        null,
        void 0
      );
  }
}

// adapters/postgres/load/relation-rows.ts
var relationTable = {
  name: "relations",
  inputs: {
    from_id: { type: "bigint", of: ({ fromId }) => fromId },
    relation: { type: "text", of: ({ relation }) => relation },
    position: { type: "integer", of: ({ position }) => position },
    to_id: { type: "bigint", of: ({ toId }) => toId },
    to_class: { type: "text", of: ({ toClass }) => toClass },
    to_name: { type: "text", of: ({ toName }) => toName },
    via_id: { type: "bigint", of: ({ viaId }) => viaId },
    via_class: { type: "text", of: ({ viaClass }) => viaClass }
  }
};
function* relationRows(element2) {
  for (const [relation, related] of Object.entries(relationsOf(element2))) {
    for (const [position, { to, via }] of related.entries()) {
      yield {
        fromId: element2.expressId,
        relation,
        position,
        toId: to.expressId,
        toClass: to.class ?? null,
        toName: to.name ?? null,
        viaId: via?.expressId ?? null,
        viaClass: via?.class ?? null
      };
    }
  }
}
function relationsOf(element2) {
  const { ports = [], connectedTo = [], connections = [], boundaries = [] } = element2;
  const links = Object.entries(element2.links).map(([name2, refs = []]) => [name2, refs.map(plain)]);
  return {
    type: some(element2.type),
    parent: some(element2.parent),
    container: some(element2.container),
    portOf: some(element2.portOf),
    ...Object.fromEntries(links),
    ports: ports.map(plain),
    connectedTo: connectedTo.map(({ port }) => plain(port)),
    connections: connections.map((via) => ({ to: via.element, via })),
    boundaries: boundaries.flatMap((via) => via.element === null ? [] : [{ to: via.element, via: plainTarget(via) }]),
    materials: element2.materials.map(({ material }) => plain(material)),
    classifications: element2.classifications.map(plain),
    layers: element2.layers.map(plain)
  };
}
var plain = (to) => ({ to });
var plainTarget = ({ expressId, class: className }) => ({
  expressId,
  class: className
});
var some = (to) => to ? [{ to }] : [];

// adapters/postgres/load/tree-rows.ts
var spatial2 = (of) => (row2) => row2.node.kind === "element" ? null : of(row2.node);
var treeTable = {
  name: "spatial_tree",
  inputs: {
    position: { type: "integer", of: ({ position }) => position },
    depth: { type: "integer", of: ({ ancestors }) => ancestors.length },
    is_placed: { type: "boolean", of: ({ isPlaced }) => isPlaced },
    express_id: { type: "bigint", of: ({ node }) => node.expressId },
    parent_id: { type: "bigint", of: ({ ancestors }) => ancestors.at(-1) ?? null },
    ancestors: { type: "text", of: ({ ancestors }) => arrayLiteral(ancestors) },
    kind: { type: "text", of: ({ node }) => node.kind },
    class: { type: "text", of: ({ node }) => node.class },
    global_id: { type: "text", of: ({ node }) => node.globalId },
    name: { type: "text", of: ({ node }) => node.name },
    long_name: { type: "text", of: spatial2(({ longName }) => longName) },
    elevation: { type: "double precision", of: spatial2(({ elevation }) => elevation) },
    z: { type: "double precision", of: spatial2(({ z: z17 }) => z17) }
  },
  columns: { ancestors: "u.ancestors::bigint[]" }
};
function* treeRows({ roots, unplaced }) {
  let position = 0;
  const waiting = [
    ...unplaced.map((node) => ({ node, isPlaced: false, ancestors: [] })).reverse(),
    ...roots.map((node) => ({ node, isPlaced: true, ancestors: [] })).reverse()
  ];
  for (let next = waiting.pop(); next !== void 0; next = waiting.pop()) {
    const { node, isPlaced } = next;
    yield { ...next, position: position++ };
    const ancestors = [...next.ancestors, node.expressId];
    for (const child of node.children.toReversed()) waiting.push({ node: child, isPlaced, ancestors });
  }
}

// adapters/postgres/load/load-rows.ts
var WIDE_ROWS = 1e3;
var NARROW_ROWS = 5e3;
async function loadRows(request) {
  const batches = [];
  const batch = (table, size) => {
    const made = new Batch(request.pool, request.key, table, size);
    batches.push(made);
    return made;
  };
  try {
    const elements = await loadElements(request, batch);
    const properties = await loadProperties(request, batch);
    await loadTree(request, batch);
    return { elements, properties };
  } finally {
    await Promise.all(batches.map((made) => made.settle()));
  }
}
async function loadElements({ postgis, artifacts, onBytes }, batch) {
  const elements = batch(elementTable(postgis), WIDE_ROWS);
  const relations = batch(relationTable, NARROW_ROWS);
  let count = 0;
  for await (const line of lines(artifacts("elements.ndjson"), onBytes)) {
    const element2 = Element.parse(JSON.parse(line));
    await elements.add({ element: element2, line });
    for (const row2 of relationRows(element2)) await relations.add(row2);
    count++;
  }
  await elements.finish();
  await relations.finish();
  return count;
}
async function loadProperties({ artifacts, onBytes }, batch) {
  const numbers = new PropertySetNumbers();
  const sets = batch(setTable, WIDE_ROWS);
  const values = batch(valueTable, NARROW_ROWS);
  const links = batch(linkTable, NARROW_ROWS);
  let count = 0;
  for await (const line of lines(artifacts("properties.ndjson"), onBytes)) {
    const object = ObjectProperties.parse(JSON.parse(line));
    const { added, links: itsLinks } = numbers.add(object);
    for (const set of added) {
      await sets.add(set);
      for (const row2 of valueRows(set)) await values.add(row2);
    }
    for (const row2 of itsLinks) await links.add(row2);
    for (const set of object.sets) count += set.properties.length;
  }
  await sets.finish();
  await values.finish();
  await links.finish();
  return count;
}
async function loadTree({ artifacts, onBytes }, batch) {
  const text2 = await textOf(artifacts("tree.json"));
  const tree = batch(treeTable, NARROW_ROWS);
  for (const row2 of treeRows(SpatialTree.parse(JSON.parse(cleanLine(text2))))) await tree.add(row2);
  await tree.finish();
  onBytes(Buffer.byteLength(text2));
}

// adapters/postgres/load/model-head.ts
import { z as z16 } from "zod";
var Count5 = z16.number().int().nonnegative();
var ModelHead = z16.object({
  contentId: z16.string().min(1),
  engine: z16.string(),
  source: z16.object({ bytes: Count5, sha256: z16.string() }),
  coverage: CoverageCounts,
  artifacts: z16.array(z16.object({ name: z16.string(), bytes: Count5 })),
  ...ModelMetadata.pick({ schema: true, project: true, counts: true, units: true, georeference: true }).shape
});

// adapters/postgres/models/save-version.ts
var TOUCH_MS = 1e4;
async function saveVersion(save) {
  const { database, scope, version } = save;
  save.options.signal?.throwIfAborted();
  const head = ModelHead.parse(JSON.parse(await textOf(save.artifacts("model.json"))));
  const shown = await changeVersions(database.writes, async (client) => {
    const content = await findReady(client, scope, head.contentId);
    return content === void 0 ? void 0 : show(client, scope, version, content);
  });
  const unused = shown ?? await loadAndShow(save, head);
  await removeUnused(database);
  return { contentIds: unused };
}
async function loadAndShow(save, head) {
  const { database, scope } = save;
  const key = await beginContent(database.writes, scope, head);
  try {
    const counts2 = await load(save, head, key);
    const unused = await changeVersions(database.writes, (client) => finish(client, save, head, key, counts2));
    await discardContent(database.writes, key);
    return unused;
  } catch (error2) {
    await discardContent(database.writes, key).then(() => removeUnused(database)).catch(() => void 0);
    throw error2;
  }
}
async function finish(client, save, head, key, counts2) {
  const { scope, version } = save;
  const other3 = await findReady(client, scope, head.contentId);
  if (other3 === void 0) await makeReady(client, key, counts2);
  return show(client, scope, version, other3 ?? key.content);
}
async function load({ database, artifacts, options }, head, key) {
  const { writes: pool, postgis } = database;
  const total = bytesOf(head, ["elements.ndjson", "properties.ndjson", "tree.json"]);
  let done = 0;
  const onBytes = (bytes) => {
    options.signal?.throwIfAborted();
    done += bytes;
    options.onProgress?.(Math.min(done, total), total);
  };
  let touched = Promise.resolve();
  const touching = setInterval(() => {
    touched = touched.then(() => touchContent(pool, key)).catch(() => void 0);
  }, TOUCH_MS);
  try {
    const counts2 = await loadRows({ pool, postgis, key, artifacts, onBytes });
    for (const table of contentTables) await pool.query(`ANALYZE plinth.${table}`);
    return counts2;
  } finally {
    clearInterval(touching);
    await touched;
  }
}
var bytesOf = ({ artifacts }, names) => artifacts.filter(({ name: name2 }) => names.includes(name2)).reduce((sum, { bytes }) => sum + bytes, 0);
async function show(client, scope, version, content) {
  const { tenant, project } = scope;
  const { modelId, versionId, name: name2, fileName, createdAt: createdAt2 } = version;
  await client.query(
    `INSERT INTO plinth.models (tenant, project, model_id, name, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant, project, model_id) DO UPDATE SET name = excluded.name`,
    [tenant, project, modelId, name2, createdAt2]
  );
  const { rows } = await client.query(
    "SELECT content FROM plinth.model_versions WHERE tenant = $1 AND project = $2 AND version_id = $3",
    [tenant, project, versionId]
  );
  const [before] = rows;
  if (before === void 0) {
    await client.query(
      `INSERT INTO plinth.model_versions (tenant, project, model_id, number, version_id, file_name, created_at, content)
       SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7::bigint FROM plinth.model_versions
        WHERE tenant = $1 AND project = $2 AND model_id = $3`,
      [tenant, project, modelId, versionId, fileName, createdAt2, content]
    );
    return [];
  }
  await client.query(
    `UPDATE plinth.model_versions SET content = $5::bigint
      WHERE tenant = $1 AND project = $2 AND model_id = $3 AND version_id = $4`,
    [tenant, project, modelId, versionId, content]
  );
  return before.content === content ? [] : giveUpUnused(client, scope, [before.content]);
}

// adapters/postgres/models/model-repository.ts
var QUESTION_TIMEOUT_MS = 3e4;
var PostgresModelRepository = class {
  #database;
  constructor(database) {
    const { postgis, isEmbedded } = database;
    const writes = database.pool({ statementTimeoutMs: 0 });
    const reads = database.pool({ statementTimeoutMs: QUESTION_TIMEOUT_MS });
    this.#database = { writes, reads, postgis, isEmbedded };
  }
  saveVersion(scope, version, artifacts, options = {}) {
    return saveVersion({ database: this.#database, scope, version, artifacts, options });
  }
  listModels(scope) {
    return listModels(this.#database.reads, scope);
  }
  async getModel(scope, modelId) {
    const [model] = await listModels(this.#database.reads, scope, modelId);
    return model;
  }
  versions(scope, modelId) {
    return listVersions(this.#database.reads, scope, modelId);
  }
  async deleteModel(scope, modelId) {
    const unused = await deleteModel(this.#database.writes, scope, modelId);
    await removeUnused(this.#database);
    return unused;
  }
  classCounts(scope, modelId) {
    return this.#ask(scope, modelId, countClasses);
  }
  async elements(scope, modelId, filter, page) {
    const { reads } = this.#database;
    const content = await shownContent(reads, scope, modelId, page.after?.contentId);
    return content && findElements(reads, content, filter, page);
  }
  element(scope, modelId, expressId) {
    return this.#ask(scope, modelId, (pool, content) => elementDetails(pool, content, expressId));
  }
  findNear(scope, modelId, query) {
    return this.#ask(scope, modelId, (pool, content) => findNear(pool, this.#database.postgis, content, query));
  }
  async removeAbandoned(idleSeconds) {
    await discardAbandoned(this.#database.writes, idleSeconds);
    await removeUnused(this.#database);
  }
  async #ask(scope, modelId, question) {
    const { reads } = this.#database;
    const content = await shownContent(reads, scope, modelId);
    return content && question(reads, content);
  }
};

// test/contract/job-repository.contract.ts
import { describe, expect, it } from "@jest/globals";

// test/support/jobs.ts
import { randomUUID } from "node:crypto";

// core/jobs/events.ts
var transitions = {
  uploaded: { from: ["awaiting_upload"], to: "scanning" },
  accepted: { from: ["scanning"], to: "queued" },
  started: { from: ["queued"], to: "processing" },
  identified: { from: ["processing"], to: "processing" },
  progressed: { from: ["processing"], to: "processing" },
  interrupted: { from: ["processing"], to: "queued" },
  succeeded: { from: ["processing"], to: "succeeded" },
  rejected: { from: ["awaiting_upload", "scanning", "processing"], to: "rejected" },
  failed: { from: ["scanning", "queued", "processing"], to: "failed" },
  cancelled: { from: ["awaiting_upload", "scanning", "queued", "processing"], to: "cancelled" },
  retried: { from: ["failed", "cancelled"], to: "scanning" }
};

// core/jobs/apply-event.ts
function applyEvent(job2, event, at2) {
  const { from, to } = transitions[event.kind];
  if (!from.includes(job2.state)) return void 0;
  if (event.kind === "retried" && !hasUpload(job2)) return void 0;
  const now = at2.toISOString();
  const entered = to === job2.state ? [] : [{ state: to, at: now }];
  return {
    ...job2,
    state: to,
    transitions: [...job2.transitions, ...entered],
    updatedAt: now,
    version: job2.version + 1,
    ...consequences(job2, event, at2)
  };
}
function hasUpload(job2) {
  return job2.transitions.some(({ state }) => state === "scanning");
}
function consequences(job2, event, at2) {
  switch (event.kind) {
    case "uploaded": {
      const { bytes, sha256, uploadId, uploadVersion = null } = event;
      return { bytes, sha256: sha256 ?? job2.sha256, uploadId, uploadVersion };
    }
    case "accepted":
      return event.uploadVersion === void 0 ? {} : { uploadVersion: event.uploadVersion };
    case "identified":
      return { sha256: event.sha256 };
    case "started":
      return { ...untouched, attempts: job2.attempts + 1, timings: { queueMs: waited(job2, at2) } };
    case "progressed":
      return { stage: event.stage, percent: Math.max(job2.percent, event.percent) };
    case "succeeded": {
      const { contentId, coverage, timings, peakMemoryMB } = event;
      return { stage: null, percent: 100, contentId, coverage, timings: { ...job2.timings, ...timings }, peakMemoryMB };
    }
    case "rejected":
    case "failed":
      return { stage: null, error: event.error };
    case "cancelled":
      return { stage: null };
    case "interrupted":
    case "retried":
      return untouched;
  }
}
var untouched = { stage: null, percent: 0, error: null, timings: {}, peakMemoryMB: null };
function waited(job2, at2) {
  const queued = job2.transitions.findLast(({ state }) => state === "queued");
  return queued === void 0 ? 0 : Math.max(0, at2.getTime() - Date.parse(queued.at));
}

// core/jobs/new-job.ts
function newJob({ scope, ...given }, at2) {
  const now = at2.toISOString();
  return {
    tenant: scope.tenant,
    project: scope.project,
    ...given,
    uploadVersion: null,
    state: "awaiting_upload",
    stage: null,
    percent: 0,
    attempts: 0,
    transitions: [{ state: "awaiting_upload", at: now }],
    timings: {},
    peakMemoryMB: null,
    error: null,
    contentId: null,
    coverage: null,
    createdAt: now,
    updatedAt: now,
    version: 0
  };
}

// test/support/jobs.ts
var someSha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
var someUploadId = "a3bb189e-8bf9-4888-9912-ace4e6543002";
function someJob(given = {}) {
  const { createdAt: createdAt2 = "2026-01-02T03:04:05.000Z" } = given;
  const request = {
    scope: localScope,
    id: randomUUID(),
    modelId: randomUUID(),
    uploadId: randomUUID(),
    fileName: "house.ifc",
    bytes: 1e3,
    sha256: null
  };
  return { ...newJob(request, new Date(createdAt2)), ...given };
}
var uploaded = { kind: "uploaded", bytes: 1e3, sha256: someSha256, uploadId: someUploadId };
var processing = [uploaded, { kind: "accepted" }, { kind: "started" }];
var error = { code: "test/error", message: "It went wrong.", remedy: "Try again." };
var counts = { expected: 3, produced: 2, failed: 1, empty: 0 };
var succeeded = {
  kind: "succeeded",
  contentId: "0123456789abcdef",
  coverage: counts,
  timings: { indexMs: 1, dataMs: 2, geometryMs: 3, writeMs: 4, loadMs: 5 },
  peakMemoryMB: 300
};
var waysTo = {
  awaiting_upload: [],
  scanning: [uploaded],
  queued: [uploaded, { kind: "accepted" }],
  processing,
  succeeded: [...processing, succeeded],
  failed: [...processing, { kind: "failed", error }],
  cancelled: [...processing, { kind: "cancelled" }],
  rejected: [...processing, { kind: "rejected", error }]
};
function jobAfter(events, job2 = someJob()) {
  return events.reduce((before, event) => {
    const after = applyEvent(before, event, new Date(Date.parse(before.updatedAt) + 1e3));
    if (after === void 0) throw new Error(`${event.kind} cannot happen to a job that is ${before.state}.`);
    return after;
  }, job2);
}

// test/contract/job-repository.contract.ts
var other = { tenant: "other", project: "local" };
var all = { limit: 100 };
async function holding(open, ...jobs) {
  const repository = await open();
  for (const job2 of jobs) await repository.insert(job2);
  return repository;
}
var idsOf = (jobs) => jobs.map(({ id: id2 }) => id2);
var at = (second) => someJob(createdAt(second));
var createdAt = (second) => ({ createdAt: `2026-01-01T00:00:0${second}.000Z` });
function jobRepositoryContract(name2, open) {
  describe(`${name2} as a JobRepository`, () => {
    it("gives back every field of a job", async () => {
      const job2 = jobAfter(waysTo.succeeded);
      const repository = await holding(open, job2);
      expect(await repository.get(localScope, job2.id)).toEqual(job2);
    });
    it("knows nothing of an id that was never stored", async () => {
      expect(await (await open()).get(localScope, someJob().id)).toBeUndefined();
    });
    it("refuses a second job of the same id", async () => {
      const job2 = someJob();
      const repository = await holding(open, job2);
      await expect(repository.insert({ ...job2, fileName: "second.ifc" })).rejects.toThrow();
      expect(await repository.get(localScope, job2.id)).toEqual(job2);
    });
    it("stores a change over the version it was made from", async () => {
      const job2 = someJob();
      const repository = await holding(open, job2);
      const changed = jobAfter(waysTo.scanning, job2);
      expect(await repository.update(changed)).toBe(true);
      expect(await repository.get(localScope, job2.id)).toEqual(changed);
    });
    it("stores nothing of a change that another was faster than", async () => {
      const job2 = someJob();
      const repository = await holding(open, job2);
      const first = jobAfter([{ kind: "cancelled" }], job2);
      expect(await repository.update(first)).toBe(true);
      expect(await repository.update(jobAfter(waysTo.scanning, job2))).toBe(false);
      expect(await repository.get(localScope, job2.id)).toEqual(first);
    });
    it("lets exactly one of many writers at once win", async () => {
      const job2 = someJob();
      const repository = await holding(open, job2);
      const change = jobAfter(waysTo.scanning, job2);
      const stored = await Promise.all(Array.from({ length: 8 }, () => repository.update(change)));
      expect(stored.filter(Boolean)).toHaveLength(1);
    });
    it("changes no job that it does not have", async () => {
      const repository = await open();
      const job2 = jobAfter(waysTo.scanning);
      expect(await repository.update(job2)).toBe(false);
      expect(await repository.get(localScope, job2.id)).toBeUndefined();
    });
    it("lists the newest first, those of one moment by id, page by page", async () => {
      const [a, b, c, d] = [at(1), at(2), at(2), at(3)];
      const [later, earlier] = b.id > c.id ? [b, c] : [c, b];
      const repository = await holding(open, b, d, a, c);
      expect(idsOf(await repository.list(localScope, {}, all))).toEqual(idsOf([d, later, earlier, a]));
      expect(idsOf(await repository.list(localScope, {}, { limit: 2 }))).toEqual(idsOf([d, later]));
      expect(idsOf(await repository.list(localScope, {}, { limit: 2, after: later }))).toEqual(idsOf([earlier, a]));
      expect(await repository.list(localScope, {}, { limit: 2, after: a })).toEqual([]);
    });
    it("lists by model, upload, checksum and state", async () => {
      const scanning = jobAfter(waysTo.scanning);
      const queued = jobAfter(waysTo.queued, someJob({ modelId: scanning.modelId }));
      const waiting = someJob();
      const repository = await holding(open, scanning, queued, waiting);
      const list = async (filter) => new Set(idsOf(await repository.list(localScope, filter, all)));
      expect(await list({ modelId: scanning.modelId })).toEqual(/* @__PURE__ */ new Set([scanning.id, queued.id]));
      expect(await list({ uploadId: waiting.uploadId })).toEqual(/* @__PURE__ */ new Set([waiting.id]));
      expect(await list({ uploadId: someUploadId })).toEqual(/* @__PURE__ */ new Set([scanning.id, queued.id]));
      expect(await list({ sha256: someSha256 })).toEqual(/* @__PURE__ */ new Set([scanning.id, queued.id]));
      expect(await list({ states: ["queued", "awaiting_upload"] })).toEqual(/* @__PURE__ */ new Set([queued.id, waiting.id]));
      expect(await list({ modelId: scanning.modelId, states: ["queued"] })).toEqual(/* @__PURE__ */ new Set([queued.id]));
      expect(await list({ states: [] })).toEqual(/* @__PURE__ */ new Set());
    });
    it("keeps tenants and projects apart", async () => {
      const job2 = someJob();
      const repository = await holding(open, job2);
      expect(await repository.get(other, job2.id)).toBeUndefined();
      expect(await repository.list(other, {}, all)).toEqual([]);
      expect(await repository.update({ ...jobAfter(waysTo.scanning, job2), ...other })).toBe(false);
      await repository.remove(other, job2.id);
      expect(await repository.get(localScope, job2.id)).toEqual(job2);
    });
    it("tells the jobs of every tenant that are in a state, oldest first", async () => {
      const young = someJob({ ...createdAt(3), ...other });
      const old = someJob(createdAt(1));
      const repository = await holding(open, young, jobAfter(waysTo.queued, someJob(createdAt(2))), old);
      expect(idsOf(await repository.listByState(["awaiting_upload", "scanning"]))).toEqual(idsOf([old, young]));
    });
    it("forgets a removed job, and only that", async () => {
      const [gone, kept] = [someJob(), someJob()];
      const repository = await holding(open, gone, kept);
      await repository.remove(localScope, gone.id);
      await repository.remove(localScope, gone.id);
      expect(idsOf(await repository.list(localScope, {}, all))).toEqual([kept.id]);
    });
    it("is not changed by what happens to a job after it was given or taken", async () => {
      const job2 = someJob();
      const repository = await holding(open, job2);
      job2.transitions.push({ state: "failed", at: job2.createdAt });
      (await repository.get(localScope, job2.id))?.transitions.pop();
      expect((await repository.get(localScope, job2.id))?.transitions).toHaveLength(1);
    });
  });
}

// test/contract/model-repository.contract.ts
import { describe as describe4, expect as expect4, it as it4 } from "@jest/globals";

// test/support/database-model.ts
function someElement(given) {
  return {
    kind: "occurrence",
    globalId: `guid-${given.expressId}`,
    class: "IfcWall",
    predefinedType: null,
    name: `Element ${given.expressId}`,
    description: null,
    objectType: null,
    tag: null,
    longName: null,
    type: null,
    parent: null,
    container: null,
    storey: null,
    space: null,
    placement: null,
    attributes: [],
    materials: [],
    classifications: [],
    layers: [],
    links: {},
    geometry: null,
    ...given
  };
}
function boxGeometry(min, max) {
  const [x = 0, y = 0, z17 = 0] = max.map((end, axis) => end - (min[axis] ?? 0));
  const centroid = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
  return {
    triangles: 12,
    box: { min, max },
    volume: x * y * z17,
    area: 2 * (x * y + y * z17 + z17 * x),
    centroid,
    closed: true
  };
}
function boxDistance(a, b) {
  const gaps = [0, 1, 2].map((axis) => {
    const at2 = (point) => point[axis] ?? Number.NaN;
    return Math.max(0, at2(b.min) - at2(a.max), at2(a.min) - at2(b.max));
  });
  return Math.hypot(...gaps);
}
function someSet(expressId, name2, properties, given = {}) {
  return {
    expressId,
    globalId: `guid-${expressId}`,
    class: "IfcWall",
    sets: [
      {
        source: "occurrence",
        name: name2,
        kind: "PropertySet",
        class: "IfcPropertySet",
        expressIds: [expressId + 1e4],
        properties,
        ...given
      }
    ]
  };
}
var single = (name2, value) => ({
  kind: "single",
  name: name2,
  type: null,
  value
});
var length = (name2, millimetres) => ({
  kind: "single",
  name: name2,
  type: "IfcLengthMeasure",
  value: millimetres,
  unit: "mm",
  si: millimetres / 1e3
});
function artifactsOf(model, chunkBytes = 1 << 16) {
  const { elements = [], properties = [], tree = { roots: [], unplaced: [] } } = model;
  const ndjson = (records) => records.map((record) => `${JSON.stringify(record)}
`).join("");
  const rows = {
    "elements.ndjson": ndjson(elements),
    "properties.ndjson": ndjson(properties),
    "tree.json": `${JSON.stringify(tree, null, 1)}
`
  };
  const artifacts = Object.entries(rows).map(([name2, text2]) => ({ name: name2, bytes: Buffer.byteLength(text2) }));
  const texts = {
    ...rows,
    "model.json": JSON.stringify({ ...someHead, contentId: model.contentId, artifacts })
  };
  return (name2) => chunks(Buffer.from(texts[name2]), chunkBytes);
}
function* chunks(bytes, size) {
  for (let at2 = 0; at2 < bytes.length; at2 += size) yield bytes.subarray(at2, at2 + size);
}
var someHead = {
  engine: "test",
  source: { bytes: 1e3, sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  schema: { identifier: "IFC4", readAs: "IFC4", exact: true },
  project: null,
  coverage: { expected: 3, produced: 2, failed: 1, empty: 0 },
  counts: { instances: 100, products: 10, byClass: { IfcWall: 10 }, instancesByClass: { IFCWALL: 10 } },
  units: [],
  georeference: { mapConversion: null, crs: null, sites: [], buildings: [] }
};
var versions = 0;
function someVersion(given = {}) {
  versions++;
  return {
    modelId: `model-${versions}`,
    versionId: `version-${versions}`,
    name: "House",
    fileName: "house.ifc",
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, versions)).toISOString(),
    ...given
  };
}

// test/contract/element-queries.contract.ts
import { describe as describe2, expect as expect2, it as it2 } from "@jest/globals";
import fc from "fast-check";
var storey = { expressId: 90, globalId: "guid-90" };
var house = {
  contentId: "house",
  elements: [
    someElement({ expressId: 90, class: "IfcBuildingStorey", name: "Ground floor" }),
    someElement({ expressId: 1, name: "100% wall", storey, geometry: boxGeometry([0, 0, 0], [1, 1, 1]) }),
    someElement({ expressId: 2, name: "South WALL", globalId: "it's" }),
    someElement({ expressId: 3, class: "IfcDoor", name: "Front door", storey }),
    someElement({ expressId: 4, kind: "type", class: "IfcDoorType", name: "Door 900" }),
    someElement({ expressId: 5, class: "IfcDoor", name: null })
  ],
  properties: [
    someSet(1, "Pset", [single("Load", true), length("Width", 240), single("Mark", "W-1")]),
    someSet(2, "Pset", [single("Load", false), length("Width", 300), single("Mark", "12")]),
    someSet(3, "Pset", [length("Width", 240), single("Mark", "d_1")], { source: "type" }),
    someSet(5, "My.Set", [
      { kind: "enumerated", name: "Status", type: "IfcLabel", values: ["NEW"], enumeration: "PEnum" },
      { kind: "list", name: "Colours", type: "IfcLabel", values: ["red", "green"] },
      { kind: "complex", name: "Lock", properties: [single("Kind", "cylinder")] }
    ])
  ]
};
var all2 = { limit: 100 };
function elementQueriesContract(name2, open) {
  describe2(`${name2}, asked for elements`, () => {
    async function stored(model = house, chunkBytes) {
      const models = await open();
      const version = someVersion();
      await models.saveVersion(localScope, version, artifactsOf(model, chunkBytes));
      const find = async (filter) => (await models.elements(localScope, version.modelId, filter, all2))?.elements.map(({ expressId }) => expressId);
      return { models, version, find, modelId: version.modelId };
    }
    it2("finds by kind, class, storey, name and GlobalId", async () => {
      const { find } = await stored();
      const found = [
        [{}, [1, 2, 3, 5, 90]],
        [{ kind: "type" }, [4]],
        [{ classes: ["IfcDoor"] }, [3, 5]],
        [{ classes: ["IfcDoor", "IfcWall"] }, [1, 2, 3, 5]],
        [{ classes: ["IfcRoof"] }, []],
        [{ storey: "Ground floor" }, [1, 3]],
        [{ storey: "guid-90", classes: ["IfcDoor"] }, [3]],
        [{ storey: "90" }, [1, 3]],
        [{ storey: "1" }, []],
        [{ name: "wall" }, [1, 2]],
        [{ name: "0%" }, [1]],
        [{ name: "%" }, [1]],
        [{ name: "_" }, []],
        [{ globalId: "it's" }, [2]],
        [{ globalId: "'; DROP TABLE plinth.elements; --" }, []]
      ];
      for (const [filter, ids] of found) expect2({ filter, ids: await find(filter) }).toEqual({ filter, ids });
    });
    it2("finds by what a property says", async () => {
      const { find } = await stored();
      const found = [
        ["Pset.Load=true", [1]],
        ["Pset.Load!=true", [2]],
        ["Pset.Width=0.24", [1, 3]],
        ["Pset.Width!=0.24", [2]],
        ["Pset.Width>0.24", [2]],
        ["Pset.Width>=0.24", [1, 2, 3]],
        ["Pset.Width<0.3", [1, 3]],
        ["Pset.Width<=.3", [1, 2, 3]],
        ["Pset.Width>wide", []],
        ["Pset.Mark=W-1", [1]],
        ["Pset.Mark=w-1", []],
        ["Pset.Mark=12", [2]],
        ["Pset.Mark~-1", [1]],
        ["Pset.Mark~D_", [3]],
        ["Pset.Missing!=1", []],
        ['"My.Set".Status=NEW', [5]],
        ['"My.Set".Colours~green', [5]],
        ['"My.Set"."Lock.Kind"=cylinder', [5]]
      ];
      for (const [text2, ids] of found) {
        const condition = parsePropertyCondition(text2);
        expect2({ text: text2, ids: condition && await find({ properties: [condition] }) }).toEqual({ text: text2, ids });
      }
    });
    it2("wants all conditions to hold", async () => {
      const { find } = await stored();
      const properties = ["Pset.Width=0.24", "Pset.Mark~1"].flatMap((text2) => parsePropertyCondition(text2) ?? []);
      expect2(await find({ classes: ["IfcDoor"], properties })).toEqual([3]);
    });
    it2("goes through a list page by page", async () => {
      const { models, modelId } = await stored();
      const first = await models.elements(localScope, modelId, {}, { limit: 2 });
      expect2(first).toMatchObject({ elements: [{ expressId: 1 }, { expressId: 2 }], next: { expressId: 2 } });
      const after = first?.next;
      const second = after && await models.elements(localScope, modelId, {}, { limit: 3, after });
      expect2(second?.elements.map(({ expressId }) => expressId)).toEqual([3, 5, 90]);
      expect2(second?.next).toBeNull();
    });
    it2("goes on in the content in which a list began, as long as it is there", async () => {
      const { models, version, modelId } = await stored();
      const after = { contentId: "house", expressId: 1 };
      const next = { ...someVersion(), modelId };
      await models.saveVersion(localScope, next, artifactsOf({ contentId: "empty" }));
      expect2(await models.elements(localScope, modelId, {}, all2)).toEqual({ elements: [], next: null });
      expect2((await models.elements(localScope, modelId, {}, { ...all2, after }))?.elements).toHaveLength(4);
      await models.saveVersion(localScope, version, artifactsOf({ contentId: "empty" }));
      expect2(await models.elements(localScope, modelId, {}, { ...all2, after })).toBeUndefined();
    });
    it2("tells what an element of a list is", async () => {
      const { models, modelId } = await stored();
      const page = await models.elements(localScope, modelId, { name: "100%" }, all2);
      expect2(page?.elements).toEqual([
        {
          expressId: 1,
          globalId: "guid-1",
          class: "IfcWall",
          predefinedType: null,
          name: "100% wall",
          typeName: null,
          storey: "Ground floor",
          hasGeometry: true
        }
      ]);
    });
    it2("gives back everything of one object, whether sets are shared or not", async () => {
      const shared = [length("Width", 240)];
      const [first, second] = [someElement({ expressId: 1 }), someElement({ expressId: 2 })];
      const properties = [someSet(1, "Pset", shared), someSet(2, "Pset", shared, { source: "type" })];
      const { models, modelId } = await stored({ contentId: "shared", elements: [first, second], properties });
      expect2(await models.element(localScope, modelId, 1)).toEqual({
        element: first,
        propertySets: properties[0]?.sets
      });
      expect2(await models.element(localScope, modelId, 2)).toEqual({
        element: second,
        propertySets: properties[1]?.sets
      });
      expect2(await models.element(localScope, modelId, 3)).toBeUndefined();
    });
    it2("counts occurrences by class", async () => {
      const { models, modelId } = await stored();
      expect2(await models.classCounts(localScope, modelId)).toEqual([
        { class: "IfcDoor", elements: 2, withGeometry: 0 },
        { class: "IfcWall", elements: 2, withGeometry: 1 },
        { class: "IfcBuildingStorey", elements: 1, withGeometry: 0 }
      ]);
    });
    it2("reads artifacts whose chunks end anywhere", async () => {
      const { models, modelId, find } = await stored({ ...house, contentId: "cut" }, 7);
      expect2(await find({})).toEqual([1, 2, 3, 5, 90]);
      expect2((await models.element(localScope, modelId, 5))?.propertySets).toEqual(house.properties?.[3]?.sets);
    });
    it2("keeps any text", async () => {
      const models = await open();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 20 }), async (texts) => {
          const version = someVersion();
          const elements = texts.map(
            (text2, at2) => someElement({
              expressId: at2,
              name: text2,
              tag: `"${text2}\\`,
              type: { expressId: 99, globalId: null, class: "IfcWallType", name: text2 }
            })
          );
          await models.saveVersion(localScope, version, artifactsOf({ contentId: `texts-${run++}`, elements }));
          const page = await models.elements(localScope, version.modelId, {}, all2);
          expect2(page?.elements.map((element2) => element2.name)).toEqual(texts);
          expect2(page?.elements.map(({ typeName }) => typeName)).toEqual(texts);
          expect2((await models.element(localScope, version.modelId, 0))?.element).toEqual(elements[0]);
        }),
        { numRuns: 10 }
      );
    });
    it2("replaces characters that PostgreSQL does not take", async () => {
      const attributes = [{ kind: "single", name: "A", type: null, value: "half \uD83D" }];
      const elements = [someElement({ expressId: 1, name: "nul \0", attributes })];
      const { models, modelId, find } = await stored({ contentId: "odd", elements });
      expect2(await find({ name: "nul \uFFFD" })).toEqual([1]);
      expect2(await models.element(localScope, modelId, 1)).toMatchObject({
        element: { name: "nul \uFFFD", attributes: [{ value: "half \uFFFD" }] }
      });
    });
  });
}

// test/contract/spatial-queries.contract.ts
import { describe as describe3, expect as expect3, it as it3 } from "@jest/globals";
import fc2 from "fast-check";
var coordinate = (far) => fc2.integer({ min: -8, max: 8 }).map((steps) => far + steps / 2);
var box = (far) => fc2.tuple(coordinate(far), coordinate(far), coordinate(far), fc2.nat(3), fc2.nat(3), fc2.nat(3)).map(([x, y, z17, a, b, c]) => ({
  min: [x, y, z17],
  max: [x + a / 2, y + b / 2, z17 + c / 2]
}));
var boxes = fc2.constantFrom(0, 5e5).chain((far) => fc2.tuple(fc2.array(box(far), { minLength: 2, maxLength: 12 }), box(far)));
var distance = fc2.nat(6).map((metres) => metres + 0.25);
function spatialQueriesContract(name2, open) {
  describe3(`${name2}, asked where things are`, () => {
    async function stored(models, all4) {
      const version = someVersion();
      const elements = all4.map(
        ({ min, max }, at2) => someElement({ expressId: at2 + 1, geometry: boxGeometry(min, max) })
      );
      await models.saveVersion(localScope, version, artifactsOf({ contentId: version.versionId, elements }));
      return (within, rest = {}) => models.findNear(localScope, version.modelId, SpatialQuery.parse({ within, ...rest }));
    }
    const near = (all4, place, reach) => all4.flatMap((candidate, at2) => boxDistance(candidate, place) <= reach ? [at2 + 1] : []);
    it3("finds what touches a box, as the arithmetic of boxes does", async () => {
      const models = await open();
      const property = fc2.asyncProperty(boxes, async ([all4, wanted]) => {
        const hits = await (await stored(models, all4))({ box: wanted });
        expect3(hits?.elements.map(({ expressId }) => expressId)).toEqual(near(all4, wanted, 0));
        expect3(hits?.isComplete).toBe(true);
      });
      await fc2.assert(property, { numRuns: 25 });
    });
    it3("finds what is within a distance of a point or of an element, the nearest first", async () => {
      const models = await open();
      const property = fc2.asyncProperty(boxes, distance, async ([all4, { min: point }], reach) => {
        const ask = await stored(models, all4);
        const around = await ask({ distance: reach, of: { point } });
        expect3(around?.elements.map(({ expressId }) => expressId).sort((a, b) => a - b)).toEqual(
          near(all4, { min: point, max: point }, reach)
        );
        const [first] = all4;
        const beside = await ask({ distance: reach, of: { expressId: 1 } });
        const distances = beside?.elements.map((hit) => hit.distance ?? Number.NaN) ?? [];
        expect3(distances).toEqual(distances.toSorted((a, b) => a - b));
        for (const hit of beside?.elements ?? []) {
          expect3(hit.distance).toBeCloseTo(boxDistance(all4[hit.expressId - 1] ?? first, first), 9);
        }
        expect3([1, ...(beside?.elements ?? []).map(({ expressId }) => expressId)].sort((a, b) => a - b)).toEqual(
          near(all4, first, reach)
        );
      });
      await fc2.assert(property, { numRuns: 25 });
    });
    it3("finds what is in a space: by the file, or by the centre of its mesh", async () => {
      const models = await open();
      const version = someVersion();
      const cube = (at2, size) => boxGeometry(at2, [at2[0] + size, at2[1] + size, at2[2] + size]);
      const space = { expressId: 1, globalId: null };
      const elements = [
        someElement({ expressId: 1, class: "IfcSpace", geometry: cube([0, 0, 0], 3) }),
        someElement({ expressId: 2, class: "IfcFurniture", geometry: cube([1, 1, 1], 1) }),
        someElement({ expressId: 3, class: "IfcFurniture", geometry: cube([2.4, 0, 0], 1) }),
        someElement({ expressId: 4, class: "IfcFurniture", geometry: cube([2.6, 0, 0], 1) }),
        someElement({ expressId: 5, class: "IfcFurniture", space }),
        someElement({ expressId: 6, class: "IfcSpace", geometry: cube([1, 1, 1], 1) }),
        someElement({ expressId: 7, class: "IfcLamp", geometry: cube([1, 1, 2], 1) })
      ];
      await models.saveVersion(localScope, version, artifactsOf({ contentId: "space", elements }));
      const ask = async (query) => (await models.findNear(localScope, version.modelId, SpatialQuery.parse(query)))?.elements.map(
        ({ expressId }) => expressId
      );
      expect3(await ask({ within: { space: 1 } })).toEqual([2, 3, 5, 7]);
      expect3(await ask({ within: { space: 1 }, classes: ["IfcLamp"] })).toEqual([7]);
      expect3(await ask({ within: { space: 2 } })).toBeUndefined();
      expect3(await ask({ within: { distance: 1, of: { expressId: 99 } } })).toBeUndefined();
    });
    it3("finds nothing around an element without a mesh", async () => {
      const models = await open();
      const version = someVersion();
      const elements = [
        someElement({ expressId: 1 }),
        someElement({ expressId: 2, geometry: boxGeometry([0, 0, 0], [1, 1, 1]) })
      ];
      await models.saveVersion(localScope, version, artifactsOf({ contentId: "bare", elements }));
      const query = SpatialQuery.parse({ within: { distance: 1e3, of: { expressId: 1 } } });
      expect3(await models.findNear(localScope, version.modelId, query)).toEqual({ elements: [], isComplete: true });
    });
    it3("says when there is more than was asked for", async () => {
      const cube = { min: [0, 0, 0], max: [1, 1, 1] };
      const ask = await stored(await open(), [cube, cube, cube]);
      expect3(await ask({ box: cube }, { limit: 2 })).toMatchObject({
        elements: [{ expressId: 1 }, { expressId: 2 }],
        isComplete: false
      });
      expect3(await ask({ box: cube }, { limit: 3 })).toMatchObject({ isComplete: true });
    });
  });
}

// test/contract/model-repository.contract.ts
var other2 = { tenant: "other", project: "local" };
var all3 = { limit: 100 };
var walls = (contentId, count) => ({
  contentId,
  elements: Array.from({ length: count }, (_, at2) => someElement({ expressId: at2 + 1 })),
  properties: [someSet(1, "Pset_WallCommon", [single("IsExternal", true)])]
});
function held(reader) {
  let letGo = () => void 0;
  const gate = new Promise((resolve) => {
    letGo = resolve;
  });
  return {
    letGo,
    reader: (name2) => (async function* () {
      if (name2 === "properties.ndjson") await gate;
      yield* reader(name2);
    })()
  };
}
var broken = (reader) => (name2) => {
  if (name2 === "properties.ndjson") throw new Error("The disk is gone.");
  return reader(name2);
};
var soon = () => new Promise((resolve) => setTimeout(resolve, 300));
function modelRepositoryContract(name2, open) {
  describe4(`${name2} as a ModelRepository`, () => {
    const countOf = async (models, modelId) => (await models.elements(localScope, modelId, {}, all3))?.elements.length;
    it4("knows nothing of a model that was never stored", async () => {
      const models = await open();
      expect4(await models.listModels(localScope)).toEqual([]);
      expect4(await models.getModel(localScope, "none")).toBeUndefined();
      expect4(await models.versions(localScope, "none")).toEqual([]);
      expect4(await models.deleteModel(localScope, "none")).toBeUndefined();
      expect4(await models.classCounts(localScope, "none")).toBeUndefined();
      expect4(await models.elements(localScope, "none", {}, all3)).toBeUndefined();
      expect4(await models.element(localScope, "none", 1)).toBeUndefined();
    });
    it4("lists what was stored, with counts and coverage", async () => {
      const models = await open();
      const version = someVersion();
      expect4(await models.saveVersion(localScope, version, artifactsOf(walls("a", 3)))).toEqual({ contentIds: [] });
      expect4(await models.listModels(localScope)).toEqual([
        {
          modelId: version.modelId,
          name: "House",
          versions: 1,
          current: {
            versionId: version.versionId,
            number: 1,
            fileName: "house.ifc",
            contentId: "a",
            schema: "IFC4",
            projectName: null,
            createdAt: version.createdAt,
            counts: { instances: 100, products: 10, elements: 3, properties: 1 },
            coverage: { expected: 3, produced: 2, failed: 1, empty: 0 }
          }
        }
      ]);
    });
    it4("shows the newest version of a model, and keeps the others", async () => {
      const models = await open();
      const [first, second] = [someVersion(), someVersion()];
      const { modelId } = first;
      await models.saveVersion(localScope, first, artifactsOf(walls("a", 1)));
      await models.saveVersion(localScope, { ...second, modelId, name: "Villa" }, artifactsOf(walls("b", 2)));
      expect4(await models.getModel(localScope, modelId)).toMatchObject({
        name: "Villa",
        versions: 2,
        current: { number: 2 }
      });
      expect4(await countOf(models, modelId)).toBe(2);
      expect4((await models.versions(localScope, modelId)).map(({ contentId }) => contentId)).toEqual(["b", "a"]);
    });
    it4("gives the same version another content, and says which one is unused then", async () => {
      const models = await open();
      const version = someVersion();
      await models.saveVersion(localScope, version, artifactsOf(walls("a", 1)));
      const unused = await models.saveVersion(localScope, version, artifactsOf(walls("b", 2)));
      expect4(unused).toEqual({ contentIds: ["a"] });
      expect4(await models.versions(localScope, version.modelId)).toMatchObject([{ number: 1, contentId: "b" }]);
      expect4(await countOf(models, version.modelId)).toBe(2);
    });
    it4("loads a content that is there already no second time", async () => {
      const models = await open();
      await models.saveVersion(localScope, someVersion(), artifactsOf(walls("a", 2)));
      const second = someVersion();
      await models.saveVersion(localScope, second, broken(artifactsOf(walls("a", 2))));
      expect4(await countOf(models, second.modelId)).toBe(2);
    });
    it4("gives up a content only with the last model that shows it", async () => {
      const models = await open();
      const [first, second] = [someVersion(), someVersion()];
      for (const version of [first, second]) await models.saveVersion(localScope, version, artifactsOf(walls("a", 2)));
      expect4(await models.deleteModel(localScope, first.modelId)).toEqual({ contentIds: [] });
      expect4(await countOf(models, second.modelId)).toBe(2);
      expect4(await models.deleteModel(localScope, second.modelId)).toEqual({ contentIds: ["a"] });
      expect4(await models.listModels(localScope)).toEqual([]);
    });
    it4("loads a content anew after it was given up", async () => {
      const models = await open();
      const version = someVersion();
      for (const walled of [1, 2]) {
        await models.saveVersion(localScope, version, artifactsOf(walls("a", walled)));
        expect4(await countOf(models, version.modelId)).toBe(walled);
        await models.deleteModel(localScope, version.modelId);
      }
    });
    it4("shows the old content until the new one is there as a whole", async () => {
      const models = await open();
      const version = someVersion();
      await models.saveVersion(localScope, version, artifactsOf(walls("a", 1)));
      const { reader, letGo } = held(artifactsOf(walls("b", 2)));
      const saved = models.saveVersion(localScope, version, reader);
      await soon();
      expect4(await countOf(models, version.modelId)).toBe(1);
      letGo();
      await saved;
      expect4(await countOf(models, version.modelId)).toBe(2);
    });
    it4("leaves everything as it was when a load breaks off", async () => {
      const models = await open();
      const [kept, fresh] = [someVersion(), someVersion()];
      await models.saveVersion(localScope, kept, artifactsOf(walls("a", 1)));
      for (const version of [kept, fresh]) {
        await expect4(models.saveVersion(localScope, version, broken(artifactsOf(walls("b", 2))))).rejects.toThrow(
          "disk"
        );
      }
      expect4((await models.listModels(localScope)).map(({ modelId }) => modelId)).toEqual([kept.modelId]);
      expect4(await countOf(models, kept.modelId)).toBe(1);
      await models.saveVersion(localScope, fresh, artifactsOf(walls("b", 2)));
      expect4(await countOf(models, fresh.modelId)).toBe(2);
    });
    it4("stops loading when it is told to", async () => {
      const models = await open();
      const version = someVersion();
      const stop = new AbortController();
      const { reader, letGo } = held(artifactsOf(walls("a", 1)));
      const saved = models.saveVersion(localScope, version, reader, { signal: stop.signal });
      stop.abort(new Error("Cancelled."));
      letGo();
      await expect4(saved).rejects.toThrow("Cancelled.");
      expect4(await models.listModels(localScope)).toEqual([]);
    });
    it4("gives up a load that does not move, and lets it not come back", async () => {
      const models = await open();
      const { reader, letGo } = held(artifactsOf(walls("a", 1)));
      const saved = models.saveVersion(localScope, someVersion(), reader);
      await soon();
      await models.removeAbandoned(3600);
      await models.removeAbandoned(0);
      letGo();
      await expect4(saved).rejects.toThrow("abandoned");
      expect4(await models.listModels(localScope)).toEqual([]);
    });
    it4("loads the same file for two models at once", async () => {
      const models = await open();
      const versions2 = [someVersion(), someVersion()];
      await Promise.all(versions2.map((version) => models.saveVersion(localScope, version, artifactsOf(walls("a", 2)))));
      for (const { modelId } of versions2) expect4(await countOf(models, modelId)).toBe(2);
      const [first, second] = versions2;
      expect4(await models.deleteModel(localScope, first?.modelId ?? "")).toEqual({ contentIds: [] });
      expect4(await models.deleteModel(localScope, second?.modelId ?? "")).toEqual({ contentIds: ["a"] });
    });
    it4("numbers versions that are stored at once", async () => {
      const models = await open();
      const { modelId } = someVersion();
      const stored = [1, 2, 3].map(
        (count) => models.saveVersion(localScope, { ...someVersion(), modelId }, artifactsOf(walls(`content-${count}`, count)))
      );
      await Promise.all(stored);
      expect4((await models.versions(localScope, modelId)).map(({ number: number2 }) => number2)).toEqual([3, 2, 1]);
    });
    it4("keeps tenants and projects apart", async () => {
      const models = await open();
      const version = someVersion();
      await models.saveVersion(localScope, version, artifactsOf(walls("a", 1)));
      await models.saveVersion(other2, version, artifactsOf(walls("a", 2)));
      expect4(await countOf(models, version.modelId)).toBe(1);
      expect4(await models.deleteModel({ ...other2, project: "third" }, version.modelId)).toBeUndefined();
      expect4(await models.deleteModel(other2, version.modelId)).toEqual({ contentIds: ["a"] });
      expect4(await countOf(models, version.modelId)).toBe(1);
    });
    it4("tells how far it is", async () => {
      const models = await open();
      const told = [];
      const onProgress = (done2, total2) => void told.push([done2, total2]);
      await models.saveVersion(localScope, someVersion(), artifactsOf(walls("a", 50), 1e3), { onProgress });
      const [done, total] = told.at(-1) ?? [];
      expect4(done).toBe(total);
      expect4(told.map(([at2]) => at2)).toEqual(told.map(([at2]) => at2).toSorted((a, b) => a - b));
    });
  });
  elementQueriesContract(name2, open);
  spatialQueriesContract(name2, open);
}
export {
  PostgresJobRepository,
  PostgresModelRepository,
  jobRepositoryContract,
  modelRepositoryContract
};
