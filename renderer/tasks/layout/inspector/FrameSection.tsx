import type { ItemFrame, PageItem } from '../../../../shared/domain/page-layout.ts';
import { useText } from '../../../ui/text.tsx';
import { changeItem } from '../change.ts';
import { ColourBox } from './ColourBox.tsx';
import { NumberBox } from './NumberBox.tsx';
import { Row, Rows, Section } from './Section.tsx';

const POINTS_PER_MM = 72 / 25.4;
const NO_FRAME: ItemFrame = { stroke: null, width_mm: 0.25, fill: null };

/** Outline and ground, of any item. Widths are said in points, as printers say them. */
export function FrameSection({ item, disabled }: { item: PageItem; disabled: boolean }) {
  const text = useText();
  const frame = item.frame ?? NO_FRAME;
  const change = (part: Partial<ItemFrame>): void => {
    const next = { ...frame, ...part };
    changeItem(item, { frame: next.stroke === null && next.fill === null ? null : next }, 'style', text);
  };
  return (
    <Section title={text('layout.frame')}>
      <Rows>
        <Row name={text('layout.stroke')}>
          <NumberBox
            label={text('layout.stroke-width')}
            unit="pt"
            decimals={2}
            least={0}
            most={50}
            step={0.25}
            value={frame.stroke === null ? null : frame.width_mm * POINTS_PER_MM}
            placeholder="0"
            disabled={disabled || frame.stroke === null}
            onChange={(points) => change({ width_mm: Math.round((points / POINTS_PER_MM) * 1000) / 1000 })}
          />
          <ColourBox
            optional
            label={text('layout.stroke-colour')}
            value={frame.stroke}
            disabled={disabled}
            onChange={(stroke) => change({ stroke })}
          />
        </Row>
        <Row name={text('layout.fill')}>
          <ColourBox
            optional
            label={text('layout.fill-colour')}
            value={frame.fill}
            disabled={disabled}
            onChange={(fill) => change({ fill })}
          />
        </Row>
      </Rows>
    </Section>
  );
}
