// biome-ignore-all lint/a11y/useSemanticElements: a separator that moves is a control, not a line
import type { KeyboardEvent, PointerEvent } from 'react';
import { TABLE_HEIGHT, useView } from '../state/view.ts';
import { useText } from '../ui/text.tsx';
import { MAP_LEAST } from './frame-sizes.ts';

const STEP = 28;

function resize(height: number): void {
  const most = window.innerHeight - MAP_LEAST - 70;
  useView.getState().set({ tableHeight: Math.round(Math.max(TABLE_HEIGHT.least, Math.min(most, height))) });
}

/** The upper edge of the table: drag it, or ↑ ↓ from the keyboard. */
export function TableSplitter() {
  const text = useText();
  const height = useView((view) => view.tableHeight);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const from = event.clientY;
    const { currentTarget, pointerId } = event;
    currentTarget.setPointerCapture(pointerId);
    const move = (moved: globalThis.PointerEvent): void => resize(height + from - moved.clientY);
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener('pointerup', () => currentTarget.removeEventListener('pointermove', move), { once: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    resize(height + (event.key === 'ArrowUp' ? STEP : -STEP));
  };
  return (
    <div
      className="splitter"
      role="separator"
      aria-orientation="horizontal"
      aria-label={text('table.resize')}
      aria-valuenow={height}
      aria-valuemin={TABLE_HEIGHT.least}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
