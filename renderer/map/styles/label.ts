import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { Theme } from '../../../shared/cartography/palette.ts';
import type { LabelStyle } from '../../../shared/domain/style.ts';
import { PIXELS_PER_MM } from '../scale.ts';
import { cssColour } from './colour.ts';

const LONGEST_LINE = 18;

/** Breaks a long name in two lines at the space nearest to its middle. */
export function wrapLabel(name: string): string {
  if (name.length <= LONGEST_LINE) return name;
  const middle = name.length / 2;
  let best = -1;
  for (let at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1)) {
    if (best < 0 || Math.abs(at - middle) < Math.abs(best - middle)) best = at;
  }
  return best < 0 ? name : `${name.slice(0, best)}\n${name.slice(best + 1)}`;
}

/** With a symbol the name stands under it. */
export function labelStyle(label: LabelStyle, name: string, theme: Theme, symbol_mm: number | null): Style {
  const size = label.size_mm * PIXELS_PER_MM;
  return new Style({
    zIndex: label.priority,
    text: new Text({
      text: wrapLabel(name),
      font: `${label.italic ? 'italic ' : ''}${label.weight} ${size.toFixed(1)}px "Plex Cond", "Plex", sans-serif`,
      fill: new Fill({ color: cssColour(label.colour, theme) }),
      stroke: new Stroke({ color: cssColour(label.halo ?? '@m-halo', theme, 0.9), width: 3 }),
      overflow: false,
      ...(symbol_mm !== null ? { offsetY: (symbol_mm / 2) * PIXELS_PER_MM + size * 0.7, textBaseline: 'middle' as const } : {}),
    }),
  });
}
