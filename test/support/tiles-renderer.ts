import type { Tile } from '3d-tiles-renderer/core';
import { TilesRenderer } from '3d-tiles-renderer/three';
import { GLTFExtensionsPlugin } from '3d-tiles-renderer/three/plugins';
import { Box3, type Object3D, PerspectiveCamera, Vector3 } from 'three';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';

/** A tile as another viewer shows it. */
export interface ShownTile {
  readonly uri: string;
  /** Of the elements that have a mesh in it. */
  readonly expressIds: readonly number[];
  /** Around its meshes, and around what the tileset says of it: the model's metres, Z up. */
  readonly meshes: Box3;
  readonly volume: Box3;
}

const ADDRESS = 'http://viewer.example/model/';

/**
 * Shows a tileset as the 3DTilesRendererJS of NASA AMMOS does, an implementation of 3D Tiles that has nothing from us.
 *
 * @param diagonals of the model that somebody is above its middle and looks down; from two on all of it is in the picture.
 * @param pixels of error that are allowed.
 * @throws whatever it says of a tile that it cannot load.
 */
export async function shownByTilesRenderer(
  read: (name: string) => Promise<Uint8Array>,
  { diagonals, pixels }: { readonly diagonals: number; readonly pixels: number },
): Promise<readonly ShownTile[]> {
  becomeBrowser();
  const tiles = new TilesRenderer(`${ADDRESS}tileset.json`);
  const fetchData = async (url: string) => new Response(Uint8Array.from(await read(url.slice(ADDRESS.length))));
  tiles.registerPlugin({ name: 'OBJECT_STORE', fetchData });
  tiles.registerPlugin(new GLTFExtensionsPlugin({ meshoptDecoder: MeshoptDecoder }));
  const shown: ShownTile[] = [];
  const failures: unknown[] = [];
  tiles.addEventListener('load-error', ({ error }) => failures.push(error));
  tiles.addEventListener('load-model', ({ scene, tile }) => shown.push(described(scene, tile)));
  tiles.errorTarget = pixels;
  await updated(tiles, diagonals);
  tiles.dispose();
  if (failures.length > 0) throw new AggregateError(failures, 'Tiles cannot be loaded.');
  return shown;
}

/** What it takes from a browser: an address, and somebody who tells when the next picture is due. */
function becomeBrowser(): void {
  const soon = (draw: FrameRequestCallback) => Number(setTimeout(() => draw(performance.now())));
  const window = { location: { href: ADDRESS } };
  Object.assign(globalThis, {
    window,
    self: globalThis,
    requestAnimationFrame: soon,
    cancelAnimationFrame: clearTimeout,
  });
}

/** Looks until nothing more comes. */
async function updated(tiles: TilesRenderer, diagonals: number): Promise<void> {
  const camera = new PerspectiveCamera(60, 1, 0.1, 1e9);
  let hasEnded = false;
  tiles.addEventListener('tiles-load-end', () => {
    hasEnded = true;
  });
  tiles.setCamera(camera);
  tiles.setResolution(camera, 1000, 1000);
  const [box, size] = [new Box3(), new Vector3()];
  for (const until = Date.now() + 60_000; !hasEnded && Date.now() < until; ) {
    if (tiles.getBoundingBox(box)) {
      box.getCenter(camera.position).setZ(camera.position.z + diagonals * box.getSize(size).length());
      camera.updateMatrixWorld();
    }
    tiles.update();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function described(scene: Object3D, tile: Tile): ShownTile {
  scene.updateMatrixWorld(true);
  const expressIds: number[] = [];
  scene.traverse(({ userData, children, type }) => {
    const hasOwnMesh =
      type === 'Mesh' || children.some((child) => child.type === 'Mesh' && !('expressId' in child.userData));
    if (typeof userData['expressId'] === 'number' && hasOwnMesh) expressIds.push(userData['expressId']);
  });
  const volume = new Box3();
  Reflect.get(tile, 'engineData').boundingVolume.getAABB(volume); // its own reading, which its types do not tell
  return { uri: tile.content?.uri ?? '', expressIds, meshes: new Box3().setFromObject(scene, true), volume };
}
