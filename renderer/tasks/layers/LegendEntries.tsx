import { memo } from 'react';
import { classText } from '../../../shared/cartography/style-rules.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useQuery } from '../../engine/query.ts';
import { NestedCircles } from '../../map/NestedCircles.tsx';
import { Swatch, shapeOf } from '../../map/Swatch.tsx';
import { useView } from '../../state/view.ts';
import { useFormat } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/text.tsx';
import { presentClasses } from './present-classes.ts';

const MOST_ENTRIES = 24;

/** The classes a layer has objects of, each with its true swatch. */
export const LegendEntries = memo(function LegendEntries({ layer }: { layer: LayerInfo }) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const loaded = useView((view) => view.classCounts[layer.id] ?? null);
  const { data } = useQuery('layers/classes', { table: layer.id, style: layer.style }, [layer.table, 'emprise_couches']);
  const counts = data ?? loaded;
  const { renderer } = layer.style;
  if (renderer.type === 'proportional')
    return (
      <div className="legend-circles">
        <NestedCircles renderer={renderer} language={language} />
      </div>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: in a tree only a group may stand beside its items
    <ul className="legend" role="group" aria-label={text('layers.legend')}>
      {presentClasses(layer.style, counts)
        .slice(0, MOST_ENTRIES)
        .map((one) => (
          <li key={one.label} role="none">
            <Swatch symbolisation={one.symbolisation} shape={shapeOf(layer)} />
            <span className="ellipsis">{classText(one.label, text)}</span>
            {one.count !== null && <span className="count number">{format.number(one.count)}</span>}
          </li>
        ))}
    </ul>
  );
});

export function hasLegendEntries(layer: LayerInfo): boolean {
  return layer.style.renderer.type !== 'single';
}
