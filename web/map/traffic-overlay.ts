import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Origin } from './fleet.ts';
import { BadgeProgram, type Badges } from './gl/badges.ts';
import { type Label, LabelProgram } from './gl/labels.ts';
import { Overlay, type Painting } from './gl/overlay.ts';
import { type Ring, RingProgram } from './gl/rings.ts';
import { SpriteProgram, type Sprites } from './gl/sprites.ts';
import { StrokeProgram, type Strokes } from './gl/strokes.ts';
import { type TrailPieces, TrailProgram } from './gl/trails.ts';
import { drawGlyphs, drawSilhouettes } from './symbols/atlas.ts';

/** What is on the overlay, from the lowest to the uppermost. */
export type OverlayContent = {
  /** The trails, and their tips. */
  readonly trails: readonly TrailPieces[];
  readonly strokes: Strokes;
  readonly aircraft: Sprites | undefined;
  readonly rings: readonly Ring[];
  readonly ground: Sprites | undefined;
  readonly badges: Badges | undefined;
  readonly labels: readonly Label[];
  /** Of the labels, `[east, north]` of the origin in degrees. */
  readonly places: Float32Array;
};

/** Draws what moves over a map; what is shown last is drawn again whenever the map moves. */
export class TrafficOverlay {
  readonly #overlay: Overlay;
  #content: OverlayContent | undefined;

  constructor(map: MapLibreMap, origin: Origin) {
    const silhouettes = drawSilhouettes();
    const glyphs = drawGlyphs();
    this.#overlay = new Overlay(map, origin, (gl, ratio): Painting => {
      const trails = [new TrailProgram(gl), new TrailProgram(gl)];
      const strokes = new StrokeProgram(gl);
      const aircraft = new SpriteProgram(gl, silhouettes);
      const rings = new RingProgram(gl);
      const ground = new SpriteProgram(gl, silhouettes);
      const badges = new BadgeProgram(gl, glyphs);
      const labels = new LabelProgram(gl, ratio);
      return (view, screen) => {
        const content = this.#content;
        if (!content) return;
        content.trails.forEach((pieces, index) => {
          trails[index]?.draw(view, screen, pieces);
        });
        strokes.draw(view, screen, content.strokes);
        if (content.aircraft) aircraft.draw(view, screen, content.aircraft);
        rings.draw(view, screen, content.rings);
        if (content.ground) ground.draw(view, screen, content.ground);
        if (content.badges) badges.draw(view, screen, content.badges);
        labels.draw(view, screen, content.labels, content.places);
      };
    });
  }

  show(content: OverlayContent): void {
    this.#content = content;
    this.#overlay.draw();
  }

  remove(): void {
    this.#overlay.remove();
  }
}
