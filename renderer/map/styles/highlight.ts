/** Selection in orange over a halo, never a fill: what lies inside keeps the colours of its legend. The object under the pointer: a 2 px accent line. */
import type { FeatureLike } from 'ol/Feature';
import Point from 'ol/geom/Point';
import CircleStyle from 'ol/style/Circle';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { Theme } from '../../../shared/cartography/palette.ts';
import type { MapFeature } from '../packed-features.ts';
import { cssColour } from './colour.ts';
import { DISC_RADIUS, siteCentre } from './site-disc.ts';

export interface HighlightStyles {
  readonly selected: (feature: FeatureLike, asDisc: boolean) => Style[];
  readonly hovered: (feature: FeatureLike, asDisc: boolean) => Style[];
}

export function highlightStyles(theme: Theme): HighlightStyles {
  const orange = cssColour('@c-select-map', theme);
  const halo = cssColour('@m-halo', theme, 0.95);
  const ring = (radius: number, colour: string, width: number): CircleStyle =>
    new CircleStyle({ radius, stroke: new Stroke({ color: colour, width }) });
  const around = [
    new Style({ stroke: new Stroke({ color: halo, width: 6.5, lineJoin: 'round' }), image: ring(11, halo, 6.5), zIndex: 0 }),
    new Style({ stroke: new Stroke({ color: orange, width: 3, lineJoin: 'round' }), image: ring(11, orange, 3), zIndex: 1 }),
  ];
  const accent = cssColour('@c-accent', theme);
  const hover = [new Style({ stroke: new Stroke({ color: accent, width: 2, lineJoin: 'round' }), image: ring(10, accent, 2) })];
  const disc = (feature: FeatureLike, widths: readonly (readonly [string, number])[]): Style[] => {
    const geometry = new Point([...siteCentre(feature as MapFeature)]);
    return widths.map(([colour, width]) => new Style({ geometry, image: ring(DISC_RADIUS + 3, colour, width) }));
  };
  return {
    selected: (feature, asDisc) =>
      asDisc
        ? disc(feature, [
            [halo, 6],
            [orange, 3],
          ])
        : around,
    hovered: (feature, asDisc) => (asDisc ? disc(feature, [[accent, 2]]) : hover),
  };
}
