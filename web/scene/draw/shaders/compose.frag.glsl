// Draws what the layers hold as a picture: lines where elements and faces meet, shade in corners (Alchemy ambient
// obscurance, McGuire et al. 2011), and under the building on a ground that is not there. Keeps the depth for what is
// drawn over it.
precision highp float;

uniform sampler2D picture;
uniform sampler2D facing;
uniform sampler2D identity;
uniform sampler2D depth;
uniform mat4 inverseProjection;
uniform vec2 texel;
uniform float turn; // of the samples of shade, in radians, another one for each picture that is averaged
uniform float reach; // of shade, in metres
uniform float pixelsPerMetre; // at one metre from the eye
uniform vec3 lineColor;
uniform vec4 ground; // plane below the building, in view space
uniform vec4 around; // middle and radius of the building, in view space

in vec2 uv;
layout(location = 0) out vec4 color;

const int SAMPLES = 9;

vec3 viewAt(vec2 at) {
  vec4 p = inverseProjection * vec4(vec3(at, texture(depth, at).r) * 2.0 - 1.0, 1.0);
  return p.xyz / p.w;
}

float shadeAt(vec3 p, vec3 n, vec2 at, float reach) {
  float radius = clamp(reach * pixelsPerMetre / -p.z, 3.0, 90.0);
  float angle = turn + 6.2831853 * fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  float sum = 0.0;
  for (int i = 0; i < SAMPLES; i++) {
    float share = (float(i) + 0.5) / float(SAMPLES);
    float a = angle + share * 6.2831853 * 4.0;
    vec3 v = viewAt(at + radius * share * vec2(cos(a), sin(a)) * texel) - p;
    float distance2 = dot(v, v);
    float fade = clamp(1.0 - distance2 / (reach * reach), 0.0, 1.0);
    sum += fade * max(0.0, dot(v, n) - 0.004 * -p.z) / (distance2 + 0.01 * reach * reach) * reach;
  }
  return clamp(1.0 - 0.55 * sum / float(SAMPLES), 0.35, 1.0);
}

float bendAt(vec2 a, vec2 b) {
  vec3 m = texture(facing, a).xyz * 2.0 - 1.0;
  vec3 n = texture(facing, b).xyz * 2.0 - 1.0;
  return 1.0 - dot(m, n);
}

float differs(vec2 a, vec2 b) {
  return any(greaterThan(abs(texture(identity, a).xyz - texture(identity, b).xyz), vec3(0.001))) ? 1.0 : 0.0;
}

// The shade of the building on the ground that this pixel would see, 0 to 1.
float groundShade() {
  vec3 direction = normalize(viewAt(uv));
  float slope = dot(ground.xyz, direction);
  float away = -ground.w / slope;
  vec3 p = direction * away;
  if (slope > -0.02 || away < 0.0 || distance(p, around.xyz) > around.w + 4.0 * reach) return 0.0;
  return 1.0 - shadeAt(p, ground.xyz, uv, 3.0 * reach);
}

void main() {
  vec2 right = vec2(texel.x, 0.0);
  vec2 up = vec2(0.0, texel.y);
  float z = texture(depth, uv).r;
  gl_FragDepth = z;
  float outlines = max(differs(uv, uv + right + up), differs(uv + right, uv + up));
  if (z >= 1.0) {
    float shade = 0.7 * groundShade();
    color = mix(vec4(vec3(0.0), shade), vec4(lineColor, 1.0), 0.8 * outlines);
    return;
  }
  vec3 p = viewAt(uv);
  vec3 n = texture(facing, uv).xyz * 2.0 - 1.0;
  float creases = smoothstep(0.15, 0.5, max(bendAt(uv, uv + right + up), bendAt(uv + right, uv + up)));
  // From far away there would be more lines than picture: they go as a pixel covers more than a few centimetres.
  float detail = smoothstep(0.3, 0.03, -p.z / pixelsPerMetre);
  float line = max(mix(0.14, 0.72, detail) * outlines, mix(0.05, 0.42, detail) * creases * (1.0 - outlines));
  vec3 shaded = texture(picture, uv).rgb * shadeAt(p, n, uv, reach);
  color = vec4(mix(shaded, lineColor, line), 1.0);
}
