import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  ArrowDownToLine,
  ArrowUpToLine,
  Eye,
  Layers2,
  type LucideIcon,
  Magnet,
  MapPinned,
  MoveDown,
  MoveHorizontal,
  MoveUp,
  MoveVertical,
  Plus,
  Redo2,
  RotateCcw,
  RotateCw,
  Undo2,
} from 'lucide-react';
import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { ITEM_TYPES, type PageItem, type PageItemType, type PageLayout } from '../../../shared/domain/page-layout.ts';
import { isAvailable, runCommand, shortcutOf } from '../../state/commands.ts';
import { useLayoutView } from '../../state/layout.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import type { Alignment } from './boxes.ts';
import { alignChosen, distributeChosen, orderChosen, sameSize, turnChosen } from './change.ts';
import { placeInsets } from './insets.ts';
import { TYPE_ICONS } from './item-icons.ts';
import { beginItem } from './placing.ts';
import { ZoomBox } from './ZoomBox.tsx';

/** On the bar itself; the others wait in its menu. */
const USUAL: readonly PageItemType[] = ['map', 'text', 'legend', 'table', 'image'];
const ALIGN_ICONS: Readonly<Record<Alignment, LucideIcon>> = {
  left: AlignStartVertical,
  centre: AlignCenterVertical,
  right: AlignEndVertical,
  top: AlignStartHorizontal,
  middle: AlignCenterHorizontal,
  bottom: AlignEndHorizontal,
};

interface LayoutBarProps {
  readonly layout: PageLayout;
  readonly chosen: readonly PageItem[];
  readonly readOnly: boolean;
}

/** What one does to the page: take back, put on, align, order, zoom. */
export const LayoutBar = memo(function LayoutBar({ layout, chosen, readOnly }: LayoutBarProps) {
  const text = useText();
  const { snapping, previewing, placing, set } = useLayoutView(
    useShallow(({ snapping, previewing, placing, set }) => ({ snapping, previewing, placing, set })),
  );
  const undo = useProject((store) => store.project?.undo ?? null);
  const redo = useProject((store) => store.project?.redo ?? null);
  const free = chosen.filter(({ locked }) => !locked).length;
  const turnable = chosen.some((item) => !item.locked && 'rotation' in item);
  const still = readOnly || previewing;
  return (
    <div className="layout-bar" role="toolbar" aria-label={text('layout.tools')} data-layout={layout.id}>
      <IconButton
        icon={Undo2}
        label={text('command.history/undo')}
        shortcut={shortcutOf('history/undo')}
        isDisabled={undo === null || !isAvailable('history/undo')}
        onPress={() => runCommand('history/undo')}
      />
      <IconButton
        icon={Redo2}
        label={text('command.history/redo')}
        shortcut={shortcutOf('history/redo')}
        isDisabled={redo === null}
        onPress={() => runCommand('history/redo')}
      />
      <span className="bar-line" />
      {USUAL.map((type) => (
        <Button
          key={type}
          look="discreet"
          icon={TYPE_ICONS[type]}
          isDisabled={still}
          aria-label={text(`command.layout/add-${type}`)}
          aria-pressed={placing === type}
          data-add={type}
          onPress={() => beginItem(type, text)}
        >
          <span className="bar-word">{text(`layout.type.${type}`)}</span>
        </Button>
      ))}
      <Menu
        label={text('layout.add-other')}
        trigger={<IconButton icon={Plus} label={text('layout.add-other')} isDisabled={still} />}
        entries={[
          ...ITEM_TYPES.filter((type) => !USUAL.includes(type)).map((type) => ({
            id: type,
            label: text(`layout.type.${type}`),
            icon: TYPE_ICONS[type],
            run: () => beginItem(type, text),
          })),
          {
            id: 'insets',
            label: text('command.layout/place-insets'),
            icon: MapPinned,
            separated: true,
            run: () => void placeInsets(text),
          },
        ]}
      />
      <span className="bar-line" />
      <Menu
        label={text('layout.align')}
        trigger={<IconButton icon={AlignStartVertical} label={text('layout.align')} isDisabled={still || free === 0} />}
        entries={[
          ...(Object.keys(ALIGN_ICONS) as Alignment[]).map((how) => ({
            id: how,
            label: text(`layout.align.${how}`),
            icon: ALIGN_ICONS[how],
            separated: how === 'top',
            run: () => alignChosen(how, text),
          })),
          {
            id: 'horizontal',
            label: text('layout.distribute.horizontal'),
            icon: AlignHorizontalDistributeCenter,
            separated: true,
            disabled: free < 3,
            run: () => distributeChosen('horizontal', text),
          },
          {
            id: 'vertical',
            label: text('layout.distribute.vertical'),
            icon: AlignVerticalDistributeCenter,
            disabled: free < 3,
            run: () => distributeChosen('vertical', text),
          },
          {
            id: 'same-width',
            label: text('layout.same-width'),
            icon: MoveHorizontal,
            separated: true,
            disabled: chosen.length < 2,
            run: () => sameSize('width', text),
          },
          {
            id: 'same-height',
            label: text('layout.same-height'),
            icon: MoveVertical,
            disabled: chosen.length < 2,
            run: () => sameSize('height', text),
          },
          {
            id: 'turn-right',
            label: text('layout.turn-right'),
            icon: RotateCw,
            separated: true,
            disabled: !turnable,
            run: () => turnChosen((angle) => angle + 90, text),
          },
          {
            id: 'turn-left',
            label: text('layout.turn-left'),
            icon: RotateCcw,
            disabled: !turnable,
            run: () => turnChosen((angle) => angle - 90, text),
          },
        ]}
      />
      <Menu
        label={text('layout.order')}
        trigger={<IconButton icon={Layers2} label={text('layout.order')} isDisabled={still || chosen.length === 0} />}
        entries={[
          { id: 'front', label: text('layout.order.front'), icon: ArrowUpToLine, run: () => orderChosen('front', text) },
          { id: 'up', label: text('layout.order.up'), icon: MoveUp, run: () => orderChosen('up', text) },
          { id: 'down', label: text('layout.order.down'), icon: MoveDown, run: () => orderChosen('down', text) },
          { id: 'back', label: text('layout.order.back'), icon: ArrowDownToLine, run: () => orderChosen('back', text) },
        ]}
      />
      <IconButton
        icon={Magnet}
        label={text('layout.snap')}
        active={snapping}
        aria-pressed={snapping}
        isDisabled={still}
        onPress={() => set({ snapping: !snapping })}
      />
      <span className="grow" />
      <ZoomBox layout={layout} />
      <Button
        icon={Eye}
        aria-pressed={previewing}
        aria-label={text('layout.preview')}
        onPress={() => set({ previewing: !previewing, entered: null })}
      >
        <span className="bar-word">{text('layout.preview')}</span>
      </Button>
    </div>
  );
});
