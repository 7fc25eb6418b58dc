import { middleOf, turnedPoint } from '../../../shared/cartography/page/turn.ts';
import { type PageItem, type PageLayout, rotationOf } from '../../../shared/domain/page-layout.ts';
import { meet } from './boxes.ts';
import type { Size } from './table-view.ts';

/** Top item under a place of the page; locked and hidden ones are reached by the list. A frame without ground is met on its edge. */
export function itemAt(layout: PageLayout, place: Size, reach_mm: number): PageItem | null {
  return (
    layout.items.findLast((item) => {
      if (item.hidden || item.locked) return false;
      const [left, top, width, height] = item.box;
      // as the item lies: an upright box, the place turned back
      const [x, y] = turnedPoint(place, middleOf(item.box), -rotationOf(item));
      if (!meet([left - reach_mm, top - reach_mm, width + reach_mm * 2, height + reach_mm * 2], [x, y, 0, 0])) return false;
      const hollow = item.type === 'rectangle' && !item.frame?.fill;
      return !hollow || !meet([left + reach_mm, top + reach_mm, width - reach_mm * 2, height - reach_mm * 2], [x, y, 0, 0]);
    }) ?? null
  );
}
