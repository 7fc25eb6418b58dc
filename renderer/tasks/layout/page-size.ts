/** A page on another sheet: what stood on it keeps its share of the room, texts and furniture their size. */
import { type Page, pageSize_mm } from '../../../shared/domain/layout.ts';
import type { PageItem, PageLayout } from '../../../shared/domain/page-layout.ts';
import { type Box, rounded } from './boxes.ts';

/** These grow with the sheet; the others only move with it. */
const GROWING: ReadonlySet<PageItem['type']> = new Set(['map', 'legend', 'text', 'table', 'chart', 'line', 'rectangle']);

export function resizedPage(layout: PageLayout, page: Page): Pick<PageLayout, 'page' | 'items' | 'guides'> {
  const [before, after] = [pageSize_mm(layout.page), pageSize_mm(page)];
  const [across, down] = [after[0] / before[0], after[1] / before[1]];
  const items = layout.items.map((item) => {
    const [x, y, width, height] = item.box;
    const grows = GROWING.has(item.type);
    const box: Box = grows
      ? [x * across, y * down, width * across, item.type === 'text' || item.type === 'line' ? height : height * down]
      : [(x + width / 2) * across - width / 2, (y + height / 2) * down - height / 2, width, height];
    return { ...item, box: [...rounded(box)] } as PageItem;
  });
  const guides = layout.guides.map(({ axis, at_mm }) => ({ axis, at_mm: Math.round(at_mm * (axis === 'x' ? across : down) * 10) / 10 }));
  return { page, items, guides };
}
