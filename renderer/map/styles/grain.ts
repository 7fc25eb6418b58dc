/**
 * Objects smaller than a few pixels, drawn as cells of a grid: the fill of their class under a veil of its outline, as dense as outlines would be there.
 */
import Fill from 'ol/style/Fill';
import Style from 'ol/style/Style';
import type { Theme } from '../../../shared/cartography/palette.ts';
import { compileStyle } from '../../../shared/cartography/style-rules.ts';
import type { LayerStyle } from '../../../shared/domain/style.ts';
import { PIXELS_PER_MM } from '../scale.ts';
import { cssColour } from './colour.ts';

const LEVEL = 1;

/** `side`: pixels of a cell. */
export function grainStyles(style: LayerStyle, theme: Theme): (kind: number, side: number) => Style[] {
  const { classes } = compileStyle(style);
  const made = new Map<string, Style[]>();
  return (kind, side) => {
    const key = `${kind} ${side}`;
    const known = made.get(key);
    if (known) return known;
    const styles: Style[] = [];
    const { fill, stroke } = classes[kind]?.symbolisation ?? { fill: null, stroke: null };
    if (fill?.colour) styles.push(new Style({ fill: new Fill({ color: cssColour(fill.colour, theme, fill.opacity) }), zIndex: LEVEL }));
    if (stroke) {
      // what a grid of such lines covers, for objects as large as a cell
      const veil = 1 - (1 - Math.min(1, (stroke.width_mm * PIXELS_PER_MM) / Math.max(side, 2))) ** 2;
      styles.push(new Style({ fill: new Fill({ color: cssColour(stroke.colour, theme, stroke.opacity * veil) }), zIndex: LEVEL }));
    }
    made.set(key, styles);
    return styles;
  };
}
