import { IconLayer } from '@deck.gl/layers';

/** Reads the atlas's two tones: red is the brightness of the vehicle's own colour, green the share of white in it. */
const FRAGMENT_SHADER = `\
#version 300 es
#define SHADER_NAME silhouette-layer-fragment-shader
precision highp float;
uniform sampler2D iconsTexture;
in float vColorMode;
in vec4 vColor;
in vec2 vTextureCoords;
in vec2 uv;
out vec4 fragColor;
void main(void) {
  geometry.uv = uv;
  vec4 texel = texture(iconsTexture, vTextureCoords);
  float alpha = texel.a * layer.opacity * vColor.a;
  if (alpha < icon.alphaCutoff) discard;
  vec3 own = vColor.rgb * mix(0.12, 1.0, texel.r);
  fragColor = vec4(mix(own, vec3(1.0), texel.g), alpha);
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

/** Silhouettes from the atlas in their vehicles' colours. */
export class SilhouetteLayer extends IconLayer {
  static override readonly layerName = 'SilhouetteLayer';

  override getShaders(): ReturnType<IconLayer['getShaders']> {
    return { ...super.getShaders(), fs: FRAGMENT_SHADER };
  }
}
