import { useState } from 'react';
import type { PageItem } from '../../../../shared/domain/page-layout.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { useText } from '../../../ui/text.tsx';
import { around, type Box, LEAST_SIDE_MM, moved } from '../boxes.ts';
import { placeItems } from '../change.ts';
import { NumberBox } from './NumberBox.tsx';
import { Section } from './Section.tsx';

/** Of one item, or of what is around several: those are moved together. */
export function PlaceSection({ items, disabled }: { items: readonly PageItem[]; disabled: boolean }) {
  const text = useText();
  const [ratio, setRatio] = useState(false);
  const box = around(items.map((item) => item.box));
  const [only] = items;
  if (!box || !only) return null;
  const one = items.length === 1;
  const locked = disabled || items.some((item) => item.locked);
  const [x, y, width, height] = box;
  const move = (dx: number, dy: number): void => placeItems(new Map(items.map((item) => [item.id, moved(item.box, dx, dy)])), 'move', text);
  const size = (wide: number, high: number): void => placeItems(new Map([[only.id, [x, y, wide, high] as Box]]), 'resize', text);
  const least = only.type === 'line' ? 0.1 : LEAST_SIDE_MM;
  return (
    <Section title={text('layout.place')}>
      <div className="place-grid">
        <NumberBox label={text('layout.x')} prefix="X" unit="mm" value={x} disabled={locked} onChange={(value) => move(value - x, 0)} />
        <NumberBox label={text('layout.y')} prefix="Y" unit="mm" value={y} disabled={locked} onChange={(value) => move(0, value - y)} />
        <NumberBox
          label={text('layout.width')}
          prefix={text('layout.width-letter')}
          unit="mm"
          value={width}
          least={least}
          disabled={locked || !one}
          onChange={(value) => size(value, ratio ? (height * value) / width : height)}
        />
        <NumberBox
          label={text('layout.height')}
          prefix={text('layout.height-letter')}
          unit="mm"
          value={height}
          least={least}
          disabled={locked || !one}
          onChange={(value) => size(ratio ? (width * value) / height : width, value)}
        />
      </div>
      {one && (
        <Checkbox checked={ratio} onChange={setRatio} disabled={locked}>
          {text('layout.ratio')}
        </Checkbox>
      )}
    </Section>
  );
}
