import { Columns2, FlipHorizontal2, Link2, Link2Off, type LucideIcon, MapPinned, Square } from 'lucide-react';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { type Arrangement, useMapViews } from '../../state/map-views.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';

const ICONS: Readonly<Record<Arrangement, LucideIcon>> = { single: Square, split: Columns2, swipe: FlipHorizontal2 };

/** One map, two side by side, or a curtain; what ties them; the overview. */
export function ArrangeMenu() {
  const text = useText();
  const arrangement = useMapViews((views) => views.arrangement);
  const linked = useMapViews((views) => views.linked);
  const overview = useMapViews((views) => views.overview);
  const entry = (id: string, label: string, icon: LucideIcon, more: Partial<MenuEntry> = {}): MenuEntry => ({
    id,
    label,
    icon,
    shortcut: shortcutOf(id),
    run: () => runCommand(id),
    ...more,
  });
  return (
    <Menu
      label={text('views.compare')}
      placement="bottom end"
      trigger={<IconButton icon={Columns2} placement="left" active={arrangement !== 'single'} label={text('views.compare')} />}
      entries={[
        entry('map/single', text('command.map/single'), ICONS.single, { disabled: arrangement === 'single' }),
        entry('map/split', text('command.map/split'), ICONS.split, { disabled: arrangement === 'split' }),
        entry('map/swipe', text('command.map/swipe'), ICONS.swipe, { disabled: arrangement === 'swipe' }),
        entry('map/link', text(linked ? 'views.unlink' : 'views.link'), linked ? Link2Off : Link2, {
          separated: true,
          disabled: arrangement !== 'split',
        }),
        entry('map/overview', text(overview ? 'views.hide-overview' : 'views.show-overview'), MapPinned),
      ]}
    />
  );
}
