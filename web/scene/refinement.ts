import type { WebGLRenderer, WebGLRenderTarget } from 'three';
import type { Building } from './building.ts';
import type { SceneCamera } from './camera.ts';
import type { Layers } from './draw/layers.ts';
import type { ListName, Look, Sheets } from './draw/sheets.ts';

/** Pictures that are averaged, each moved by a part of a pixel: that many steps has an edge. Of large models half. */
const SAMPLES = 8;

/** What the steps work with. */
export interface Studio {
  readonly renderer: WebGLRenderer;
  readonly building: Building;
  readonly view: SceneCamera;
  readonly sheets: Sheets;
  readonly layers: Layers;
}

/** What a step has led to; a picture of at least one sample is `presentable`, the last one `finished`. */
export type Step = 'working' | 'presentable' | 'finished';

/**
 * Draws the whole, still picture, a step for each frame, so that the page stays quick however slow the machine: first
 * every triangle, some in each step; then, from what that showed, the other samples.
 *
 * @param piecesByWorth visible opaque pieces; those first that show most.
 * @param trianglesPerStep what can be drawn in a step.
 * @param onSeen told which elements the picture shows, if anyone wants to know.
 */
export function* refine(
  studio: Studio,
  piecesByWorth: Uint32Array,
  trianglesPerStep: number,
  onSeen: ((seen: Uint32Array) => void) | undefined,
): Generator<Step, void> {
  const { view, sheets, layers, renderer, building } = studio;
  const isLarge = onSeen !== undefined && sheets.lists.solid.length > 3 * trianglesPerStep;
  const samples = isLarge ? SAMPLES / 2 : SAMPLES;
  let seen: Uint32Array | undefined;
  for (let sample = 1; sample <= samples; sample++) {
    while (isLarge && sample > 1 && seen === undefined) yield 'working';
    moveByPart(studio, sample);
    renderer.setRenderTarget(layers.surfaces);
    renderer.clear();
    const draw = (target: 'surfaces' | 'sample', name: ListName, look: Look) =>
      drawInSteps(studio, layers[target], name, look, trianglesPerStep, sample);
    yield* draw('surfaces', isLarge && sample > 1 ? 'chosen' : 'solid', 'layered');
    moveByPart(studio, sample);
    layers.compose(renderer, view.camera, sample, layers.sample);
    yield* draw('sample', 'faint', 'faint');
    yield* draw('sample', 'glass', 'glass');
    layers.blend(renderer, sample);
    view.camera.clearViewOffset();
    if (sample === 1 && onSeen !== undefined) {
      void learnWhatIsSeen(studio).then((answer) => {
        seen = answer;
        onSeen(answer);
        if (isLarge) sheets.lists.chosen.fill(piecesByWorth.filter((piece) => isSeen(building, answer, piece)));
      });
    }
    yield sample === samples ? 'finished' : 'presentable';
  }
}

/** Between two steps the camera is put back: the page may draw something else meanwhile. */
function* drawInSteps(
  studio: Studio,
  target: WebGLRenderTarget,
  name: ListName,
  look: Look,
  trianglesPerStep: number,
  sample: number,
): Generator<Step, void> {
  const { renderer, view, sheets } = studio;
  const { length } = sheets.lists[name];
  const count = 3 * trianglesPerStep;
  for (let start = 0; start < length; start += count) {
    moveByPart(studio, sample);
    sheets.draw(renderer, view.camera, target, name, look, { start, count });
    view.camera.clearViewOffset();
    if (start + count < length) yield 'working';
  }
}

/** All of them where the picture cannot be read since the graphics card has gone. */
function learnWhatIsSeen({ layers, renderer, building }: Studio): Promise<Uint32Array> {
  const { count } = building.elements;
  return layers.seen(renderer, count).catch(() => new Uint32Array(count).fill(1));
}

/** The first sample is where it is; the others follow the Halton sequences of 2 and 3. */
function moveByPart({ view, layers }: Studio, sample: number): void {
  const { width, height } = layers.surfaces;
  view.prepare();
  if (sample === 1) return;
  view.camera.setViewOffset(width, height, halton(sample, 2) - 0.5, halton(sample, 3) - 0.5, width, height);
}

function halton(index: number, base: number): number {
  let fraction = 1;
  let result = 0;
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    fraction /= base;
    result += fraction * (rest % base);
  }
  return result;
}

function isSeen({ pieces }: Building, seen: Uint32Array, piece: number): boolean {
  return (seen[pieces.elements[piece] ?? 0] ?? 0) > 0;
}
