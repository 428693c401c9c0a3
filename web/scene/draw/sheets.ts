import {
  AlwaysDepth,
  GreaterDepth,
  Mesh,
  type PerspectiveCamera,
  Scene,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import type { Building } from '../building.ts';
import { IndexList, vertexAttributes } from '../lists/index-list.ts';
import type { Plane } from '../section.ts';
import type { Palette, Rgb } from './palette.ts';
import { type SurfaceLook, SurfaceMaterial, sharedUniforms } from './surface-material.ts';

/** A look for each purpose. */
const looks = {
  solid: {},
  layered: { isLayered: true },
  glass: { isBlended: true },
  faint: { isBlended: true, isFaint: true, opacity: 0.16, tint: 0.6 },
  selected: { isBlended: true, opacity: 0.55, tint: 1, isOnTop: true },
  selectedBehind: { isBlended: true, isFaint: true, opacity: 0.24, tint: 1, depthFunc: GreaterDepth },
  mask: { tint: 1, depthFunc: AlwaysDepth },
  hovered: { isBlended: true, opacity: 0.4, tint: 1, isOnTop: true },
} as const satisfies Record<string, SurfaceLook>;

export type Look = keyof typeof looks;

/** `chosen...`: what is drawn of a list that is too long to be drawn while the camera moves. */
export type ListName = 'solid' | 'glass' | 'faint' | 'chosen' | 'chosenGlass' | 'chosenFaint' | 'selected' | 'hovered';

/** Every list of triangles of a building, and every look that one can be drawn with. */
export class Sheets {
  readonly lists: Readonly<Record<ListName, IndexList>>;
  readonly #shared = sharedUniforms();
  readonly #materials: Readonly<Record<Look, SurfaceMaterial>>;
  readonly #scene = new Scene();
  readonly #mesh: Mesh;

  constructor(building: Building) {
    const attributes = vertexAttributes(building);
    const list = () => new IndexList(building, attributes);
    const material = (look: Look) => new SurfaceMaterial(this.#shared, looks[look]);
    this.lists = {
      solid: list(),
      glass: list(),
      faint: list(),
      chosen: list(),
      chosenGlass: list(),
      chosenFaint: list(),
      selected: list(),
      hovered: list(),
    };
    this.#materials = {
      solid: material('solid'),
      layered: material('layered'),
      glass: material('glass'),
      faint: material('faint'),
      selected: material('selected'),
      selectedBehind: material('selectedBehind'),
      mask: material('mask'),
      hovered: material('hovered'),
    };
    this.#mesh = new Mesh(this.lists.solid.geometry, this.#materials.solid);
    this.#mesh.frustumCulled = false;
    this.#mesh.matrixAutoUpdate = false;
    this.#scene.add(this.#mesh);
    this.#scene.matrixWorldAutoUpdate = false;
  }

  /** @param target null: the canvas. @param range of indices; all of the list where it is left out. */
  draw(
    renderer: WebGLRenderer,
    camera: PerspectiveCamera,
    target: WebGLRenderTarget | null,
    name: ListName,
    look: Look,
    range?: { readonly start: number; readonly count: number },
  ): void {
    const list = this.lists[name];
    if (list.length === 0) return;
    list.geometry.setDrawRange(range?.start ?? 0, Math.min(range?.count ?? list.length, list.length));
    this.#mesh.geometry = list.geometry;
    this.#mesh.material = this.#materials[look];
    renderer.setRenderTarget(target);
    renderer.render(this.#scene, camera);
  }

  set section(plane: Plane | undefined) {
    if (plane !== undefined) this.#shared.section.value.set(...plane);
    for (const material of Object.values(this.#materials)) material.isCut = plane !== undefined;
  }

  set palette({ accent, hover, cut, line }: Palette) {
    const tints: Readonly<Record<string, Rgb>> = {
      faint: line,
      selected: accent,
      selectedBehind: accent,
      mask: [1, 1, 1],
      hovered: hover,
    };
    for (const [look, material] of Object.entries(this.#materials)) {
      const tint = tints[look];
      if (tint !== undefined) material.tintColor.set(...tint, material.tintColor.w);
    }
    this.#shared.cutColor.value.set(...cut);
  }

  dispose(): void {
    for (const list of Object.values(this.lists)) list.dispose();
    for (const material of Object.values(this.#materials)) material.dispose();
  }
}
