/** How a line or a ring drawn by a tool looks: a dashed accent line over a halo, its positions as small discs. */
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { Theme } from '../../../shared/cartography/palette.ts';
import { cssColour } from '../styles/colour.ts';

export function sketchStyles(theme: Theme): Style[] {
  const accent = cssColour('@c-accent', theme);
  const halo = cssColour('@m-halo', theme, 0.95);
  return [
    new Style({
      stroke: new Stroke({ color: halo, width: 5, lineJoin: 'round' }),
      fill: new Fill({ color: cssColour('@c-accent', theme, 0.1) }),
    }),
    new Style({
      stroke: new Stroke({ color: accent, width: 2, lineJoin: 'round', lineDash: [7, 4] }),
      image: new CircleStyle({ radius: 4, fill: new Fill({ color: halo }), stroke: new Stroke({ color: accent, width: 2 }) }),
    }),
  ];
}
