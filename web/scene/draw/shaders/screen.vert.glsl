// One triangle over the whole picture.
precision highp float;

in vec3 position;
out vec2 uv;

void main() {
  uv = 0.5 + 0.5 * position.xy;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
