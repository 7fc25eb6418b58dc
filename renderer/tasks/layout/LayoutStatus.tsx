import { MousePointerSquareDashed } from 'lucide-react';
import { pageSize_mm } from '../../../shared/domain/layout.ts';
import { useLayoutView } from '../../state/layout.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

/** Cells of the status bar on a page: what is chosen, where the pointer is, the sheet, the scale of the main map. */
export function LayoutStatus() {
  const text = useText();
  const format = useFormat();
  const { shown, selected, pointer_mm, report } = useLayoutView();
  const chosen = shown ? selected.filter((id) => shown.items.some((item) => item.id === id)).length : 0;
  const size = (value: number): string => format.number(value, value === Math.round(value) ? 0 : 1);
  const [width, height] = shown ? pageSize_mm(shown.page) : [0, 0];
  const measures = { width: size(width), height: size(height) };
  return (
    <>
      <span className="status-cell spring" data-testid="layout-selection">
        <MousePointerSquareDashed size={13} />
        {text('layout.status.selected', { count: chosen })}
      </span>
      {shown && (
        <>
          {pointer_mm && (
            <span className="status-cell number" data-testid="layout-pointer">
              {text('layout.status.pointer', { x: format.number(pointer_mm[0]), y: format.number(pointer_mm[1]) })}
            </span>
          )}
          <span className="status-cell number" data-testid="layout-page-size">
            {shown.page.format === 'custom'
              ? text('layout.status.custom', measures)
              : text('layout.status.page', { format: shown.page.format, orientation: shown.page.orientation, ...measures })}
          </span>
          {report?.scaleDenominator && (
            <span className="status-cell number" data-testid="layout-scale">
              {text('layout.status.scale', { scale: format.scale(report.scaleDenominator) })}
            </span>
          )}
        </>
      )}
    </>
  );
}
