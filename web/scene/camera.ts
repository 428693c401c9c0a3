import { Box3, Frustum, Matrix4, PerspectiveCamera, Raycaster, Sphere, Spherical, Vector2, Vector3 } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import type { Building } from './building.ts';
import type { Eye } from './lists/moving-list.ts';
import type { Ray } from './pick.ts';

/** Where the camera stands, seen from the middle of the building: azimuth (from +Z towards +X) and height in degrees. */
const viewpoints = {
  corner: { azimuth: 45, height: 26 },
  top: { azimuth: 0, height: 89.9 },
  south: { azimuth: 0, height: 0 },
  east: { azimuth: 90, height: 0 },
  north: { azimuth: 180, height: 0 },
  west: { azimuth: 270, height: 0 },
} as const;
export type Viewpoint = keyof typeof viewpoints;

const FLIGHT_MS = 320;

/** Shares of the picture that a building fills; above and below there are controls. */
const FILLED_WIDTH = 0.9;
const FILLED_HEIGHT = 0.8;

/** What is looked at stands above the middle of the picture by this share of its half: the toolbar is below. */
const LIFT = 0.07;
const RADIANS = Math.PI / 180;

/** The camera and the ways to move it: by pointer and touch (orbit, pan, zoom), by key, to a view, to an element. */
export class SceneCamera {
  readonly camera = new PerspectiveCamera(38, 1, 0.1, 1000);
  readonly controls: OrbitControls;
  readonly #box: Box3;
  readonly #sphere: Sphere;
  readonly #raycaster = new Raycaster();
  #height = 1;
  #flight: { from: Vector3; to: Vector3; fromTarget: Vector3; toTarget: Vector3; startedAt: number } | undefined;

  constructor(canvas: HTMLElement, { bounds, focus }: Pick<Building, 'bounds' | 'focus'>, onChange: () => void) {
    this.#box = boxOf(focus);
    this.#sphere = boxOf(bounds).getBoundingSphere(new Sphere());
    this.#sphere.radius = Math.max(this.#sphere.radius, 0.5);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.zoomToCursor = true;
    this.controls.minDistance = 0.3;
    this.controls.maxDistance = 12 * this.#sphere.radius;
    this.controls.addEventListener('change', onChange);
    this.controls.addEventListener('start', () => {
      this.#flight = undefined;
    });
  }

  /** Looks at the whole building from a viewpoint. */
  view(viewpoint: Viewpoint, isAtOnce = false): void {
    const { azimuth, height } = viewpoint === 'corner' ? this.#cornerView() : viewpoints[viewpoint];
    const direction = new Vector3().setFromSpherical(new Spherical(1, (90 - height) * RADIANS, azimuth * RADIANS));
    this.#fly(direction, this.#box, isAtOnce);
  }

  /** Goes to a box along the direction of view; to the whole building where there is none. */
  fit(bounds: Building['bounds'] | undefined): void {
    const direction = this.camera.position.clone().sub(this.controls.target).normalize();
    const box = bounds === undefined ? this.#box : boxOf(bounds);
    // Some of what is around stays in the picture: without it one does not know where the element is.
    const margin = 0.4 * box.getSize(new Vector3()).length() + 0.4;
    this.#fly(direction, bounds === undefined ? box : box.clone().expandByScalar(margin), false);
  }

