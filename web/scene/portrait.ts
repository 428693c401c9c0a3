import { WebGLRenderer } from 'three';
import type { Building } from './building.ts';
import { SceneCamera } from './camera.ts';
import { Layers } from './draw/layers.ts';
import type { Palette } from './draw/palette.ts';
import { Sheets } from './draw/sheets.ts';
import { piecesByWorth } from './lists/piece-order.ts';
import { refine } from './refinement.ts';

/**
 * A picture of the whole building, without a ground, as WebP.
 *
 * @throws Error where the browser has no WebGL 2.
 */
export async function drawPortrait(
  building: Building,
  palette: Palette,
  width: number,
  height: number,
): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  const renderer = new WebGLRenderer({ canvas, alpha: true, antialias: false, preserveDrawingBuffer: true });
  renderer.autoClear = false;
  renderer.sortObjects = false;
  renderer.setClearColor(0x000000, 0);
  renderer.setSize(width, height, false);
  const view = new SceneCamera(canvas, building, () => undefined);
  const sheets = new Sheets(building);
  const layers = new Layers(building.focus);
  try {
    const order = piecesByWorth(building);
    const { isTranslucent, elements } = building.pieces;
    const { isSpace } = building.elements;
    sheets.lists.solid.fill(order.filter((piece) => isTranslucent[piece] === 0));
    sheets.lists.glass.fill(order.filter((piece) => isTranslucent[piece] === 1 && !isSpace[elements[piece] ?? 0]));
    sheets.palette = palette;
    layers.lineColor.set(...palette.line);
    layers.resize(width, height);
    view.resize(width, height);
    view.view('corner', true);
    for (const step of refine(
      { renderer, building, view, sheets, layers },
      order,
      Number.MAX_SAFE_INTEGER,
      undefined,
    )) {
      if (step === 'presentable') await nextFrame();
    }
    layers.show(renderer);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/webp', 0.86));
  } finally {
    view.dispose();
    sheets.dispose();
    layers.dispose();
    renderer.dispose();
    renderer.forceContextLoss();
  }
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
