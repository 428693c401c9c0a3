import {
  BufferAttribute,
  BufferGeometry,
  Camera,
  GLSL3,
  Mesh,
  RawShaderMaterial,
  Scene,
  type ShaderMaterialParameters,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three';
import vertexShader from './shaders/screen.vert.glsl?raw';

/** A calculation for every pixel of a picture. */
export class ScreenPass {
  readonly material: RawShaderMaterial;
  readonly #scene = new Scene();
  readonly #camera = new Camera();
  readonly #geometry = new BufferGeometry();

  constructor(parameters: ShaderMaterialParameters) {
    this.material = new RawShaderMaterial({ glslVersion: GLSL3, vertexShader, ...parameters });
    this.#geometry.setAttribute('position', new BufferAttribute(Float32Array.of(-1, -1, 0, 3, -1, 0, -1, 3, 0), 3));
    const mesh = new Mesh(this.#geometry, this.material);
    mesh.frustumCulled = false;
    this.#scene.add(mesh);
  }

  /** @param target null: the canvas. */
  draw(renderer: WebGLRenderer, target: WebGLRenderTarget | null): void {
    renderer.setRenderTarget(target);
    renderer.render(this.#scene, this.#camera);
  }

  dispose(): void {
    this.#geometry.dispose();
    this.material.dispose();
  }
}
