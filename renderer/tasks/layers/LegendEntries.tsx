import { memo } from 'react';
import { classText } from '../../../shared/cartography/style-rules.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useQuery } from '../../engine/query.ts';
import { Swatch, shapeOf } from '../../map/Swatch.tsx';
import { useView } from '../../state/view.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { presentClasses } from './present-classes.ts';

const MOST_ENTRIES = 24;

/** The classes a layer has objects of, each with its true swatch. */
export const LegendEntries = memo(function LegendEntries({ layer }: { layer: LayerInfo }) {
  const text = useText();
  const format = useFormat();
  const loaded = useView((view) => view.classCounts[layer.id] ?? null);
  const { data } = useQuery('layers/classes', { table: layer.id, style: layer.style }, [layer.table, 'emprise_couches']);
  const counts = data ?? loaded;
  return (
    <ul className="legend">
      {presentClasses(layer.style, counts)
        .slice(0, MOST_ENTRIES)
        .map((one) => (
          <li key={one.label}>
            <Swatch symbolisation={one.symbolisation} shape={shapeOf(layer)} />
            <span className="ellipsis">{classText(one.label, text)}</span>
            {one.count !== null && <span className="count number">{format.number(one.count)}</span>}
          </li>
        ))}
    </ul>
  );
});

export function hasLegendEntries(layer: LayerInfo): boolean {
  return layer.style.renderer.type === 'categorised' || layer.style.renderer.type === 'graduated';
}
