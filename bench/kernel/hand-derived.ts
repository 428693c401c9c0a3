/** The volume and the surface of an element, derived by a person from the values in the file. */
export interface HandDerived {
  readonly file: string;
  /** Elements with the same shape. */
  readonly elements: readonly number[];
  /** What it is, in the words of the file. */
  readonly shape: string;
  /** From the values in the file to volume and area, curves as curves. */
  readonly derivation: readonly string[];
  /** Cubic metres; left out where the surface is open. */
  readonly volume?: number;
  /** Square metres. */
  readonly area: number;
}

const MINI = 'ISSUE_021_Mini_Project.ifc';

/**
 * A fillet of radius r in a right angle replaces a square of r by a quarter of a disc: the area between is (1 - pi/4) r²,
 * and the outline is 2r - pi r / 2 shorter.
 */
const CORNER = 1 - Math.PI / 4;
const SHORTER = 2 - Math.PI / 2;

interface LProfile {
  readonly depth: number;
  readonly width: number;
  readonly thickness: number;
  readonly fillet: number;
  readonly edge: number;
  readonly length: number;
}

/** IfcLShapeProfileDef of two legs, extruded; millimetres. */
function angle(elements: readonly number[], { depth, width, thickness, fillet, edge, length }: LProfile): HandDerived {
  const legs = thickness * (depth + width - thickness);
  const section = legs + CORNER * fillet ** 2 - 2 * CORNER * edge ** 2;
  const outline = 2 * (depth + width) - SHORTER * (fillet + 2 * edge);
  const rounded = edge > 0 ? `, edges ${edge}` : '';
  return {
    file: MINI,
    elements,
    shape: `IfcLShapeProfileDef ${depth} x ${width} x ${thickness}, fillet ${fillet}${rounded}; extruded ${length} mm`,
    derivation: [
      `legs: ${thickness} (${depth} + ${width} - ${thickness}) = ${legs} mm²`,
      `fillet in the inner corner: + (1 - π/4) ${fillet}²${edge > 0 ? `; both edges: - 2 (1 - π/4) ${edge}²` : ''}; section ${section.toFixed(3)} mm²`,
      `outline: 2 (${depth} + ${width}) - (2 - π/2) ${edge > 0 ? `(${fillet} + 2 · ${edge})` : fillet} = ${outline.toFixed(3)} mm`,
      `volume: section · ${length}; surface: outline · ${length} + 2 · section`,
    ],
    volume: section * length * 1e-9,
    area: (outline * length + 2 * section) * 1e-6,
  };
}

interface HollowRectangle {
  readonly width: number;
  readonly depth: number;
  readonly wall: number;
  readonly inner: number;
  readonly outer: number;
  readonly length: number;
}

/** IfcRectangleHollowProfileDef, extruded; millimetres. */
function tube(elements: readonly number[], { width, depth, wall, inner, outer, length }: HollowRectangle): HandDerived {
  const hole = { width: width - 2 * wall, depth: depth - 2 * wall };
  const section = width * depth - 4 * CORNER * outer ** 2 - (hole.width * hole.depth - 4 * CORNER * inner ** 2);
  const outline = 2 * (width + depth + hole.width + hole.depth) - 4 * SHORTER * (outer + inner);
  return {
    file: MINI,
    elements,
    shape: `IfcRectangleHollowProfileDef ${width} x ${depth} x ${wall}, fillets ${inner} inside, ${outer} outside; extruded ${length} mm`,
    derivation: [
      `outside: ${width} · ${depth} - (4 - π) ${outer}²; inside: ${hole.width} · ${hole.depth} - (4 - π) ${inner}²; section ${section.toFixed(3)} mm²`,
      `outlines: 2 (${width} + ${depth} + ${hole.width} + ${hole.depth}) - (8 - 2π) (${outer} + ${inner}) = ${outline.toFixed(3)} mm`,
      `volume: section · ${length}; surface: outlines · ${length} + 2 · section`,
    ],
    volume: section * length * 1e-9,
    area: (outline * length + 2 * section) * 1e-6,
  };
}

/** IfcPolyline #6896 of the sculpture, in inches. */
const HOOK = [
  [-0.0454, -0.05412],
  [1.9215, -11.20844],
  [1.9183, -11.61735],
  [1.7879, -11.96562],
  [1.5227, -12.27681],
  [1.199, -12.45983],
  [0.7957, -12.52769],
  [-10.4979, -12.52762],
] as const;
const HOOK_INCHES = HOOK.slice(1).reduce((sum, [x, y], at) => {
  const [fromX, fromY] = HOOK[at] ?? [x, y];
  return sum + Math.hypot(x - fromX, y - fromY);
}, 0);
const INCH = 0.0254;

