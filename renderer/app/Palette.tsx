import { Layers, MapPin, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useQuery } from '../engine/query.ts';
import { allCommands, isAvailable, runCommand } from '../state/commands.ts';
import { useDialogs } from '../state/dialogs.ts';
import { useLayers } from '../state/project.ts';
import { useSelection } from '../state/selection.ts';
import { useView } from '../state/view.ts';
import { layerName } from '../tasks/layers/layer-name.ts';
import { useFormat } from '../ui/format.ts';
import { Keyboard } from '../ui/Keyboard.tsx';
import { MaturityDisc } from '../ui/Maturity.tsx';
import { useText } from '../ui/text.tsx';
import { commandIcon } from './command-icons.ts';
import { findIn } from './palette-search.ts';

interface Entry {
  readonly id: string;
  readonly group: 'sites' | 'layers' | 'commands';
  readonly name: string;
  readonly more?: string;
  readonly icon: React.ReactNode;
  readonly shortcut?: string | undefined;
  readonly run: () => void;
}

const SHOWN_SITES = 6;
const SHOWN = 40;

export function Palette() {
  const text = useText();
  const { close } = useDialogs.getState();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const commandsOnly = typed.startsWith('>');
  const query = (commandsOnly ? typed.slice(1) : typed).trim();
  const entries = useEntries(query, commandsOnly);
  const current = Math.min(at, entries.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const run = (entry: Entry | undefined): void => {
    if (!entry) return;
    close();
    // the dialog gives the focus back first
    queueMicrotask(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt((current + 1) % Math.max(1, entries.length));
    else if (event.key === 'ArrowUp') setAt((current - 1 + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter') run(entries[current]);
    else return;
    event.preventDefault();
  };
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
              aria-controls="palette-list"
              aria-activedescendant={entries[current] ? `palette-${entries[current].id}` : undefined}
              aria-label={text('palette.title')}
              placeholder={text('palette.placeholder')}
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <div ref={list} id="palette-list" className="palette-list" role="listbox" aria-label={text('palette.results')}>
            {entries.map((entry, index) => (
              <div key={entry.id} role="presentation">
                {entry.group !== entries[index - 1]?.group && <div className="palette-group">{text(`palette.${entry.group}`)}</div>}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard */}
                <div
                  id={`palette-${entry.id}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === current}
                  className={`palette-entry${index === current ? ' current' : ''}`}
                  onMouseMove={() => setAt(index)}
                  onClick={() => run(entry)}
                >
                  {entry.icon}
                  <span className="ellipsis">
                    <Marked name={entry.name} query={query} />
                    {entry.more && <span className="muted"> {entry.more}</span>}
                  </span>
                  {entry.shortcut && <Keyboard shortcut={entry.shortcut} />}
                </div>
              </div>
            ))}
            {entries.length === 0 && <p className="palette-nothing muted">{text('palette.nothing', { query })}</p>}
          </div>
          <footer className="palette-foot">
            <span>
              <kbd className="keyboard">↑</kbd>
              <kbd className="keyboard">↓</kbd> {text('palette.browse')}
            </span>
            <span>
              <kbd className="keyboard">&gt;</kbd> {text('palette.commands-only')}
            </span>
            <span className="grow" />
            <span className="number">{text('palette.count', { count: entries.length })}</span>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Marked({ name, query }: { name: string; query: string }) {
  const found = findIn(name, query);
  if (!found || found.end === found.start) return name;
  return (
    <>
      {name.slice(0, found.start)}
      <mark>{name.slice(found.start, found.end)}</mark>
      {name.slice(found.end)}
    </>
  );
}

function useEntries(query: string, commandsOnly: boolean): Entry[] {
  const text = useText();
  const format = useFormat();
  const layers = useLayers();
  const sites = layers.find((layer) => layer.table === 'sites' && layer.count > 0);
  const { data } = useQuery('table/rows', sites && !commandsOnly ? { table: 'sites', offset: 0, limit: 2000 } : null, [
    'sites',
    'resultats_sites',
  ]);
  return useMemo(() => {
    const best = (entries: readonly Entry[]): Entry[] =>
      entries
        .flatMap((entry) => {
          const found = findIn(entry.name, query);
          return found ? [{ entry, rank: found.rank }] : [];
        })
        .sort((a, b) => a.rank - b.rank)
        .map(({ entry }) => entry);
    const siteEntries = (data?.rows ?? []).map(({ fid, values }): Entry => {
      const place = values['commune_nom'] ?? values['site_comm_nom'];
      const area = values['surface_ha'];
      return {
        id: `site-${fid}`,
        group: 'sites',
        name: String(values['site_nom'] ?? values['site_id'] ?? fid),
        more: [place, typeof area === 'number' ? format.hectares(area) : null].filter(Boolean).join(', '),
        icon: <MaturityDisc value={String(values['maturite'] ?? '')} size={16} />,
        run: () => {
          useView.getState().set({ table: 'sites', inspectorOpen: true });
          useSelection.getState().select('sites', [fid], 'palette');
        },
      };
    });
    const layerEntries = layers
      .filter((layer) => layer.count > 0)
      .map(
        (layer): Entry => ({
          id: `layer-${layer.table}`,
          group: 'layers',
          name: layerName(layer, text),
          more: format.number(layer.count),
          icon: layer.geometry === 'POINT' ? <MapPin size={16} /> : <Layers size={16} />,
          run: () => useView.getState().set({ table: layer.table, tableOpen: true }),
        }),
      );
    const commandEntries = allCommands()
      .filter((command) => isAvailable(command.id) && command.id !== 'palette/open')
      .map((command): Entry => {
        const Icon = commandIcon(command.icon);
        return {
          id: command.id,
          group: 'commands',
          name: text(command.label),
          icon: <Icon size={16} />,
          shortcut: command.shortcut,
          run: () => runCommand(command.id),
        };
      });
    if (commandsOnly) return best(commandEntries);
    const shownSites = best(siteEntries).slice(0, query === '' ? 3 : SHOWN_SITES);
    return [...shownSites, ...(query === '' ? [] : best(layerEntries)), ...best(commandEntries)].slice(0, SHOWN);
  }, [data, layers, query, commandsOnly, text, format]);
}
