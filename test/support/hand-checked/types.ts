import type { HandChecked } from './row.ts';

/** Properties of types, occurrences that override them, and sets whose properties are their own attributes. */
export const typeRows: readonly HandChecked[] = [
  {
    file: 'building-architecture.ifc',
    ask: 'property',
    of: [52, 'Pset_SlabCommon', 'FireRating'],
    expected: { value: 'REI30', source: 'occurrence' },
    from: "slab #52: #58 -> #57 has #961=..('FireRating',$,IFCLABEL('REI30'),$); its type #50 (#51) has set #963 with #962 'REI60': the occurrence wins",
  },
  {
    file: 'building-architecture.ifc',
    ask: 'property',
    of: [52, 'Pset_SlabCommon', 'SurfaceSpreadOfFlame'],
    expected: { value: 'A2 s1 d0', source: 'type' },
    from: "#51=IFCRELDEFINESBYTYPE(..,(#52),#50); #50=IFCSLABTYPE(..,(#963),..); #980=..('SurfaceSpreadOfFlame',$,IFCLABEL('A2 s1 d0'),$), which the occurrence's set #57 does not have",
  },
  {
    file: 'building-architecture.ifc',
    ask: 'property',
    of: [50, 'Pset_SlabCommon', 'FireRating'],
    expected: { value: 'REI60' },
    from: "#50=IFCSLABTYPE(..,(#963),..): #962=..('FireRating',$,IFCLABEL('REI60'),$): the type itself keeps its own",
  },
  {
    file: 'tested_sample_project.ifc',
    ask: 'property',
    of: [22655, 'Pset_CurtainWallCommon', 'IsExternal'],
    expected: { value: true, source: 'occurrence' },
    from: "curtain wall #22655: #24143 -> #23924 has #23923=..('IsExternal',$,IFCBOOLEAN(.T.),$); its type #23921 (#24832) has #24451 with #243 'IsExternal' .F.",
  },
  {
    file: 'tested_sample_project.ifc',
    ask: 'property',
    of: [23921, 'Pset_CurtainWallCommon', 'IsExternal'],
    expected: { value: false },
    from: "#23921=IFCCURTAINWALLTYPE(..,(#24451,#24453),..); #24451=IFCPROPERTYSET(..,(#243,#23922)); #243=..('IsExternal',$,IFCBOOLEAN(.F.),$)",
  },
  {
    file: 'AC20-FZK-Haus.ifc',
    ask: 'property',
    of: [17468, 'Tür Linien-Sachmerkmale', 'LiningDepth'],
    expected: { kind: 'single', type: 'IfcPositiveLengthMeasure', value: 0.1, unit: 'm', si: 0.1 },
    from: "door #17468: #17748 -> #17730=IFCDOORTYPE(..,(#17731,#17734),..); #17731=IFCDOORLININGPROPERTIES(..,'T\\X2\\00FC\\X0\\r Linien-Sachmerkmale',$,0.1,0.05,$,$,$,$,0.,$,..): first of its own attributes",
  },
  {
    file: 'AC20-FZK-Haus.ifc',
    ask: 'propertyNames',
    of: [17468, 'Tür Linien-Sachmerkmale'],
    expected: ['LiningDepth', 'LiningThickness', 'LiningOffset'],
    from: '#17731: 0.1, 0.05, then $,$,$,$ (ThresholdDepth, ThresholdThickness, TransomThickness, TransomOffset), 0. (LiningOffset), then only $',
  },
  {
    file: 'doubleguids.ifc',
    ask: 'property',
    of: [2872, 'IfcDoorLiningProperties', 'ThresholdOffset'],
    expected: { value: 105, unit: 'mm', si: 0.105 },
    from: 'door #2872: #2907 -> #2900=IFCDOORSTYLE(..,(#2892,#2896),..); #2892=IFCDOORLININGPROPERTIES(..,$,$,115.,40.,10.,12.,$,$,$,105.,$,$,$): the eighth, in millimetres (#14); the set has no name',
  },
  {
    file: 'doubleguids.ifc',
    ask: 'property',
    of: [2872, 'IfcDoorPanelProperties', 'PanelOperation'],
    expected: { value: 'SWINGING' },
    from: '#2900=IFCDOORSTYLE(..,(#2892,#2896),..); #2896=IFCDOORPANELPROPERTIES(..,$,$,40.,.SWINGING.,$,.MIDDLE.,$)',
  },
  {
    file: 'AC20-FZK-Haus.ifc',
    ask: 'property',
    of: [23024, 'Fenster Flügel-Sachmerkmale - Panel2', 'OperationType'],
    expected: { value: 'SIDEHUNGLEFTHAND' },
    from: "window #23024: #23287 -> #23269=IFCWINDOWTYPE(..,(#23270,#23273,#23275),..); #23275=IFCWINDOWPANELPROPERTIES(..,'Fenster Fl\\X2\\00FC\\X0\\gel-Sachmerkmale - Panel2',$,.SIDEHUNGLEFTHAND.,.LEFT.,0.05,0.05,$)",
  },
];
