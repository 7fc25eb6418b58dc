/** How an item is put on the page: drawn with the pointer, or at once by the keyboard. */
import type { PageItemType } from '../../../shared/domain/page-layout.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { addItem, startPlacing } from './change.ts';

let byPointer = false;
if (typeof window !== 'undefined') {
  // a menu does not say how its entry was chosen
  window.addEventListener('pointerdown', () => (byPointer = true), { capture: true });
  window.addEventListener('keydown', () => (byPointer = false), { capture: true });
}

/** From a button or a menu. */
export function beginItem(type: PageItemType, text: Translate): void {
  if (byPointer) startPlacing(type);
  else addItem(type, text);
}
