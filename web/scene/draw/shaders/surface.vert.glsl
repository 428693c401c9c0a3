// A triangle of the building. Positions go on in view space: the camera is their origin, so that a building that
// stands kilometres from its own does not lose its flat shading to the 24 bits of a float.
precision highp float;

uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
#ifdef SECTION
uniform vec4 section;
out float kept;
#endif

in vec3 position;
in vec4 normal;
in vec4 color;
in uint owner;

out vec3 eye;
out vec3 bend;
out vec4 paint;
flat out uint element;
flat out float hatched;

void main() {
  vec4 placed = modelViewMatrix * vec4(position, 1.0);
  eye = placed.xyz;
  bend = mat3(modelViewMatrix) * normal.xyz;
  paint = color;
  element = owner;
  hatched = normal.w;
#ifdef SECTION
  kept = dot(section.xyz, position) + section.w;
#endif
  gl_Position = projectionMatrix * placed;
}
