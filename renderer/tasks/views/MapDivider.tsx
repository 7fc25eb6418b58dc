// biome-ignore-all lint/a11y/useSemanticElements: a separator that moves is a control, not a line
import { ChevronsLeftRight } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { clampedDivider, DIVIDER, useMapViews } from '../../state/map-views.ts';
import { useText } from '../../ui/text.tsx';

const STEP = 0.02;
const BIG_STEP = 0.1;

const move = (share: number): void => useMapViews.getState().set({ divider: clampedDivider(share) });

/** What parts the two maps: drag it, or ← → (Maj: further), Origine, Fin; a double click puts it in the middle, Escape leaves one map. */
export function MapDivider() {
  const text = useText();
  const divider = useMapViews((views) => views.divider);
  const arrangement = useMapViews((views) => views.arrangement);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const { currentTarget, pointerId } = event;
    const frame = currentTarget.parentElement?.getBoundingClientRect();
    if (!frame || event.button !== 0) return;
    currentTarget.setPointerCapture(pointerId);
    const drag = (moved: globalThis.PointerEvent): void => move((moved.clientX - frame.left) / frame.width);
    const end = (): void => {
      currentTarget.removeEventListener('pointermove', drag);
      currentTarget.removeEventListener('lostpointercapture', end);
    };
    currentTarget.addEventListener('pointermove', drag);
    currentTarget.addEventListener('lostpointercapture', end);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? BIG_STEP : STEP;
    if (event.key === 'ArrowLeft') move(divider - step);
    else if (event.key === 'ArrowRight') move(divider + step);
    else if (event.key === 'Home') move(DIVIDER.least);
    else if (event.key === 'End') move(DIVIDER.most);
    else if (event.key === 'Escape') useMapViews.getState().set({ arrangement: 'single' });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={`map-divider ${arrangement}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={text(arrangement === 'swipe' ? 'views.curtain' : 'views.divider')}
      aria-valuenow={Math.round(divider * 100)}
      aria-valuemin={DIVIDER.least * 100}
      aria-valuemax={DIVIDER.most * 100}
      aria-valuetext={text('views.divider-at', { share: Math.round(divider * 100) })}
      tabIndex={0}
      data-testid="map-divider"
      onPointerDown={onPointerDown}
      onDoubleClick={() => move(DIVIDER.middle)}
      onKeyDown={onKeyDown}
    >
      <span className="map-divider-grip">
        <ChevronsLeftRight size={14} />
      </span>
    </div>
  );
}
