import {
  type DepthModes,
  DoubleSide,
  GLSL3,
  type IUniform,
  LessEqualDepth,
  NoBlending,
  NormalBlending,
  RawShaderMaterial,
  Vector3,
  Vector4,
} from 'three';
import fragmentShader from './shaders/surface.frag.glsl?raw';
import vertexShader from './shaders/surface.vert.glsl?raw';

/** What every surface is drawn with, whatever its list: set once per picture. */
export interface SharedUniforms {
  /** Kept is where x, y, z · position + w >= 0. */
  readonly section: IUniform<Vector4>;
  readonly cutColor: IUniform<Vector3>;
}

export function sharedUniforms(): SharedUniforms {
  return { section: { value: new Vector4(0, 0, 0, 1) }, cutColor: { value: new Vector3() } };
}

/** How the triangles of one list look. */
export interface SurfaceLook {
  /** Three pictures at once: colours, normals, numbers of elements. */
  readonly isLayered?: boolean;
  readonly isBlended?: boolean;
  /** Denser where it is seen edge-on, whatever its own opacity. */
  readonly isFaint?: boolean;
  readonly opacity?: number;
  /** Share of the tint, 0 to 1. */
  readonly tint?: number;
  readonly depthFunc?: DepthModes;
  /** Nearer to the eye by a hair, to lie on what was drawn before. */
  readonly isOnTop?: boolean;
}

/** The material of a look; `tintColor` may be changed at any time. */
export class SurfaceMaterial extends RawShaderMaterial {
  readonly tintColor: Vector4;

  constructor(shared: SharedUniforms, look: SurfaceLook) {
    const { isLayered = false, isBlended = false, isFaint = false, opacity = 1, tint = 0 } = look;
    const tintColor = new Vector4(0, 0, 0, tint);
    super({
      glslVersion: GLSL3,
      vertexShader,
      fragmentShader,
      defines: { ...(isLayered && { LAYERED: 1 }), ...(isFaint && { FAINT: 1 }) },
      uniforms: { ...shared, tint: { value: tintColor }, opacity: { value: opacity } },
      side: DoubleSide,
      blending: isBlended ? NormalBlending : NoBlending,
      transparent: isBlended,
      depthWrite: !isBlended,
      depthFunc: look.depthFunc ?? LessEqualDepth,
      polygonOffset: look.isOnTop ?? false,
      polygonOffsetFactor: -1,
      polygonOffsetUnits: -4,
    });
    this.tintColor = tintColor;
  }

  /** Cutting costs every fragment a test, so that it is compiled in only while there is a section. */
  set isCut(isCut: boolean) {
    if ('SECTION' in this.defines === isCut) return;
    if (isCut) this.defines['SECTION'] = 1;
    else delete this.defines['SECTION'];
    this.needsUpdate = true;
  }
}
