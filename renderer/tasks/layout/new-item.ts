/** Items as they are put on a page. */
import {
  type PageItem,
  type PageItemInput,
  type PageItemType,
  type PageLayout,
  pageItemSchema,
} from '../../../shared/domain/page-layout.ts';
import { type Box, LEAST_SIDE_MM, rounded } from './boxes.ts';
import { freeId } from './edit.ts';

/** Width and height of a new one as shares of the page, or millimetres where they do not grow with it. */
const SIZES: Readonly<Record<PageItemType, (page: readonly [number, number]) => readonly [number, number]>> = {
  map: ([width, height]) => [width * 0.5, height * 0.5],
  legend: ([width, height]) => [Math.max(50, width * 0.25), height * 0.3],
  'scale-bar': () => [50, 10],
  'north-arrow': () => [10, 14],
  text: ([width]) => [width * 0.4, 12],
  table: ([width, height]) => [width * 0.45, height * 0.25],
  chart: ([width, height]) => [width * 0.35, height * 0.25],
  image: () => [40, 30],
  line: ([width]) => [width * 0.4, 0.1],
  rectangle: ([width, height]) => [width * 0.3, height * 0.2],
  locator: () => [40, 40],
};

/** In the middle of what is in sight (`around`), on top of the others. `name` as the list says it, `words` what a text begins with. */
export function newItem(
  type: PageItemType,
  layout: PageLayout,
  page: readonly [number, number],
  around: readonly [number, number],
  name: string,
  words: string,
): PageItem {
  const [width, height] = SIZES[type](page);
  const within = (middle: number, size: number, whole: number): number =>
    Math.round(Math.max(0, Math.min(whole - size, middle - size / 2)) * 10) / 10;
  const box: Box = [
    within(around[0], width, page[0]),
    within(around[1], height, page[1]),
    Math.round(width * 10) / 10,
    Math.round(height * 10) / 10,
  ];
  const common = { id: freeId(layout, type), name, box: [...box] as [number, number, number, number] };
  return pageItemSchema.parse({ ...common, ...only(type, words) } as PageItemInput);
}

function only(type: PageItemType, words: string): Record<string, unknown> {
  switch (type) {
    case 'map':
      return { type, view: { type: 'territory', territory: null }, frame: { stroke: '#4a4f52', width_mm: 0.25 } };
    case 'text':
      return { type, text: words };
    case 'rectangle':
      return { type, frame: { stroke: '#16202b', width_mm: 0.25 } };
    default:
      return { type };
  }
}

/** The same in the rectangle that was drawn for it; a line from where it began to where it ended. */
export function withDrawn(item: PageItem, box: Box, rising: boolean): PageItem {
  const [x, y, width, height] = rounded(box);
  const least = item.type === 'line' ? LEAST_LENGTH_MM : LEAST_SIDE_MM;
  const drawn = { ...item, box: [x, y, Math.max(least, width), Math.max(least, height)] } as PageItem;
  return drawn.type === 'line' ? { ...drawn, rising } : drawn;
}
const LEAST_LENGTH_MM = 0.1;
