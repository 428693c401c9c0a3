import {
  Box3,
  type Color,
  LinearSRGBColorSpace,
  type Material,
  Mesh,
  MeshBasicMaterial,
  type Object3D,
  PerspectiveCamera,
  Scene,
  Sphere,
  Vector3,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { MeshoptDecoder } from 'three/examples/jsm/libs/meshopt_decoder.module.js';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';

// Runs in a browser, bundled by `compare-pictures.ts`: draws two GLBs of one building from the same camera.

/** An element in both pictures: pixels that show it, and their mean colour (sRGB, 0 to 255). */
export interface SeenElement {
  readonly globalId: string;
  readonly pixels: readonly [first: number, second: number];
  readonly colors: readonly [first: readonly number[], second: readonly number[]];
  /** What the second GLB calls its materials. */
  readonly materials: readonly string[];
}

export interface TwoPictures {
  /** Of the picture that the first building fills. */
  readonly share: number;
  /** Pixels that both cover, of those that either covers. */
  readonly silhouettes: number;
  /** Pixels that show the same element in both, of those that both cover. */
  readonly sameElement: number;
  readonly elements: readonly SeenElement[];
  /** GlobalIds that one picture shows on more than a few pixels, and the other GLB does not have. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}

const SIZE = 1000;
/** The building fills half the picture. */
const SHARE = 0.5;
/** Less is an edge. */
const FEW_PIXELS = 30;
/** As IfcGloballyUniqueId is written. */
const GLOBAL_ID = /^[0-3][0-9A-Za-z_$]{21}$/;

interface Building {
  readonly scene: Scene;
  /** By number in the picture of elements, from 1. */
  readonly ids: readonly string[];
  /** Names of the materials of each element. */
  readonly materials: ReadonlyMap<string, ReadonlySet<string>>;
  readonly meshes: readonly {
    readonly mesh: Mesh;
    readonly number: MeshBasicMaterial;
    readonly color: MeshBasicMaterial;
  }[];
}

interface Picture {
  /** Number of the element that each pixel shows, 0 for none. */
  readonly elements: Uint32Array;
  readonly colors: Uint8Array;
}

/** @param colorsAreSrgb which of the two writes `IfcColourRgb` as it stands where glTF wants linear factors. */
async function compare(
  glbs: readonly [string, string],
  colorsAreSrgb: readonly [boolean, boolean],
): Promise<TwoPictures> {
  const first = await load(glbs[0], colorsAreSrgb[0]);
  const second = await load(glbs[1], colorsAreSrgb[1]);
  const renderer = new WebGLRenderer({ antialias: false });
  const camera = halfFilling(renderer, first);
  const pictures = [draw(renderer, first, camera), draw(renderer, second, camera)] as const;
  renderer.dispose();
  return { ...overlap(pictures, [first, second]), ...elementsOf(pictures, [first, second]) };
}

async function load(base64: string, isSrgb: boolean): Promise<Building> {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const gltf = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).parseAsync(bytes.buffer, '');
  const scene = new Scene();
  scene.add(gltf.scene);
  const [x = 0, y = 0, z = 0]: number[] = gltf.asset['extras']?.origin ?? [];
  gltf.scene.position.set(x, z, -y); // Plinth's GLB lies about an origin of the model (Z up).
  scene.updateMatrixWorld(true);
  const ids: string[] = [];
  const materials = new Map<string, Set<string>>();
  const meshes: { mesh: Mesh; number: MeshBasicMaterial; color: MeshBasicMaterial }[] = [];
  scene.traverse((object) => {
    const globalId = object instanceof Mesh ? globalIdOf(object) : undefined;
    if (!(object instanceof Mesh) || globalId === undefined) return;
    if (!ids.includes(globalId)) ids.push(globalId);
    const names = materials.get(globalId) ?? new Set<string>();
    materials.set(globalId, names);
    for (const { name } of [object.material].flat() as Material[]) names.add(name);
    meshes.push({ mesh: object, number: numbered(ids.indexOf(globalId) + 1), color: plain(object.material, isSrgb) });
  });
  return { scene, ids, materials, meshes };
}

function globalIdOf(object: Object3D): string | undefined {
  for (let at: Object3D | null = object; at !== null; at = at.parent) {
    const name = GLOBAL_ID.test(at.name) ? at.name : at.userData['name'];
    if (typeof name === 'string' && GLOBAL_ID.test(name)) return name;
  }
  return undefined;
}

function numbered(number: number): MeshBasicMaterial {
  const material = new MeshBasicMaterial({ side: 2 });
  const bytes = [number & 255, (number >> 8) & 255, (number >> 16) & 255].map((byte) => byte / 255);
  material.color.setRGB(bytes[0] ?? 0, bytes[1] ?? 0, bytes[2] ?? 0, LinearSRGBColorSpace);
  return material;
}

/** Without light, without transparency; the colour as sRGB, since a render target takes it as it is. */
function plain(given: Material | Material[], isSrgb: boolean): MeshBasicMaterial {
  const [one] = [given].flat();
  const material = new MeshBasicMaterial({ side: 2 });
  if (one !== undefined && 'color' in one) material.color.copy(one.color as Color);
  if (!isSrgb) material.color.convertLinearToSRGB();
  return material;
}

/** Looks at the building from the south-west and above, as near as fills half the picture. */
function halfFilling(renderer: WebGLRenderer, building: Building): PerspectiveCamera {
  const { center, radius } = new Box3().setFromObject(building.scene).getBoundingSphere(new Sphere());
  const camera = new PerspectiveCamera(30, 1, radius, 8 * radius);
  camera.position.copy(center).addScaledVector(new Vector3(-0.6, 0.7, 1).normalize(), 4 * radius);
  camera.lookAt(center);
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld();
  camera.lookAt(middleOf(draw(renderer, building, camera)).unproject(camera));
  for (let turn = 0; turn < 30; turn++) {
    camera.updateProjectionMatrix();
    const share = covered(draw(renderer, building, camera)) / SIZE ** 2;
    if (Math.abs(share - SHARE) < 0.005) break;
    camera.zoom *= (SHARE / Math.max(share, 0.01)) ** 0.4;
  }
  camera.updateProjectionMatrix();
  return camera;
}

/** The pixel of the building that is nearest to the middle of all of them: a bridge has none in the middle of its box. */
function middleOf({ elements }: Picture): Vector3 {
  const covered = [...elements.keys()].filter((at) => (elements[at] ?? 0) > 0);
  const [column, row] = [(at: number) => at % SIZE, (at: number) => Math.floor(at / SIZE)];
  const mean = (of: (at: number) => number) => covered.reduce((sum, at) => sum + of(at), 0) / covered.length;
  const [x, y] = [mean(column), mean(row)];
  const distance = (at: number) => Math.hypot(column(at) - x, row(at) - y);
  const nearest = covered.reduce((best, at) => (distance(at) < distance(best) ? at : best), covered[0] ?? 0);
  return new Vector3((2 * column(nearest)) / SIZE - 1, (2 * row(nearest)) / SIZE - 1, 0.5);
}

function draw(renderer: WebGLRenderer, { scene, meshes }: Building, camera: PerspectiveCamera): Picture {
  const target = new WebGLRenderTarget(SIZE, SIZE);
  const pixels = (which: 'number' | 'color') => {
    for (const one of meshes) one.mesh.material = one[which];
    renderer.setRenderTarget(target);
    renderer.setClearColor(0, 0);
    renderer.clear();
    renderer.render(scene, camera);
    const bytes = new Uint8Array(4 * SIZE ** 2);
    renderer.readRenderTargetPixels(target, 0, 0, SIZE, SIZE, bytes);
    return bytes;
  };
  const numbers = pixels('number');
  const elements = new Uint32Array(SIZE ** 2);
  for (let at = 0; at < elements.length; at++) {
    elements[at] = (numbers[4 * at] ?? 0) + 256 * (numbers[4 * at + 1] ?? 0) + 65536 * (numbers[4 * at + 2] ?? 0);
  }
  const colors = pixels('color');
  target.dispose();
  return { elements, colors };
}

const covered = ({ elements }: Picture): number => elements.reduce((sum, number) => sum + (number > 0 ? 1 : 0), 0);

function overlap([first, second]: readonly [Picture, Picture], buildings: readonly [Building, Building]) {
  let [either, both, same] = [0, 0, 0];
  for (let at = 0; at < first.elements.length; at++) {
    const [one, other] = [first.elements[at] ?? 0, second.elements[at] ?? 0];
    if (one > 0 || other > 0) either++;
    if (one === 0 || other === 0) continue;
    both++;
    if (buildings[0].ids[one - 1] === buildings[1].ids[other - 1]) same++;
  }
  return { share: covered(first) / SIZE ** 2, silhouettes: both / either, sameElement: same / both };
}

function elementsOf(pictures: readonly [Picture, Picture], buildings: readonly [Building, Building]) {
  const [first, second] = [seen(pictures[0], buildings[0]), seen(pictures[1], buildings[1])];
  const elements: SeenElement[] = [];
  for (const [globalId, one] of first) {
    const other = second.get(globalId);
    if (one.pixels <= FEW_PIXELS || other === undefined || other.pixels <= FEW_PIXELS) continue;
    const materials = [...(buildings[1].materials.get(globalId) ?? [])];
    elements.push({ globalId, pixels: [one.pixels, other.pixels], colors: [one.color, other.color], materials });
  }
  const lacking = (from: typeof first, ids: readonly string[]) =>
    [...from].filter(([id, { pixels }]) => pixels > FEW_PIXELS && !ids.includes(id)).map(([id]) => id);
  return { elements, onlyFirst: lacking(first, buildings[1].ids), onlySecond: lacking(second, buildings[0].ids) };
}

function seen({ elements, colors }: Picture, { ids }: Building) {
  const sums = new Map<string, { pixels: number; sum: [number, number, number] }>();
  for (let at = 0; at < elements.length; at++) {
    const id = ids[(elements[at] ?? 0) - 1];
    if (id === undefined) continue;
    const of = sums.get(id) ?? { pixels: 0, sum: [0, 0, 0] };
    sums.set(id, of);
    of.pixels++;
    for (const channel of [0, 1, 2] as const) of.sum[channel] += colors[4 * at + channel] ?? 0;
  }
  return new Map([...sums].map(([id, { pixels, sum }]) => [id, { pixels, color: sum.map((total) => total / pixels) }]));
}

Object.assign(globalThis, { compareTwoPictures: compare });
