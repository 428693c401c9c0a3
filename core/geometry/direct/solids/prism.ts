import type { FaceBuilder } from '../face-builder.ts';
import { type Frame, identity, turned, type Vector } from '../frame.ts';
import type { Profile } from '../profiles/profiles.ts';
import type { NumberSink } from '../shape-key.ts';
import { join } from '../triangulate.ts';
import type { Solid } from './solid.ts';

/** A profile swept along a straight line: `profile` in the xy plane of `frame`, moved by `path` there; path z is positive. */
export class Prism implements Solid {
  readonly profile: Profile;
  readonly frame: Frame;
  readonly path: Vector;

  constructor(profile: Profile, frame: Frame, path: Vector) {
    this.profile = profile;
    this.frame = frame;
    this.path = path;
  }

  tell(numbers: NumberSink): void {
    numbers.addAll(this.frame);
    numbers.addAll(this.path);
    numbers.addAll(this.profile.outer);
    for (const hole of this.profile.holes) numbers.addAll(hole);
  }

  addTo(faces: FaceBuilder): void {
    const { outer, holes, triangles } = this.profile;
    const { points, holeStarts } = join(outer, holes);
    const count = points.length / 2;
    faces.reserve(6 * count, 2 * triangles.length + 6 * count);
    const base = this.#base(points);
    const [dx, dy, dz] = turned(this.frame, this.path);
    const [nx, ny, nz] = this.#normal();
    const bottom = faces.vertices;
    for (let at = 0; at < base.length; at += 3) {
      faces.vertex(base[at] ?? 0, base[at + 1] ?? 0, base[at + 2] ?? 0, -nx, -ny, -nz);
    }
    const top = faces.vertices;
    for (let at = 0; at < base.length; at += 3) {
      faces.vertex((base[at] ?? 0) + dx, (base[at + 1] ?? 0) + dy, (base[at + 2] ?? 0) + dz, nx, ny, nz);
    }
    for (let at = 0; at < triangles.length; at += 3) {
      const a = triangles[at] ?? 0;
      const b = triangles[at + 1] ?? 0;
      const c = triangles[at + 2] ?? 0;
      faces.triangle(bottom + a, bottom + c, bottom + b);
      faces.triangle(top + a, top + b, top + c);
    }
    let first = 0;
    for (const end of holeStarts) {
      addSides(faces, base, first, end, dx, dy, dz);
      first = end;
    }
    addSides(faces, base, first, count, dx, dy, dz);
  }

  /** The profile's points in space. */
  #base(points: readonly number[]): Float64Array {
    const [xx, xy, xz, yx, yy, yz, , , , ox, oy, oz] = this.frame;
    const base = new Float64Array((points.length / 2) * 3);
    for (let at = 0, to = 0; at < points.length; at += 2, to += 3) {
      const x = points[at] ?? 0;
      const y = points[at + 1] ?? 0;
      base[to] = xx * x + yx * y + ox;
      base[to + 1] = xy * x + yy * y + oy;
      base[to + 2] = xz * x + yz * y + oz;
    }
    return base;
  }

  #normal(): Vector {
    return this.frame === identity ? [0, 0, 1] : [this.frame[6], this.frame[7], this.frame[8]];
  }
}

/** One rectangle per edge of a ring, from point `first` up to `end`. Numbers only: most faces of a building are made here. */
function addSides(
  faces: FaceBuilder,
  base: Float64Array,
  first: number,
  end: number,
  dx: number,
  dy: number,
  dz: number,
): void {
  for (let to = first, from = end - 1; to < end; from = to++) {
    const ax = base[from * 3] ?? 0;
    const ay = base[from * 3 + 1] ?? 0;
    const az = base[from * 3 + 2] ?? 0;
    const bx = base[to * 3] ?? 0;
    const by = base[to * 3 + 1] ?? 0;
    const bz = base[to * 3 + 2] ?? 0;
    let nx = (by - ay) * dz - (bz - az) * dy;
    let ny = (bz - az) * dx - (bx - ax) * dz;
    let nz = (bx - ax) * dy - (by - ay) * dx;
    const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (length === 0) continue;
    nx /= length;
    ny /= length;
    nz /= length;
    const vertex = faces.vertex(ax, ay, az, nx, ny, nz);
    faces.vertex(bx, by, bz, nx, ny, nz);
    faces.vertex(bx + dx, by + dy, bz + dz, nx, ny, nz);
    faces.vertex(ax + dx, ay + dy, az + dz, nx, ny, nz);
    faces.triangle(vertex, vertex + 1, vertex + 2);
    faces.triangle(vertex, vertex + 2, vertex + 3);
  }
}
