import type { PageItem } from '../../../shared/domain/page-layout.ts';
import type { Translate } from '../../../shared/messages/index.ts';

/** As the list shows it: its own name, or what it is. */
export function itemName(item: PageItem, text: Translate): string {
  return item.name.trim() || text(`layout.type.${item.type}`);
}