export const handDerived: readonly HandDerived[] = [
  angle([23534], { depth: 100, width: 100, thickness: 10, fillet: 15, edge: 0, length: 250 }),
  angle([524], { depth: 80, width: 80, thickness: 8, fillet: 12, edge: 0, length: 8300 }),
  angle([1385], { depth: 65, width: 130, thickness: 8, fillet: 12, edge: 0, length: 80 }),
  angle([1788], { depth: 100, width: 100, thickness: 10, fillet: 12, edge: 6, length: 300 }),
  angle([2089], { depth: 120, width: 120, thickness: 12, fillet: 13, edge: 6.5, length: 80 }),
  angle([3715], { depth: 60, width: 210, thickness: 6, fillet: 9, edge: 0, length: 160 }),
  angle([10056], { depth: 200, width: 100, thickness: 10, fillet: 15, edge: 7.5, length: 2950 }),
  angle([11557], { depth: 130, width: 65, thickness: 8, fillet: 11, edge: 5.5, length: 2950 }),
  angle([2122], { depth: 100, width: 200, thickness: 10, fillet: 15, edge: 0, length: 2020 }),
  tube([4776], { width: 150, depth: 38, wall: 1, inner: 1, outer: 2, length: 17 }),
  tube([10239], { width: 100, depth: 38, wall: 1, inner: 1, outer: 2, length: 17 }),
  tube([15664], { width: 60, depth: 60, wall: 3, inner: 3, outer: 6, length: 397.9 }),
  {
    file: MINI,
    elements: [4963],
    shape:
      'IfcIShapeProfileDef IPE240 (240 x 120, web 6.2, flanges 9.8, fillets 15), extruded 320.03 mm, clipped by a half-space',
    derivation: [
      'the extrusion runs from x = 335.000 towards -x, to 14.970; the half-space lies at x < 14.966: it takes nothing away',
      'flanges 2 · 120 · 9.8 = 2352, web (240 - 19.6) 6.2 = 1366.48, four fillets (4 - π) 15² = 193.142: section 3911.622 mm²',
      'outline: 4 · 120 + 2 · 240 - 2 · 6.2 - (8 - 2π) 15 = 921.848 mm',
      'volume: section · 320.03; surface: outline · 320.03 + 2 · section',
    ],
    volume: (2352 + 1366.48 + 4 * CORNER * 225) * 320.03e-9,
    area: ((960 - 12.4 - 4 * SHORTER * 15) * 320.03 + 2 * (2352 + 1366.48 + 4 * CORNER * 225)) * 1e-6,
  },
  {
    file: MINI,
    elements: [10087],
    shape: 'IfcLShapeProfileDef 200 x 100 x 10, fillet 15, edges 7.5; 2630 mm long, less a box of 515 x 100 x 150 mm',
    derivation: [
      'section as of #10056: 2924.143 mm², outline 587.124 mm',
      'the box spans x from 2174.149 to 2689.149, z from 50 to 200: of the upright leg (up to z = 100) it takes the last 455.851 mm, 50 mm high',
      'of the section there: 10 · 50 - (1 - π/4) 7.5² = 487.929 mm²; volume: 2924.143 · 2630 - 487.929 · 455.851',
      'outline there: 10 mm across instead of 2 · 50 + 10 - (2 - π/2) 7.5 = 106.781 mm; the step and the far end together are as large as the end was',
      'surface: outline · 2630 + 2 · section - (106.781 - 10) · 455.851',
    ],
    volume: ((2900 + CORNER * (225 - 112.5)) * 2630 - (500 - CORNER * 56.25) * 455.85110651608) * 1e-9,
    area:
      ((600 - SHORTER * 30) * 2630 +
        2 * (2900 + CORNER * (225 - 112.5)) -
        (110 - SHORTER * 7.5 - 10) * 455.85110651608) *
      1e-6,
  },
  {
    file: 'Office_A_20110811.ifc',
    elements: [1018, 1019, 1020],
    shape: 'IfcFaceBasedSurfaceModel of a toilet paper holder: 358 plane faces, one of them with a hole',
    derivation: [
      "the areas of the 358 outer bounds, each by Newell's formula from the coordinates of its IfcPolyLoop: 0.0155308 m²",
      'less the hole of #35827 (#28103, 14 points): 0.00012197177 m²',
    ],
    area: 0.0154088283,
  },
  {
    file: 'AC20-FZK-Haus.ifc',
    elements: [60012, 67828],
    shape:
      'gable wall: 10 m by 0.3 m, mitred at 45°, below a roof of 30°, with a round window of radius 0.5 m (128 corners)',
    derivation: [
      'height at x from the nearer end: 0.5 + x tan 30°; at depth d the wall runs from x = d to 10 - d',
      'area at depth d: 5 - d + tan 30° (25 - d²); over d from 0 to 0.3: 1.5 - 0.045 + tan 30° (7.5 - 0.009) = 5.779931 m³',
      'window: 128 / 2 · 0.25 · sin(2π / 128) · 0.3 = 0.235525 m³; volume 5.544406 m³, as the file states (NetVolume)',
      'surface: sides 19.433757 and 19.081796, less two windows 0.785082; below 2.91; above 2.91 / cos 30°; mitres 2 · 0.3 √2 (0.5 + 0.15 tan 30°); reveal 128 sin(π / 128) · 0.3',
    ],
    volume: 1.455 + 7.491 * Math.tan(Math.PI / 6) - 16 * Math.sin(Math.PI / 64) * 0.3,
    area:
      5 +
      25 * Math.tan(Math.PI / 6) +
      4.7 +
      24.91 * Math.tan(Math.PI / 6) -
      32 * Math.sin(Math.PI / 64) +
      2.91 +
      2.91 / Math.cos(Math.PI / 6) +
      0.6 * Math.SQRT2 * (0.5 + 0.15 * Math.tan(Math.PI / 6)) +
      128 * Math.sin(Math.PI / 128) * 0.3,
  },
  {
    file: '171210AISC_Sculpture_brep.ifc',
    elements: [2831, 2836],
    shape: 'IfcSurfaceCurveSweptAreaSolid: a disc of radius 0.5 inch along #6896, seven straight pieces in a plane',
    derivation: [
      `the pieces are ${HOOK_INCHES.toFixed(4)} inches long together (eight points of the IfcPolyline)`,
      'the pieces meet in mitres; what a mitre takes from one side of a piece it gives to the other, as the middle of the disc is on the curve',
      'volume: π 0.5² · length; surface: 2π 0.5 · length + 2 π 0.5²; an inch is 0.0254 m',
    ],
    volume: (Math.PI / 4) * HOOK_INCHES * INCH ** 3,
    area: (Math.PI * HOOK_INCHES + Math.PI / 2) * INCH ** 2,
  },
];
