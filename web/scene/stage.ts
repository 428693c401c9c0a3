import { WebGLRenderer } from 'three';
import type { Building } from './building.ts';
import { SceneCamera } from './camera.ts';
import { Layers } from './draw/layers.ts';
import type { Palette } from './draw/palette.ts';
import { type ListName, type Look, Sheets } from './draw/sheets.ts';
import { piecesByWorth } from './lists/piece-order.ts';
import { Shown } from './lists/visibility.ts';
import { type Candidates, MovingPicture } from './moving-picture.ts';
import { Pace } from './pace.ts';
import { type Hit, pick } from './pick.ts';
import { refine, type Step, type Studio } from './refinement.ts';
import { type Plane, reachOf } from './section.ts';

/** Milliseconds of rest before the whole picture is begun. */
const REST = 120;
const MOST_PIXELS_PER_POINT = 2;

/**
 * The building on a canvas. Draws only when something has changed: a quick picture of what matters while the camera
 * moves, the whole one, with lines and shade, once it rests.
 */
export class Stage {
  readonly view: SceneCamera;
  #building: Building;
  readonly #renderer: WebGLRenderer;
  #sheets: Sheets;
  readonly #layers: Layers;
  #order: Uint32Array;
  readonly #pace = new Pace();
  readonly #onFirstPicture: () => void;
  #moving: MovingPicture;
  #palette: Palette | undefined;
  /** Told whenever the camera has moved, or the picture has another size. */
  onLook: () => void = () => {};
  #candidates: Candidates = { solid: new Uint32Array(0), glass: new Uint32Array(0), faint: new Uint32Array(0) };
  #shown: Uint8Array;
  #plane: Plane | undefined;
  #seen: Uint32Array | undefined;
  #refinement: Generator<Step, void> | undefined;
  #isMoved = true;
  #isStale = true;
  #isOverlaid = false;
  /** Whether what is on the canvas is a finished picture. */
  #isWhole = false;
  #pictures = 0;
  #movedAt = 0;
  #request = 0;

