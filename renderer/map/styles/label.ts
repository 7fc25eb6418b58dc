import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { Theme } from '../../../shared/cartography/palette.ts';
import type { LabelPlacement, LabelStyle } from '../../../shared/domain/style.ts';
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

/** Where the text is drawn from, and how far from its point, in pixels. `reach`: half the symbol. */
function placed(placement: LabelPlacement, reach: number, size: number) {
  switch (placement) {
    case 'right':
      return { offsetX: reach + size * 0.35, textAlign: 'left' as const };
    case 'left':
      return { offsetX: -reach - size * 0.35, textAlign: 'right' as const };
    case 'above':
      return { offsetY: -reach - size * 0.7, textBaseline: 'middle' as const };
    case 'below':
      return { offsetY: reach + size * 0.7, textBaseline: 'middle' as const };
    default:
      return {};
  }
}

/** With a symbol the name stands under it, unless its style says where. */
export function labelStyle(label: LabelStyle, name: string, theme: Theme, symbol_mm: number | null): Style {
  const size = label.size_mm * PIXELS_PER_MM;
  const asked = label.placement ?? 'auto';
  const placement = asked === 'auto' && symbol_mm !== null ? 'below' : asked;
  const halo = label.haloWidth_mm === undefined ? 3 : label.haloWidth_mm * 2 * PIXELS_PER_MM;
  return new Style({
    zIndex: label.priority,
    text: new Text({
      text: wrapLabel(name),
      font: `${label.italic ? 'italic ' : ''}${label.weight} ${size.toFixed(1)}px "Plex Cond", "Plex", sans-serif`,
      fill: new Fill({ color: cssColour(label.colour, theme) }),
      stroke: new Stroke({ color: cssColour(label.halo ?? '@m-halo', theme, 0.9), width: halo }),
      overflow: false,
      ...placed(placement, ((symbol_mm ?? 0) / 2) * PIXELS_PER_MM, size),
    }),
  });
}
