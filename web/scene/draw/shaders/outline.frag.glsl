// A line around everything that the mask holds.
precision highp float;

uniform sampler2D mask;
uniform vec2 texel;
uniform vec3 accent;

in vec2 uv;
layout(location = 0) out vec4 color;

const int DIRECTIONS = 12;

void main() {
  float around = 0.0;
  for (int i = 0; i < DIRECTIONS; i++) {
    float a = 6.2831853 * float(i) / float(DIRECTIONS);
    around += texture(mask, uv + 1.6 * texel * vec2(cos(a), sin(a))).r;
  }
  float outside = smoothstep(0.0, 0.3, around / float(DIRECTIONS)) * (1.0 - texture(mask, uv).r);
  if (outside == 0.0) discard;
  color = vec4(accent, outside);
}
