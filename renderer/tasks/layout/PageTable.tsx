import { type PointerEvent as ReactPointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { pageSize_mm } from '../../../shared/domain/layout.ts';
import type { PageItem, PageLayout } from '../../../shared/domain/page-layout.ts';
import { choose, type LayoutLine, useLayoutView } from '../../state/layout.ts';
import { useText } from '../../ui/text.tsx';
import { around, type Box, type Handle } from './boxes.ts';
import { boundsOf } from './edit.ts';
import { contentGesture, frameGesture, type Gesture, type GestureSight, guideGesture, moveGesture, panGesture } from './gestures.ts';
import { itemAt } from './hit.ts';
import { Overlay } from './Overlay.tsx';
import { PageSheet } from './PageSheet.tsx';
import { RULER_PX, Rulers } from './Rulers.tsx';
import { placeGesture, resizeGesture, rotateGesture } from './shaping.ts';
import { tableKey } from './table-keys.ts';
import { fitted, type Size, toPage } from './table-view.ts';
import type { DrawnPage } from './use-drawing.ts';
import { useChosen } from './use-layout.ts';
import { useWheel } from './use-wheel.ts';

interface PageTableProps {
  readonly layout: PageLayout;
  readonly drawn: DrawnPage | null;
  readonly readOnly: boolean;
  readonly onGesture: (kind: Gesture['kind'] | null) => void;
}

const REACH_PX = 4;

/** The page on its table, with rulers; one tab stop, whose keys do what the pointer does. */
export function PageTable({ layout, drawn, readOnly, onGesture }: PageTableProps) {
  const text = useText();
  const element = useRef<HTMLDivElement>(null);
  const {
    view: kept,
    tableSize: size,
    previewing,
    placing,
    set,
  } = useLayoutView(useShallow(({ view, tableSize, previewing, placing, set }) => ({ view, tableSize, previewing, placing, set })));
  const chosen = useChosen(layout);
  const page = pageSize_mm(layout.page);
  const view = useMemo(() => kept ?? fitted(page, size), [kept, page[0], page[1], size]);
  const [frame, setFrame] = useState<Box | null>(null);
  const [guide, setGuide] = useState<LayoutLine | null>(null);
  const [hovered, setHovered] = useState<PageItem | null>(null);
  const [panning, setPanning] = useState(false);
  const gesture = useRef<Gesture | null>(null);

  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const look = (): void => set({ tableSize: [box.clientWidth, box.clientHeight] });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(box);
    return () => observer.disconnect();
  }, [set]);
  useWheel(element, view);

  const placeOf = (event: { readonly clientX: number; readonly clientY: number }): Size => {
    const { left, top } = (element.current as HTMLElement).getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const begin = (next: Gesture | null, pointer: number): void => {
    gesture.current = next;
    setHovered(null);
    if (!next) return;
    element.current?.setPointerCapture(pointer);
    onGesture(next.kind);
  };
  const finish = (how: 'end' | 'cancel'): void => {
    const done = gesture.current;
    gesture.current = null;
    done?.[how]();
    if (done) onGesture(null);
  };
  // Space held: the hand; read by the keys, so that it works without a click first
  const hand = useRef(false);
  const holdHand = (on: boolean): void => {
    hand.current = on;
    setPanning(on);
  };

  const onPointerDown = (event: ReactPointerEvent): void => {
    if (event.button === 2 || gesture.current) return;
    element.current?.focus();
    const at = placeOf(event);
    const sight: GestureSight = { view, text, onFrame: setFrame, onGuide: setGuide };
    const target = event.target as Element;
    const start = (next: Gesture | null): void => begin(next, event.pointerId);
    const guideAt = target.closest<SVGElement>('[data-guide]')?.dataset;
    const handle = target.closest<SVGElement>('[data-handle]')?.dataset['handle'];
    if (event.button === 1 || hand.current || previewing) start(panGesture(at, sight));
    else if (placing) start(placeGesture(at, placing, sight));
    else if (target.closest('[data-turn]')) start(rotateGesture(sight));
    else if (guideAt) start(guideGesture(guideAt['axis'] as 'x' | 'y', Number(guideAt['guide']), sight));
    else if (handle) start(resizeGesture(at, handle as Handle, sight));
    else start(pressed(at, event, sight));
  };
  /** On an item, or on nothing. */
  const pressed = (at: Size, event: ReactPointerEvent, sight: GestureSight): Gesture | null => {
    const { entered, selected } = useLayoutView.getState();
    const found = itemAt(layout, toPage(view, at), REACH_PX / view.scale);
    if (entered !== null && found?.id === entered) return contentGesture(at, entered, sight);
    if (!found) {
      if (!event.shiftKey) choose([]);
      return frameGesture(at, event.shiftKey ? selected : [], sight);
    }
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      choose(selected.includes(found.id) ? selected.filter((id) => id !== found.id) : [...selected, found.id]);
      return null;
    }
    if (!selected.includes(found.id) || entered !== null) choose([found.id]);
    return moveGesture(at, sight);
  };
  const onPointerMove = (event: ReactPointerEvent): void => {
    const at = placeOf(event);
    set({ pointer_mm: toPage(view, at) });
    if (gesture.current) gesture.current.move(at, event.nativeEvent);
    else if (!previewing && !placing) setHovered(itemAt(layout, toPage(view, at), REACH_PX / view.scale));
  };
  const onDoubleClick = (event: { readonly clientX: number; readonly clientY: number }): void => {
    if (previewing || readOnly) return;
    const found = itemAt(layout, toPage(view, placeOf(event)), REACH_PX / view.scale);
    if (found?.type === 'map') set({ entered: found.id });
    else if (found?.type === 'text') document.querySelector<HTMLElement>('.layout-own textarea')?.focus();
  };

  useEffect(() => {
    const box = element.current;
    if (!box) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === ' ') {
        event.preventDefault();
        holdHand(true);
        return;
      }
      if (event.key === 'Escape' && gesture.current) {
        finish('cancel');
        event.preventDefault();
        return;
      }
      if (gesture.current || !tableKey(event, text)) return;
      event.preventDefault();
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key === ' ') holdHand(false);
    };
    box.addEventListener('keydown', onKeyDown);
    box.addEventListener('keyup', onKeyUp);
    return () => {
      box.removeEventListener('keydown', onKeyDown);
      box.removeEventListener('keyup', onKeyUp);
    };
  });

  /** A guide begins on a ruler. */
  const onRuler = (event: ReactPointerEvent): void => {
    const axis = (event.target as Element).closest<SVGElement>('[data-ruler]')?.dataset['ruler'];
    if (!axis || readOnly || previewing || event.button !== 0) return;
    // from the upper ruler comes a level line, which is a place on the y axis
    begin(guideGesture(axis === 'x' ? 'y' : 'x', null, { view, text, onFrame: setFrame, onGuide: setGuide }), event.pointerId);
  };
  // wherever the focus is: the tool was pressed elsewhere
  useEffect(() => {
    if (!placing) return;
    const onEscape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || gesture.current) return;
      event.preventDefault();
      event.stopPropagation();
      set({ placing: null });
    };
    window.addEventListener('keydown', onEscape, { capture: true });
    return () => window.removeEventListener('keydown', onEscape, { capture: true });
  }, [placing, set]);
  const names = chosen.map(({ name }) => name).join(', ');
  return (
    <div className="page-area">
      <div className="rulers" style={{ '--ruler': `${RULER_PX}px` } as React.CSSProperties} onPointerDown={onRuler}>
        <Rulers view={view} size={size} chosen={around(chosen.map(boundsOf))} />
      </div>
      <div
        ref={element}
        className={`page-table${panning || previewing ? ' panning' : ''}${placing ? ' placing' : hovered && !previewing ? ' over-item' : ''}`}
        data-region="map"
        data-testid="page-table"
        data-help="layout"
        data-state={drawn?.layout === layout ? 'drawn' : 'drawing'}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the page is worked on with keys of its own, as the map is
        tabIndex={0}
        aria-label={text('layout.table-label', {
          name: layout.name,
          count: layout.items.length,
          chosen: names || text('layout.none-chosen'),
        })}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => finish('end')}
        onPointerCancel={() => finish('cancel')}
        onPointerLeave={() => {
          if (gesture.current) return;
          set({ pointer_mm: null });
          setHovered(null);
        }}
        onBlur={() => holdHand(false)}
        onDoubleClick={onDoubleClick}
      >
        <PageSheet layout={layout} drawn={drawn} view={view} />
        {!previewing && (
          <Overlay
            layout={layout}
            view={view}
            size={size}
            chosen={chosen}
            hovered={hovered}
            frame={frame}
            guide={guide}
            readOnly={readOnly}
          />
        )}
      </div>
      {placing && (
        <p className="placing-note small" role="status">
          {text('layout.placing', { name: text(`layout.type.${placing}`) })}
        </p>
      )}
    </div>
  );
}
