/** One kind of relation: which instances it is read from, and which of their attributes are its two ends. */
export interface RelationRow {
  /** The relationship class; its subclasses are read with it. */
  readonly relationship: string;
  /** The attribute at the near end; where schemas disagree on its name, the first that the class has. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** The schema allows an end to be empty, so that an empty one is no finding. */
  readonly optional?: true;
}

/**
 * Every relation that Plinth reads, with its direction. A new relation is a new row. The names are read as
 * "`from` name `to`": a whole aggregates its parts, an element is contained in a storey, a type is what an object is
 * defined by. (IFC4X3 writes a system that serves a facility as IfcRelReferencedInSpatialStructure, too.)
 */
export const relationTable = {
  aggregates: { relationship: 'IfcRelAggregates', from: ['RelatingObject'], to: ['RelatedObjects'] },
  nests: { relationship: 'IfcRelNests', from: ['RelatingObject'], to: ['RelatedObjects'] },
  containedIn: {
    relationship: 'IfcRelContainedInSpatialStructure',
    from: ['RelatedElements'],
    to: ['RelatingStructure'],
  },
  referencedIn: {
    relationship: 'IfcRelReferencedInSpatialStructure',
    from: ['RelatedElements'],
    to: ['RelatingStructure'],
  },
  voidedBy: { relationship: 'IfcRelVoidsElement', from: ['RelatingBuildingElement'], to: ['RelatedOpeningElement'] },
  filledBy: { relationship: 'IfcRelFillsElement', from: ['RelatingOpeningElement'], to: ['RelatedBuildingElement'] },
  projectedBy: { relationship: 'IfcRelProjectsElement', from: ['RelatingElement'], to: ['RelatedFeatureElement'] },
  adheredBy: { relationship: 'IfcRelAdheresToElement', from: ['RelatingElement'], to: ['RelatedSurfaceFeatures'] },
  definedByProperties: {
    relationship: 'IfcRelDefinesByProperties',
    from: ['RelatedObjects'],
    to: ['RelatingPropertyDefinition'],
  },
  definedByType: { relationship: 'IfcRelDefinesByType', from: ['RelatedObjects'], to: ['RelatingType'] },
  definedByObject: { relationship: 'IfcRelDefinesByObject', from: ['RelatedObjects'], to: ['RelatingObject'] },
  declares: { relationship: 'IfcRelDeclares', from: ['RelatingContext'], to: ['RelatedDefinitions'] },
  hasMaterial: { relationship: 'IfcRelAssociatesMaterial', from: ['RelatedObjects'], to: ['RelatingMaterial'] },
  hasClassification: {
    relationship: 'IfcRelAssociatesClassification',
    from: ['RelatedObjects'],
    to: ['RelatingClassification'],
  },
  hasDocument: { relationship: 'IfcRelAssociatesDocument', from: ['RelatedObjects'], to: ['RelatingDocument'] },
  hasLibrary: { relationship: 'IfcRelAssociatesLibrary', from: ['RelatedObjects'], to: ['RelatingLibrary'] },
  assignedToGroup: { relationship: 'IfcRelAssignsToGroup', from: ['RelatedObjects'], to: ['RelatingGroup'] },
  serves: { relationship: 'IfcRelServicesBuildings', from: ['RelatingSystem'], to: ['RelatedBuildings'] },
  hasPort: { relationship: 'IfcRelConnectsPortToElement', from: ['RelatedElement'], to: ['RelatingPort'] },
  connectsToPort: { relationship: 'IfcRelConnectsPorts', from: ['RelatingPort'], to: ['RelatedPort'] },
  connectsToElement: { relationship: 'IfcRelConnectsElements', from: ['RelatingElement'], to: ['RelatedElement'] },
  boundedBy: {
    relationship: 'IfcRelSpaceBoundary',
    from: ['RelatingSpace'],
    to: ['RelatedBuildingElement'],
    optional: true,
  },
  coveredSpace: {
    relationship: 'IfcRelCoversSpaces',
    from: ['RelatingSpace', 'RelatedSpace'],
    to: ['RelatedCoverings'],
  },
  coveredBy: {
    relationship: 'IfcRelCoversBldgElements',
    from: ['RelatingBuildingElement'],
    to: ['RelatedCoverings'],
  },
  controlledBy: {
    relationship: 'IfcRelFlowControlElements',
    from: ['RelatingFlowElement'],
    to: ['RelatedControlElements'],
  },
  interferesWith: { relationship: 'IfcRelInterferesElements', from: ['RelatingElement'], to: ['RelatedElement'] },
} as const satisfies Record<string, RelationRow>;

export type RelationName = keyof typeof relationTable;
