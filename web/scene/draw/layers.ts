import {
  AlwaysDepth,
  ConstantAlphaFactor,
  CustomBlending,
  DepthTexture,
  HalfFloatType,
  Matrix4,
  NearestFilter,
  NoBlending,
  OneMinusConstantAlphaFactor,
  type PerspectiveCamera,
  UnsignedIntType,
  Vector2,
  Vector3,
  Vector4,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { Building } from '../building.ts';
import { ScreenPass } from './screen-pass.ts';
import composeShader from './shaders/compose.frag.glsl?raw';
import copyShader from './shaders/copy.frag.glsl?raw';
import outlineShader from './shaders/outline.frag.glsl?raw';

const nearest = { minFilter: NearestFilter, magFilter: NearestFilter } as const;

/** Number of the texture of `surfaces` that has the numbers of elements. */
const IDENTITY = 2;

/** Degrees of the golden angle in radians: turns that never repeat. */
const GOLDEN_ANGLE = 2.399963;

/**
 * The pictures that a whole, still picture is made of, and the steps between them:
 * `surfaces` (colour, normal, element number, depth) -> `compose` -> `sample` -> `blend` -> `average` -> `show`.
 * What is selected lies above: it changes without a new picture. Its `mask` becomes an `outline`.
 */
export class Layers {
  readonly surfaces = new WebGLRenderTarget(1, 1, {
    count: 3,
    ...nearest,
    depthTexture: new DepthTexture(1, 1, UnsignedIntType),
  });
  /** One picture with lines and shade, and its depth, so that glass can be drawn into it. */
  readonly sample = new WebGLRenderTarget(1, 1, nearest);
  /** The mean of the samples so far; half floats, since eighths of 8 bits leave bands. */
  readonly average = new WebGLRenderTarget(1, 1, { type: HalfFloatType, depthBuffer: false, ...nearest });
  readonly mask = new WebGLRenderTarget(1, 1, { depthBuffer: false, ...nearest });
  readonly lineColor = new Vector3();
  readonly accent = new Vector3();
  readonly #targets = [this.surfaces, this.sample, this.average, this.mask];
  readonly #texel = new Vector2();
  readonly #middle = new Vector3();
  readonly #radius: number;
  readonly #groundHeight: number;
  readonly #ground = new Vector4();
  readonly #around = new Vector4();
  readonly #inverseProjection = new Matrix4();
  readonly #compose: ScreenPass;
  readonly #blend: ScreenPass;
  readonly #show: ScreenPass;
  readonly #outline: ScreenPass;

  constructor(bounds: Building['bounds']) {
    const [minX, minY, minZ, maxX, maxY, maxZ] = bounds;
    this.#middle.set((minX + maxX) / 2, (minY + maxY) / 2, (minZ + maxZ) / 2);
    this.#radius = Math.hypot(maxX - minX, maxY - minY, maxZ - minZ) / 2;
    this.#groundHeight = minY;
    const [picture, facing, identity] = this.surfaces.textures;
    const depth = { value: this.surfaces.depthTexture };
    this.#compose = new ScreenPass({
      fragmentShader: composeShader,
      uniforms: {
        picture: { value: picture },
        facing: { value: facing },
        identity: { value: identity },
        depth,
        inverseProjection: { value: this.#inverseProjection },
        texel: { value: this.#texel },
        turn: { value: 0 },
        reach: { value: shadeReach(this.#radius) },
        ground: { value: this.#ground },
        around: { value: this.#around },
        pixelsPerMetre: { value: 1 },
        lineColor: { value: this.lineColor },
      },
      blending: NoBlending,
      depthFunc: AlwaysDepth,
    });
    this.#blend = new ScreenPass({
      fragmentShader: copyShader,
      uniforms: { picture: { value: this.sample.texture } },
      blending: CustomBlending,
      blendSrc: ConstantAlphaFactor,
      blendDst: OneMinusConstantAlphaFactor,
      depthTest: false,
      depthWrite: false,
      transparent: true,
    });
    this.#show = new ScreenPass({
      fragmentShader: copyShader,
      defines: { WITH_DEPTH: 1 },
      uniforms: { picture: { value: this.average.texture }, depth },
      blending: NoBlending,
      depthFunc: AlwaysDepth,
    });
    this.#outline = new ScreenPass({
      fragmentShader: outlineShader,
      uniforms: {
        mask: { value: this.mask.texture },
        texel: { value: this.#texel },
        accent: { value: this.accent },
      },
      depthTest: false,
      depthWrite: false,
      transparent: true,
    });
  }

  resize(width: number, height: number): void {
    for (const target of this.#targets) target.setSize(width, height);
    this.#texel.set(1 / width, 1 / height);
  }

  /** Draws what `surfaces` holds as a picture with lines and shade. @param target null: the canvas. */
  compose(renderer: WebGLRenderer, camera: PerspectiveCamera, turn: number, target: WebGLRenderTarget | null): void {
    const { uniforms } = this.#compose.material;
    const focalLength = camera.projectionMatrix.elements[5] ?? 1;
    this.#inverseProjection.copy(camera.projectionMatrixInverse);
    if (uniforms['turn']) uniforms['turn'].value = turn * GOLDEN_ANGLE;
    if (uniforms['pixelsPerMetre']) uniforms['pixelsPerMetre'].value = (focalLength * this.surfaces.height) / 2;
    this.#placeGround(camera);
    this.#compose.draw(renderer, target);
  }

  #placeGround(camera: PerspectiveCamera): void {
    const up = new Vector3(0, 1, 0).transformDirection(camera.matrixWorldInverse);
    const foot = new Vector3(this.#middle.x, this.#groundHeight, this.#middle.z).applyMatrix4(
      camera.matrixWorldInverse,
    );
    this.#ground.set(up.x, up.y, up.z, -up.dot(foot));
    const middle = this.#middle.clone().applyMatrix4(camera.matrixWorldInverse);
    this.#around.set(middle.x, middle.y, middle.z, this.#radius);
  }

  /** Takes the sample into the mean. @param count of samples in the mean, with this one. */
  blend(renderer: WebGLRenderer, count: number): void {
    this.#blend.material.blendAlpha = 1 / count;
    this.#blend.draw(renderer, this.average);
  }

  /** Draws the mean to the canvas, with the depth of the last sample. */
  show(renderer: WebGLRenderer): void {
    this.#show.draw(renderer, null);
  }

  /** Draws a line on the canvas around what `mask` holds. */
  outline(renderer: WebGLRenderer): void {
    this.#outline.draw(renderer, null);
  }

  /** How many pixels of `surfaces` show each element, by its number. */
  async seen(renderer: WebGLRenderer, elementCount: number): Promise<Uint32Array> {
    const { width, height } = this.surfaces;
    const pixels = new Uint8Array(4 * width * height);
    await renderer.readRenderTargetPixelsAsync(this.surfaces, 0, 0, width, height, pixels, undefined, IDENTITY);
    const seen = new Uint32Array(elementCount);
    const numbers = new Uint32Array(pixels.buffer);
    for (const number of numbers) {
      const element = (number & 0xffffff) - 1;
      if (element >= 0) seen[element] = (seen[element] ?? 0) + 1;
    }
    return seen;
  }

  dispose(): void {
    for (const target of this.#targets) target.dispose();
    for (const pass of [this.#compose, this.#blend, this.#show, this.#outline]) pass.dispose();
  }
}

/** How far shade in corners reaches: a metre in a house, less in something small. */
function shadeReach(radius: number): number {
  return Math.min(1.2, Math.max(0.02, 0.06 * radius));
}