  /** @throws Error where the browser has no WebGL 2. */
  constructor(canvas: HTMLCanvasElement, building: Building, onFirstPicture: () => void) {
    this.#building = building;
    this.#onFirstPicture = onFirstPicture;
    this.#renderer = new WebGLRenderer({ canvas, alpha: true, antialias: false, stencil: false });
    this.#renderer.autoClear = false;
    this.#renderer.sortObjects = false;
    this.#renderer.setClearColor(0x000000, 0);
    this.view = new SceneCamera(canvas, building, () => this.#move());
    this.#sheets = new Sheets(building);
    this.#layers = new Layers(building.focus);
    this.#moving = new MovingPicture(building, this.#sheets);
    this.#order = piecesByWorth(building);
    this.#shown = new Uint8Array(building.elements.count);
    // Drivers restart and take all pictures with them; three.js brings everything back but the picture.
    canvas.addEventListener('webglcontextlost', this.#lose);
    canvas.addEventListener('webglcontextrestored', this.#redraw);
  }

  /**
   * Another one to be drawn, of the same bounds: some parts have come, others have gone. What is shown, selected, hovered
   * and cut is to be told again, since the elements have other numbers.
   */
  set building(building: Building) {
    this.#sheets.dispose();
    this.#building = building;
    this.#sheets = new Sheets(building);
    this.#moving = new MovingPicture(building, this.#sheets);
    this.#order = piecesByWorth(building);
    this.#shown = new Uint8Array(building.elements.count);
    this.#refinement = undefined;
    this.#seen = undefined;
    if (this.#palette !== undefined) this.#sheets.palette = this.#palette;
    this.#move();
  }

  /** @param width,height in CSS pixels. */
  resize(width: number, height: number): void {
    if (width < 1 || height < 1) return;
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, MOST_PIXELS_PER_POINT));
    this.#renderer.setSize(width, height, false);
    const { width: columns, height: rows } = this.#renderer.domElement;
    this.#layers.resize(columns, rows);
    this.view.resize(width, height);
    this.#move();
  }

  /** @param shown how each element is drawn (`Shown`), by its number. */
  set shown(shown: Uint8Array) {
    const { elements, isTranslucent } = this.#building.pieces;
    const isDrawn = (how: number) => (piece: number) => shown[elements[piece] ?? 0] === how;
    const clear = this.#order.filter(isDrawn(Shown.solid));
    this.#shown = shown;
    this.#candidates = {
      solid: clear.filter((piece) => isTranslucent[piece] === 0),
      glass: clear.filter((piece) => isTranslucent[piece] === 1),
      faint: this.#order.filter(isDrawn(Shown.faint)),
    };
    for (const name of ['solid', 'glass', 'faint'] as const) this.#sheets.lists[name].fill(this.#candidates[name]);
    this.#moving.forget();
    this.#seen = undefined;
    this.#move();
  }

  set selected(elements: Iterable<number>) {
    this.#sheets.lists.selected.fill(this.#piecesOf(elements));
    this.#isOverlaid = true;
    this.#ask();
  }

  set hovered(element: number | undefined) {
    this.#sheets.lists.hovered.fill(this.#piecesOf(element === undefined ? [] : [element]));
    this.#isOverlaid = true;
    this.#ask();
  }

  set section(plane: Plane | undefined) {
    this.#plane = plane;
    this.#sheets.section = plane;
    this.#move();
  }

  set palette(palette: Palette) {
    this.#palette = palette;
    this.#sheets.palette = palette;
    this.#layers.lineColor.set(...palette.line);
    this.#layers.accent.set(...palette.accent);
    this.#isStale = true;
    this.#note('coming');
    this.#ask();
  }

  /** The element at a place of the canvas. @param x,y -1 to 1, up. */
  pick(x: number, y: number): Hit | undefined {
    const ray = this.view.ray(x, y);
    return pick(this.#building, this.#shown, ray, reachOf(ray, this.#plane));
  }

  dispose(): void {
    cancelAnimationFrame(this.#request);
    this.#request = -1;
    this.#renderer.domElement.removeEventListener('webglcontextlost', this.#lose);
    this.#renderer.domElement.removeEventListener('webglcontextrestored', this.#redraw);
    this.view.dispose();
    this.#sheets.dispose();
    this.#layers.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  #piecesOf(elements: Iterable<number>): number[] {
    const { firstPiece } = this.#building.elements;
    return [...elements].flatMap((element) => {
      const first = firstPiece[element] ?? 0;
      return Array.from({ length: (firstPiece[element + 1] ?? first) - first }, (_, at) => first + at);
    });
  }

  #lose = (): void => this.#note('coming');

  #redraw = (): void => this.#move();

  #move(): void {
    this.#isMoved = true;
    this.onLook();
    this.#note('coming');
    this.#ask();
  }

  #ask(): void {
    if (this.#request === 0) this.#request = requestAnimationFrame(this.#frame);
  }

  #frame = (now: number): void => {
    this.#request = 0;
    this.view.advance(now);
    if (this.#isMoved) this.#drawMoving(now);
    else if (this.#isStale && now - this.#movedAt > REST) this.#beginRefinement();
    else if (this.#refinement !== undefined) this.#refineOnce();
    else if (this.#isOverlaid && !this.#isStale) this.#show();
    if (this.#isStale || this.#isMoved || this.#refinement !== undefined) this.#ask();
  };

  #drawMoving(now: number): void {
    const budget = this.#pace.triangleBudget;
    this.view.camera.clearViewOffset();
    this.view.prepare();
    const { drawn, isFull } = this.#moving.lists(now, this.#candidates, this.#seen, () => this.view.eye, budget);
    this.#pace.tick(now, isFull);
    this.#renderer.setRenderTarget(null);
    this.#renderer.clear();
    for (const { list, look } of drawn) this.#draw(list, look);
    this.#draw('selected', 'selectedBehind');
    this.#draw('selected', 'selected');
    this.#refinement = undefined;
    this.#isMoved = false;
    this.#isWhole = false;
    this.#isStale = true;
    this.#movedAt = now;
    this.#pictures++;
    if (this.#pictures === 1) requestAnimationFrame(this.#onFirstPicture);
  }

  #draw(list: ListName, look: Look): void {
    this.#sheets.draw(this.#renderer, this.view.camera, null, list, look);
  }

  #beginRefinement(): void {
    this.#isStale = false;
    const studio: Studio = {
      renderer: this.#renderer,
      building: this.#building,
      view: this.view,
      sheets: this.#sheets,
      layers: this.#layers,
    };
    this.#refinement = refine(studio, this.#candidates.solid, 3 * this.#pace.triangleBudget, (seen) => {
      this.#seen = seen;
      this.#moving.forget();
    });
    this.#refineOnce();
  }

  #refineOnce(): void {
    const { value, done } = this.#refinement?.next() ?? { done: true };
    if (done) this.#refinement = undefined;
    // After a movement any whole picture is better than the quick one; instead of a whole one only the finished is.
    if (value === 'finished' || (value === 'presentable' && !this.#isWhole)) this.#show();
    if (value !== 'finished') return;
    this.#isWhole = true;
    this.#note('whole');
  }

  /** For whoever looks from outside, as tests do: `data-picture` tells whether the whole picture is there. */
  #note(picture: 'coming' | 'whole'): void {
    this.#renderer.domElement.dataset['picture'] = picture;
  }

  #show(): void {
    this.#isOverlaid = false;
    this.view.camera.clearViewOffset();
    this.#layers.show(this.#renderer);
    this.#draw('selected', 'selectedBehind');
    this.#draw('selected', 'selected');
    this.#draw('hovered', 'hovered');
    if (this.#sheets.lists.selected.length === 0) return;
    this.#renderer.setRenderTarget(this.#layers.mask);
    this.#renderer.clear();
    this.#sheets.draw(this.#renderer, this.view.camera, this.#layers.mask, 'selected', 'mask');
    this.#layers.outline(this.#renderer);
  }
}
