import { classText, compileStyle } from '../../../shared/cartography/style-rules.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { Swatch, shapeOf } from '../../map/Swatch.tsx';
import { useText } from '../../ui/text.tsx';

const MOST_ENTRIES = 24;

/** The classes of a style, each with its true swatch. */
export function LegendEntries({ layer }: { layer: LayerInfo }) {
  const text = useText();
  const named = compileStyle(layer.style).classes.filter((one) => one.label !== null);
  // two values of a field may be one thing to the reader
  const classes = [...new Map(named.map((one) => [one.label, one])).values()];
  return (
    <ul className="legend">
      {classes.slice(0, MOST_ENTRIES).map((one) => (
        <li key={one.label}>
          <Swatch symbolisation={one.symbolisation} shape={shapeOf(layer)} />
          <span className="ellipsis">{classText(one.label ?? '', text)}</span>
        </li>
      ))}
    </ul>
  );
}

export function hasLegendEntries(layer: LayerInfo): boolean {
  return layer.style.renderer.type === 'categorised' || layer.style.renderer.type === 'graduated';
}
