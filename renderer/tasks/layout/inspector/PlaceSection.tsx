import { useState } from 'react';
import { type PageItem, rotationOf } from '../../../../shared/domain/page-layout.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { useText } from '../../../ui/text.tsx';
import { around, type Box, LEAST_SIDE_MM, moved, scaledInto } from '../boxes.ts';
import { placeItems, turnChosen } from '../change.ts';
import { boundsOf } from '../edit.ts';
import { NumberBox } from './NumberBox.tsx';
import { Section } from './Section.tsx';

/** Of one item, or of what is around several: those are moved and scaled together. */
export function PlaceSection({ items, disabled }: { items: readonly PageItem[]; disabled: boolean }) {
  const text = useText();
  const [ratio, setRatio] = useState(false);
  const [only] = items;
  const one = items.length === 1;
  const box = one && only ? only.box : around(items.map(boundsOf));
  if (!box || !only) return null;
  const locked = disabled || items.some((item) => item.locked);
  const [x, y, width, height] = box;
  const move = (dx: number, dy: number): void => placeItems(new Map(items.map((item) => [item.id, moved(item.box, dx, dy)])), 'move', text);
  const size = (wide: number, high: number): void => {
    const after: Box = [x, y, wide, high];
    placeItems(new Map(items.map((item) => [item.id, one ? after : scaledInto(item.box, box, after)])), 'resize', text);
  };
  const least = only.type === 'line' ? 0.1 : LEAST_SIDE_MM;
  const turning = items.filter((item) => 'rotation' in item);
  const angles = new Set(turning.map(rotationOf));
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
          disabled={locked}
          onChange={(value) => size(value, ratio ? (height * value) / width : height)}
        />
        <NumberBox
          label={text('layout.height')}
          prefix={text('layout.height-letter')}
          unit="mm"
          value={height}
          least={least}
          disabled={locked}
          onChange={(value) => size(ratio ? (width * value) / height : width, value)}
        />
        <Checkbox checked={ratio} onChange={setRatio} disabled={locked}>
          {text('layout.ratio')}
        </Checkbox>
        {turning.length === items.length && (
          <span className="rotation">
            <span className="secondary" aria-hidden="true">
              {text('layout.rotation')}
            </span>
            <NumberBox
              label={text('layout.rotation')}
              unit="°"
              least={-360}
              most={360}
              step={1}
              value={angles.size === 1 ? rotationOf(only) : null}
              placeholder="–"
              disabled={locked}
              onChange={(angle) => turnChosen(() => angle, text)}
            />
          </span>
        )}
      </div>
    </Section>
  );
}
