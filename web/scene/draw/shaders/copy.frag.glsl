precision highp float;

uniform sampler2D picture;
#ifdef WITH_DEPTH
uniform sampler2D depth;
#endif

in vec2 uv;
layout(location = 0) out vec4 color;

void main() {
  color = texture(picture, uv);
#ifdef WITH_DEPTH
  gl_FragDepth = texture(depth, uv).r;
#endif
}
