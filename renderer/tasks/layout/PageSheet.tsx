import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { pageSize_mm } from '../../../shared/domain/layout.ts';
import { type PageItem, type PageLayout, rotationOf } from '../../../shared/domain/page-layout.ts';
import type { LayoutTableView } from '../../state/layout.ts';
import { useText } from '../../ui/text.tsx';
import type { DrawnPage, DrawnPart } from './use-drawing.ts';

/** The sheet is drawn sharp once the zoom rests this long; meanwhile its picture is enlarged. */
const REST_MS = 140;

interface PageSheetProps {
  readonly layout: PageLayout;
  readonly drawn: DrawnPage | null;
  readonly view: LayoutTableView;
}

/** The page as it will be printed: each item a part of its own, so that what is moved goes along at once. */
export function PageSheet({ layout, drawn, view }: PageSheetProps) {
  const text = useText();
  const [width, height] = pageSize_mm(layout.page);
  const sharp = useRested(view.scale);
  const mine = drawn?.layout.id === layout.id ? drawn : null;
  return (
    <div
      className="page-sheet"
      data-testid="page-sheet"
      data-theme="light"
      role="img"
      aria-label={mine?.drawing.description || text('layout.page-of', { name: layout.name })}
      style={{
        width: width * sharp,
        height: height * sharp,
        background: layout.background,
        transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale / sharp})`,
      }}
    >
      {mine?.parts.map((part) => {
        const place = placeOf(part, layout, mine, sharp);
        return place === null ? null : <Part key={part.key} part={part} width={width} height={height} place={place} />;
      })}
    </div>
  );
}

function useRested(scale: number): number {
  const [rested, setRested] = useState(scale);
  useEffect(() => {
    if (scale === rested) return;
    const timer = setTimeout(() => setRested(scale), REST_MS);
    return () => clearTimeout(timer);
  }, [scale, rested]);
  return rested;
}

const STILL = { transform: '', clip: '' };
type Place = typeof STILL;

/** How a part that was drawn elsewhere is moved until it is drawn anew; null: it is not on the page any more. */
function placeOf({ item: id }: DrawnPart, layout: PageLayout, drawn: DrawnPage, pixels: number): Place | null {
  if (id === null) return STILL;
  const now = layout.items.find((item) => item.id === id);
  const then = drawn.layout.items.find((item) => item.id === id);
  if (!now || now.hidden) return null;
  if (!then || now === then) return STILL;
  const content = contentShift(now, then, drawn, pixels);
  if (content) return content;
  const turned = turnedSince(now, then, pixels);
  if (turned) return turned;
  const [dx, dy] = [(now.box[0] - then.box[0]) * pixels, (now.box[1] - then.box[1]) * pixels];
  return dx === 0 && dy === 0 ? STILL : { transform: `translate(${dx}px, ${dy}px)`, clip: '' };
}

/** An item that is being turned about its middle. */
function turnedSince(now: PageItem, then: PageItem, pixels: number): Place | null {
  const degrees = rotationOf(now) - rotationOf(then);
  if (degrees === 0 || now.box.some((value, index) => value !== then.box[index])) return null;
  const [x, y, width, height] = now.box;
  const [middleX, middleY] = [(x + width / 2) * pixels, (y + height / 2) * pixels];
  return { transform: `translate(${middleX}px, ${middleY}px) rotate(${degrees}deg) translate(${-middleX}px, ${-middleY}px)`, clip: '' };
}

/** The content of a map that is being dragged or scaled, inside its box. */
function contentShift(now: PageItem, then: PageItem, drawn: DrawnPage, pixels: number): Place | null {
  const found = drawn.report.maps[now.id];
  if (now.type !== 'map' || then.type !== 'map' || !found || now.view.type !== 'scale' || now.view === then.view) return null;
  if (now.epsg !== found.epsg) return null;
  const [x, y, width, height] = now.box;
  const { centre, denominator } = now.view;
  const grown = found.denominator / denominator;
  const dx = ((found.centre[0] - centre[0]) * 1000 * pixels) / denominator;
  const dy = (-(found.centre[1] - centre[1]) * 1000 * pixels) / denominator;
  const [middleX, middleY] = [(x + width / 2) * pixels, (y + height / 2) * pixels];
  const [page_x, page_y] = pageSize_mm(drawn.layout.page);
  const inset = [y, page_x - x - width, page_y - y - height, x].map((side) => `${Math.max(0, side * pixels)}px`).join(' ');
  return {
    transform: `translate(${middleX + dx}px, ${middleY + dy}px) scale(${grown}) translate(${-middleX}px, ${-middleY}px)`,
    clip: `inset(${inset})`,
  };
}

const Part = memo(
  function Part({ part, width, height, place }: { part: DrawnPart; width: number; height: number; place: Place }) {
    const svg = useRef<SVGSVGElement>(null);
    useLayoutEffect(() => {
      // written by our own writer, every word escaped
      if (svg.current) svg.current.innerHTML = part.markup;
    }, [part.markup]);
    const moving = place.transform !== '';
    return (
      <div className="page-part" style={{ clipPath: place.clip || 'none' }}>
        <svg
          ref={svg}
          viewBox={`0 0 ${width} ${height}`}
          strokeLinejoin="round"
          preserveAspectRatio="none"
          aria-hidden="true"
          data-item={part.item ?? undefined}
          style={{ transform: place.transform || 'none', willChange: moving ? 'transform' : 'auto' }}
        />
      </div>
    );
  },
  (a, b) =>
    a.part === b.part &&
    a.width === b.width &&
    a.height === b.height &&
    a.place.transform === b.place.transform &&
    a.place.clip === b.place.clip,
);
