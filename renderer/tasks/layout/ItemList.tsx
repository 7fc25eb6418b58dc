import { Eye, EyeOff, Lock, LockOpen, Plus } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import { ITEM_TYPES, type PageItem, type PageLayout } from '../../../shared/domain/page-layout.ts';
import type { PageReport } from '../../../shared/domain/page-report.ts';
import { choose, useLayoutView } from '../../state/layout.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { changeable, changeItem, copyChosen, duplicateChosen, orderChosen, pasteCopied, removeChosen } from './change.ts';
import { placedBeside } from './edit.ts';
import { itemIcon, TYPE_ICONS } from './item-icons.ts';
import { itemName } from './item-name.ts';
import { commitLayout } from './pending.ts';
import { beginItem } from './placing.ts';

interface ItemListProps {
  readonly layout: PageLayout;
  readonly report: PageReport | null;
  readonly readOnly: boolean;
}

interface Target {
  readonly id: string;
  readonly where: 'above' | 'below';
}

/** The items, the topmost first: what cannot be caught on the page can be here. */
export const ItemList = memo(function ItemList({ layout, report, readOnly }: ItemListProps) {
  const text = useText();
  const selected = useLayoutView((view) => view.selected);
  const items = useMemo(() => [...layout.items].reverse(), [layout.items]);
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const stop = items.some(({ id }) => id === focused) ? focused : (selected.at(-1) ?? items[0]?.id ?? null);
  const warned = useMemo(() => new Set(report?.warnings.flatMap(({ item }) => item ?? []) ?? []), [report]);
  const last = selected.at(-1);
  useEffect(() => {
    if (last) list.current?.querySelector(`[data-row="${CSS.escape(last)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [last]);

  const go = (index: number, extend: boolean): void => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (!item) return;
    setFocused(item.id);
    choose(extend ? [...selected.filter((id) => id !== item.id), item.id] : [item.id]);
    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(item.id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const row = (event.target as HTMLElement).dataset['row'];
    if (!row) return;
    const at = items.findIndex(({ id }) => id === row);
    const item = items[at];
    if (!item) return;
    const done = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    const control = event.ctrlKey || event.metaKey;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      done();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (event.altKey) {
        if (!selected.includes(row)) choose([row]);
        orderChosen(step === 1 ? 'down' : 'up', text);
      } else go(at + step, event.shiftKey);
    } else if (event.key === 'Home' || event.key === 'End') {
      done();
      go(event.key === 'Home' ? 0 : items.length - 1, false);
    } else if (event.key === 'F2' && !readOnly) {
      done();
      setRenaming(row);
    } else if (event.key === ' ') {
      done();
      changeItem(item, { hidden: !item.hidden }, 'style', text);
    } else if (event.key === 'Delete') {
      done();
      if (!selected.includes(row)) choose([row]);
      removeChosen(text);
    } else if (event.key === 'Enter') {
      done();
      choose([row]);
      document.querySelector<HTMLElement>('[data-testid=page-table]')?.focus();
    } else if (control && event.key.toLowerCase() === 'c') {
      done();
      copyChosen();
    } else if (control && event.key.toLowerCase() === 'v') {
      done();
      pasteCopied(text);
    } else if (control && event.key.toLowerCase() === 'd') {
      done();
      duplicateChosen(text);
    }
  };
  const onDragOver = (event: DragEvent<HTMLElement>, id: string): void => {
    if (dragged === null) return;
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const where = event.clientY > top + height / 2 ? 'below' : 'above';
    if (target?.id !== id || target.where !== where) setTarget({ id, where });
  };
  const onDrop = (event: DragEvent<HTMLElement>): void => {
    event.preventDefault();
    const now = changeable();
    const item = now?.layout.items.find(({ id }) => id === dragged);
    if (now && item && target && target.id !== item.id)
      commitLayout(placedBeside(now.layout, item.id, target.id, target.where), 'order', itemName(item, text));
    setDragged(null);
    setTarget(null);
  };
  return (
    <section className="items" aria-label={text('layout.items-title')} data-region="layers">
      <header className="panel-head">
        <h2 className="grow">{text('layout.items-title')}</h2>
        <span className="micro muted number">{items.length}</span>
        <Menu
          label={text('layout.add')}
          placement="bottom end"
          trigger={<IconButton compact icon={Plus} label={text('layout.add')} isDisabled={readOnly} />}
          entries={ITEM_TYPES.map((type) => ({
            id: type,
            label: text(`layout.type.${type}`),
            icon: TYPE_ICONS[type],
            run: () => beginItem(type, text),
          }))}
        />
      </header>
      <div
        ref={list}
        className="item-list"
        role="tree"
        aria-multiselectable="true"
        aria-label={text('layout.items-title')}
        onKeyDown={onKeyDown}
      >
        {items.length === 0 && <p className="small muted items-empty">{text('layout.no-items')}</p>}
        {items.map((item) => {
          const Icon = itemIcon(item);
          const name = itemName(item, text);
          const drop = dragged !== null && target?.id === item.id ? ` drop-${target.where}` : '';
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of all rows are those of the list
            <div
              key={item.id}
              role="treeitem"
              aria-selected={selected.includes(item.id)}
              aria-label={text('layout.item-label', { name, hidden: String(item.hidden), locked: String(item.locked) })}
              tabIndex={stop === item.id ? 0 : -1}
              data-row={item.id}
              draggable={!readOnly && renaming !== item.id}
              className={`item-row${selected.includes(item.id) ? ' chosen' : ''}${item.hidden ? ' off' : ''}${drop}`}
              onFocus={() => setFocused(item.id)}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey)
                  choose(selected.includes(item.id) ? selected.filter((id) => id !== item.id) : [...selected, item.id]);
                else if (event.shiftKey && last) choose(between(items, last, item.id));
                else choose([item.id]);
              }}
              onDoubleClick={() => !readOnly && setRenaming(item.id)}
              onDragStart={() => setDragged(item.id)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => onDragOver(event, item.id)}
              onDrop={onDrop}
            >
              <Icon size={15} />
              {renaming === item.id ? (
                <NameField
                  name={name}
                  label={text('layout.name')}
                  onDone={(given) => {
                    setRenaming(null);
                    if (given !== null && given !== item.name) changeItem(item, { name: given }, 'change', text);
                    list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(item.id)}"]`)?.focus();
                  }}
                />
              ) : (
                <span className="ellipsis grow">{name}</span>
              )}
              {warned.has(item.id) && <span className="warned" role="img" aria-label={text('layout.has-warnings')} />}
              <span className={item.hidden ? '' : 'quiet'}>
                <IconButton
                  compact
                  icon={item.hidden ? EyeOff : Eye}
                  label={text(item.hidden ? 'layout.show-item' : 'layout.hide-item', { name })}
                  excludeFromTabOrder
                  isDisabled={readOnly}
                  onPress={() => changeItem(item, { hidden: !item.hidden }, 'style', text)}
                />
              </span>
              <span className={item.locked ? '' : 'only-hover'}>
                <IconButton
                  compact
                  icon={item.locked ? Lock : LockOpen}
                  label={text(item.locked ? 'layout.unlock-item' : 'layout.lock-item', { name })}
                  excludeFromTabOrder
                  isDisabled={readOnly}
                  onPress={() => changeItem(item, { locked: !item.locked }, 'lock', text)}
                />
              </span>
            </div>
          );
        })}
      </div>
    </section>
  );
});

function between(items: readonly PageItem[], from: string, to: string): string[] {
  const [a, b] = [items.findIndex(({ id }) => id === from), items.findIndex(({ id }) => id === to)];
  const ids = items.slice(Math.min(a, b), Math.max(a, b) + 1).map(({ id }) => id);
  return a <= b ? ids : ids.reverse();
}

function NameField({ name, label, onDone }: { name: string; label: string; onDone: (name: string | null) => void }) {
  const [typed, setTyped] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const end = (given: string | null): void => {
    if (over.current) return;
    over.current = true;
    onDone(given);
  };
  return (
    <input
      ref={input}
      className="item-rename grow"
      aria-label={label}
      value={typed}
      maxLength={200}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => end(typed.trim())}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        end(event.key === 'Enter' ? typed.trim() : null);
      }}
    />
  );
}