  /** From the corner where the longer side of the building lies across the picture. */
  #cornerView(): { azimuth: number; height: number } {
    const { x, z } = this.#box.getSize(new Vector3());
    return { azimuth: 18 + 54 * (z / (x + z || 1)), height: viewpoints.corner.height };
  }

  /** @param azimuth,height in degrees. */
  orbitBy(azimuth: number, height: number): void {
    this.controls.rotateLeft(azimuth * RADIANS);
    this.controls.rotateUp(height * RADIANS);
    this.controls.update();
  }

  panBy(x: number, y: number): void {
    this.controls.pan(x, y);
    this.controls.update();
  }

  /** @param factor above 1 comes closer: so many times larger is what is looked at. */
  zoomBy(factor: number): void {
    this.controls.dollyIn(1 / factor); // what it multiplies is the distance
  }

  /** Goes on with a flight. @returns whether there is one. */
  advance(now: number): boolean {
    const flight = this.#flight;
    if (flight === undefined) return false;
    const share = Math.min(1, (now - flight.startedAt) / FLIGHT_MS);
    const eased = 1 - (1 - share) ** 3;
    this.camera.position.lerpVectors(flight.from, flight.to, eased);
    this.controls.target.lerpVectors(flight.fromTarget, flight.toTarget, eased);
    this.controls.update();
    if (share === 1) this.#flight = undefined;
    return true;
  }

  resize(width: number, height: number): void {
    this.#height = height;
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
  }

  /** Takes the near and far planes as close to the building as they go, for the sake of the depth buffer. */
  prepare(): void {
    const distance = this.camera.position.distanceTo(this.#sphere.center);
    const radius = 1.6 * this.#sphere.radius;
    this.camera.near = Math.max(distance - radius, radius / 4000, 0.02);
    this.camera.far = distance + radius;
    this.camera.updateProjectionMatrix();
    this.camera.updateMatrixWorld();
  }

  /** @param x,y -1 to 1, up. */
  ray(x: number, y: number): Ray {
    this.#raycaster.setFromCamera(new Vector2(x, y), this.camera);
    const { origin, direction } = this.#raycaster.ray;
    return { origin: [origin.x, origin.y, origin.z], direction: [direction.x, direction.y, direction.z] };
  }

  get eye(): Eye {
    const { position, projectionMatrix, matrixWorldInverse } = this.camera;
    const { planes } = new Frustum().setFromProjectionMatrix(
      new Matrix4().multiplyMatrices(projectionMatrix, matrixWorldInverse),
    );
    const focalLength = (0.5 * this.#height) / Math.tan(0.5 * this.camera.fov * RADIANS);
    return {
      pixelsPerSquare: focalLength ** 2,
      position: [position.x, position.y, position.z],
      planes: planes.map(({ normal, constant }) => [normal.x, normal.y, normal.z, constant] as const),
    };
  }

  dispose(): void {
    this.controls.dispose();
  }

  #fly(direction: Vector3, box: Box3, isAtOnce: boolean): void {
    const distance = this.#distanceFor(box, direction);
    const up = upFrom(direction, rightFrom(direction));
    const lift = LIFT * Math.tan(0.5 * this.camera.fov * RADIANS) * distance;
    const target = box.getCenter(new Vector3()).addScaledVector(up, -lift);
    const position = target.clone().addScaledVector(direction, distance);
    if (isAtOnce || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.camera.position.copy(position);
      this.controls.target.copy(target);
      this.controls.update();
      return;
    }
    this.#flight = {
      from: this.camera.position.clone(),
      to: position,
      fromTarget: this.controls.target.clone(),
      toTarget: target,
      startedAt: performance.now(),
    };
    this.controls.dispatchEvent({ type: 'change' });
  }

  /** How far from the middle of the box all of its corners are in the picture. */
  #distanceFor(box: Box3, direction: Vector3): number {
    const middle = box.getCenter(new Vector3());
    const right = rightFrom(direction);
    const up = upFrom(direction, right);
    const tallness = Math.tan(0.5 * this.camera.fov * RADIANS);
    let distance = 0;
    for (let corner = 0; corner < 8; corner++) {
      const x = corner & 1 ? box.max.x : box.min.x;
      const y = corner & 2 ? box.max.y : box.min.y;
      const z = corner & 4 ? box.max.z : box.min.z;
      const offset = new Vector3(x, y, z).sub(middle);
      const across = Math.abs(offset.dot(right)) / (FILLED_WIDTH * tallness * this.camera.aspect);
      const along = Math.abs(offset.dot(up)) / (FILLED_HEIGHT * tallness);
      distance = Math.max(distance, offset.dot(direction) + Math.max(across, along));
    }
    return distance;
  }
}

function boxOf([minX, minY, minZ, maxX, maxY, maxZ]: Building['bounds']): Box3 {
  return new Box3(new Vector3(minX, minY, minZ), new Vector3(maxX, maxY, maxZ));
}

/** To the right of someone who looks against the direction. */
function rightFrom(direction: Vector3): Vector3 {
  return new Vector3(direction.z, 0, -direction.x).normalize();
}

function upFrom(direction: Vector3, right: Vector3): Vector3 {
  return new Vector3().crossVectors(direction, right);
}
