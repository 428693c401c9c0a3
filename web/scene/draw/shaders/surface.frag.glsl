// Shades in sRGB as it is: the colours of IFC were picked on a screen and are shown as they were picked.
precision highp float;

uniform mat4 viewMatrix;
uniform vec4 tint; // colour, and how much of it
uniform float opacity;
#ifdef SECTION
uniform vec4 section;
uniform vec3 cutColor;
in float kept;
#endif

in vec3 eye;
in vec3 bend;
in vec4 paint;
flat in uint element;
flat in float hatched;

layout(location = 0) out vec4 picture;
#ifdef LAYERED
layout(location = 1) out vec4 facing;
layout(location = 2) out vec4 identity;
#endif

const vec3 SUN = vec3(0.2, 0.72, 0.664);

vec3 viewNormal() {
  vec3 flatNormal = normalize(cross(dFdx(eye), dFdy(eye)));
  if (dot(bend, bend) < 0.1) return flatNormal;
  vec3 smoothNormal = normalize(bend);
  return dot(smoothNormal, eye) > 0.0 ? -smoothNormal : smoothNormal;
}

float light(vec3 n) {
  vec3 world = n * mat3(viewMatrix);
  float sky = 0.5 + 0.5 * world.y;
  float sun = max(dot(world, SUN), 0.0);
  float head = max(n.z, 0.0);
  return 0.55 + 0.15 * sky + 0.3 * sun + 0.05 * head;
}

void main() {
  vec3 n = viewNormal();
  vec3 base = paint.rgb;
  float alpha = paint.a * opacity;
  // A box that stands in for a shape that is not there: striped, so that nobody takes it for the shape.
  if (hatched > 0.5 && mod(gl_FragCoord.x + gl_FragCoord.y, 12.0) < 4.0) {
    base *= 0.4;
    alpha = 0.9 * opacity;
  }
#ifdef SECTION
  if (kept < 0.0) discard;
  // Behind the plane one looks at the inside of what was cut: a face of its own, as in a drawing.
  if (!gl_FrontFacing && paint.a > 0.99) {
    n = normalize(mat3(viewMatrix) * -section.xyz);
    base = cutColor;
  }
#endif
#ifdef FAINT
  // Edge-on is denser, as glass is.
  alpha = opacity * mix(1.0, 0.35, abs(dot(n, normalize(eye))));
#endif
  vec3 lit = base * light(n);
  picture = vec4(mix(lit, tint.rgb * (0.45 + 0.55 * light(n)), tint.a), alpha);
#ifdef LAYERED
  picture.a = 1.0;
  facing = vec4(0.5 + 0.5 * n, 1.0);
  uint number = element + 1u;
  identity = vec4(float(number & 255u), float((number >> 8) & 255u), float((number >> 16) & 255u), 255.0) / 255.0;
#endif
}
