/** The bookmarks of the project, known at once to the palette. */
import type { Bookmark } from '../../../shared/domain/views.ts';
import { call } from '../../engine/call.ts';
import { declarePaletteSource } from '../../state/palette-sources.ts';
import { goToBookmark } from './actions.ts';

let known: readonly Bookmark[] = [];

/** Once at the start, then at each change of what the project keeps. */
export async function readBookmarks(): Promise<void> {
  known = await call('views/bookmarks', {});
}

export function forgetBookmarks(): void {
  known = [];
}

declarePaletteSource({
  id: 'bookmarks',
  title: 'views.bookmarks',
  items: () =>
    known.map((bookmark) => ({ id: bookmark.id, name: bookmark.name, icon: 'bookmark', run: () => void goToBookmark(bookmark) })),
});
