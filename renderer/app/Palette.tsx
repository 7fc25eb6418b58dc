import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useDialogs } from '../state/dialogs.ts';
import { errorText } from '../state/error-text.ts';
import { useProject } from '../state/project.ts';
import { rememberSearch } from '../state/recent-searches.ts';
import { useText } from '../ui/text.tsx';
import type { Entry, EntryAction } from './palette/entry.ts';
import { PaletteHints } from './palette/PaletteHints.tsx';
import { PaletteLine } from './palette/PaletteLine.tsx';
import { useAddresses } from './palette/use-addresses.ts';
import { useEntries, useProjectKey } from './palette/use-entries.tsx';
import './palette/palette.css';

/** One field for everything: what is typed is a name, a code, a parcel, a place or a command. */
export function Palette({ commandsOnly }: { commandsOnly: boolean }) {
  const text = useText();
  const { close } = useDialogs.getState();
  const isOpen = useProject(({ project }) => project !== null);
  const project = useProjectKey();
  const [typed, setTyped] = useState(commandsOnly ? '>' : '');
  const [at, setAt] = useState(0);
  /** The entry whose actions are shown in place of the answers. */
  const [acting, setActing] = useState<Entry | null>(null);
  /** Entrée was pressed before the answer to the last letters was there. */
  const [awaited, setAwaited] = useState<{ readonly add: boolean } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const { state: addresses, ask } = useAddresses();
  const { groups, loading } = useEntries(typed, addresses, ask);
  const query = typed.replace(/^[>#]/, '').trim();
  const entries = acting ? actionEntries(acting, acting.actions ?? [], text) : groups.flatMap((group) => group.entries);
  const shown = acting ? [{ key: 'actions', title: acting.name, entries }] : groups;
  const current = Math.min(at, entries.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const run = (entry: Entry | undefined, add = false): void => {
    if (!entry) return;
    if (entry.stays) {
      entry.run();
      return;
    }
    if (entry.recent && project !== '') rememberSearch(project, entry.recent);
    close();
    // the dialog gives the focus back first
    queueMicrotask(add && entry.add ? entry.add : entry.run);
  };
  useEffect(() => {
    if (!awaited || loading) return;
    setAwaited(null);
    run(entries[current], awaited.add);
  });
  const actOn = (entry: Entry | undefined): void => {
    if (!entry?.actions?.length) return;
    setActing(entry);
    setAt(0);
  };
  const leaveActions = (): void => {
    setActing(null);
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const count = Math.max(1, entries.length);
    if (event.key === 'ArrowDown') setAt((current + 1) % count);
    else if (event.key === 'ArrowUp') setAt((current - 1 + count) % count);
    else if (event.key === 'PageDown') setAt(Math.min(current + 8, count - 1));
    else if (event.key === 'PageUp') setAt(Math.max(current - 8, 0));
    else if (event.key === 'Enter' && loading && !acting) setAwaited({ add: event.ctrlKey || event.metaKey });
    else if (event.key === 'Enter') run(entries[current], event.ctrlKey || event.metaKey);
    else if (event.key === 'Tab' && !event.altKey) acting ? leaveActions() : actOn(entries[current]);
    else if (event.key === 'Escape' && acting) leaveActions();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const refused = addresses?.is === 'refused' && addresses.query === query ? addresses.error : null;
  return (
    <ModalOverlay className="overlay top" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal className="modal palette">
        <Dialog className="dialog" aria-label={text('palette.title')}>
          <div className="palette-query">
            <Search size={20} />
            <input
              autoFocus
              role="combobox"
              aria-expanded="true"
              aria-autocomplete="list"
              aria-controls="palette-list"
              aria-activedescendant={entries[current] ? `palette-${entries[current].id}` : undefined}
              aria-label={text('palette.title')}
              aria-describedby="palette-keys"
              placeholder={text(isOpen ? 'search.placeholder' : 'search.placeholder-closed')}
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value);
                setActing(null);
                setAwaited(null);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <div className="palette-list" ref={list}>
            {isOpen && typed === '' && !acting && <PaletteHints />}
            <div id="palette-list" role="listbox" aria-label={text('palette.results')} aria-busy={loading}>
              {shown.map((group) => (
                // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
                <div key={group.key} role="group" aria-label={group.title}>
                  <div className="palette-group" aria-hidden="true">
                    {group.title}
                  </div>
                  {group.entries.map((entry) => (
                    <PaletteLine
                      key={entry.id}
                      entry={entry}
                      query={acting ? '' : query}
                      current={entry === entries[current]}
                      onPoint={() => setAt(entries.indexOf(entry))}
                      onChoose={(add) => run(entry, add)}
                    />
                  ))}
                </div>
              ))}
            </div>
            {refused && (
              <p className="palette-nothing danger-text" role="alert">
                {errorText(refused, text)}
              </p>
            )}
            {entries.length === 0 && !loading && (
              <p className="palette-nothing muted" role="status">
                {text('palette.nothing', { query })} {text('search.nothing-hint')}
              </p>
            )}
          </div>
          <div className="palette-foot" id="palette-keys">
            <span>
              <kbd className="keyboard">↑</kbd> <kbd className="keyboard">↓</kbd> {text('palette.browse')}
            </span>
            {isOpen && (
              <span>
                <kbd className="keyboard">Tab</kbd> {text(acting ? 'search.back' : 'search.act')}
              </span>
            )}
            <span>
              <kbd className="keyboard">&gt;</kbd> {text('palette.commands-only')}
            </span>
            {isOpen && (
              <span>
                <kbd className="keyboard">#</kbd> {text('search.parcels-only')}
              </span>
            )}
            <span className="grow" />
            <span className="number" role="status">
              {text('palette.count', { count: entries.length })}
            </span>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function actionEntries(entry: Entry, actions: readonly EntryAction[], text: ReturnType<typeof useText>): Entry[] {
  return actions.map(({ id, label, run }) => ({
    ...{ id: `action-${id}`, group: 'commands', title: entry.name, rank: 0, name: text(label), icon: entry.icon, run },
    ...(entry.recent ? { recent: entry.recent } : {}),
  }));
}
