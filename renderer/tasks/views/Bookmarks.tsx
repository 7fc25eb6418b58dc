import { ArrowDown, ArrowUp, Bookmark as BookmarkIcon, BookmarkPlus, Ellipsis, Layers, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Bookmark } from '../../../shared/domain/views.ts';
import { useQuery } from '../../engine/query.ts';
import { roundedDenominator } from '../../map/scale.ts';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { shortcutText } from '../../ui/shortcut.ts';
import { useText } from '../../ui/text.tsx';
import { goToBookmark, moveBookmark, removeBookmark, replaceView } from './actions.ts';

const NOTHING: readonly Bookmark[] = [];

/** null until the engine answered. */
function useKnownBookmarks(): readonly Bookmark[] | null {
  return useQuery('views/bookmarks', {}, ['emprise_reglages']).data;
}

export function useBookmarks(): readonly Bookmark[] {
  return useKnownBookmarks() ?? NOTHING;
}

export function BookmarksButton() {
  const text = useText();
  return (
    <Popover
      label={text('views.bookmarks')}
      placement="left top"
      width={320}
      trigger={<IconButton icon={BookmarkIcon} placement="left" label={text('views.bookmarks')} data-bookmarks="" />}
    >
      {(close) => <BookmarkList onDone={close} />}
    </Popover>
  );
}

/** The bookmarks of the project in the planner's order. */
function BookmarkList({ onDone }: { onDone: () => void }) {
  const text = useText();
  const format = useFormat();
  const bookmarks = useKnownBookmarks();
  const go = (bookmark: Bookmark): void => {
    onDone();
    void goToBookmark(bookmark);
  };
  const add = (): void => {
    onDone();
    runCommand('bookmark/add');
  };
  // not « no bookmark yet » while nobody knows, nor the focus on the button to add one
  if (!bookmarks) return <div className="bookmarks" />;
  return (
    <div className="bookmarks" data-testid="bookmarks" data-help="views">
      <div className="row">
        <h3 className="grow">{text('views.bookmarks')}</h3>
        <Button size="compact" icon={BookmarkPlus} autoFocus={bookmarks.length === 0} onPress={add}>
          {text('views.add')}
        </Button>
      </div>
      {bookmarks.length === 0 && (
        <p className="small muted">{text('views.no-bookmarks', { shortcut: shortcutText(shortcutOf('bookmark/add') ?? '', text) })}</p>
      )}
      <ol>
        {bookmarks.map((bookmark, index) => (
          <li key={bookmark.id} className="bookmark">
            <AriaButton className="bookmark-go" autoFocus={index === 0} onPress={() => go(bookmark)}>
              <span className="ellipsis grow">{bookmark.name}</span>
              {bookmark.layers && <Layers size={13} aria-label={text('views.with-layers')} />}
              <span className="muted number micro">{format.scale(roundedDenominator(bookmark.view.scaleDenominator))}</span>
            </AriaButton>
            <Menu
              label={text('views.bookmark-options', { name: bookmark.name })}
              placement="bottom end"
              trigger={<IconButton compact icon={Ellipsis} label={text('views.bookmark-options', { name: bookmark.name })} />}
              entries={bookmarkMenu(bookmark, index, bookmarks.length, text, onDone)}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

function bookmarkMenu(
  bookmark: Bookmark,
  index: number,
  count: number,
  text: ReturnType<typeof useText>,
  onDone: () => void,
): readonly MenuEntry[] {
  const rename = (): void => {
    onDone();
    useDialogs.getState().show({ kind: 'bookmark', bookmark });
  };
  return [
    { id: 'rename', label: text('views.rename'), icon: Pencil, run: rename },
    { id: 'replace', label: text('views.replace'), icon: RefreshCw, run: () => void replaceView(bookmark) },
    {
      id: 'up',
      label: text('views.up'),
      icon: ArrowUp,
      separated: true,
      disabled: index === 0,
      run: () => void moveBookmark(bookmark, index - 1),
    },
    {
      id: 'down',
      label: text('views.down'),
      icon: ArrowDown,
      disabled: index === count - 1,
      run: () => void moveBookmark(bookmark, index + 1),
    },
    { id: 'remove', label: text('views.remove'), icon: Trash2, separated: true, danger: true, run: () => void removeBookmark(bookmark) },
  ];
}
