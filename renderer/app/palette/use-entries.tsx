/** Everything the palette shows for the words typed. */
import { Columns3, Layers, MapPin, Search } from 'lucide-react';
import { useMemo } from 'react';
import { styledFields } from '../../../shared/domain/computed-fields.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { prepare, rankOf, readCoordinates, readQuery, type Searchable } from '../../../shared/search/index.ts';
import { allCommands, isAvailable, runCommand } from '../../state/commands.ts';
import { paletteSources } from '../../state/palette-sources.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useLayers, useProject } from '../../state/project.ts';
import { keyOfRecent, recentSearches } from '../../state/recent-searches.ts';
import { useView } from '../../state/view.ts';
import { layerName } from '../../tasks/layers/layer-name.ts';
import { fieldTitle } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { commandIcon } from '../command-icons.ts';
import { theMap } from '../map-handle.ts';
import { arranged, type Entry, type EntryGroup } from './entry.ts';
import { addressEntry, objectEntry, placeEntry, recentPlaceEntry } from './object-entries.tsx';
import type { AddressState } from './use-addresses.ts';
import { useFound } from './use-found.ts';

const LEAST_ADDRESS = 4;

export interface PaletteEntries {
  readonly groups: readonly EntryGroup[];
  /** What is shown answers to words typed before. */
  readonly loading: boolean;
}

/** Of the project that is open, to remember its searches by. */
export function useProjectKey(): string {
  return useProject(({ project }) => (project ? `${project.folder ?? ''}/${project.fileName ?? project.name}` : ''));
}

export function useEntries(typed: string, addresses: AddressState | null, askAddress: (query: string) => void): PaletteEntries {
  const text = useText();
  const format = useFormat();
  const layers = useLayers();
  const isOpen = useProject(({ project }) => project !== null);
  const project = useProjectKey();
  const networkAllowed = usePreferences((preferences) => preferences.networkAllowed);
  const commandsOnly = typed.startsWith('>');
  const query = (commandsOnly ? typed.slice(1) : typed).trim();
  const { found, loading } = useFound(query, isOpen && !commandsOnly);
  const fixed = useMemo(() => fixedEntries(text, layers, format), [text, layers, format]);
  const recents = useMemo(() => recentSearches(project), [project]);

  const groups = useMemo((): readonly EntryGroup[] => {
    if (query === '' || commandsOnly) {
      const commands = arranged(answering(commandEntries(text), query), () => false, true);
      if (commandsOnly) return commands;
      const shown = recents.map((recent) =>
        recent.kind === 'object' ? objectEntry(recent.found, text, format) : recentPlaceEntry(recent, text),
      );
      const title = text('search.group.recent');
      return [...(shown.length > 0 ? [{ key: 'recent', title, entries: shown }] : []), ...commands];
    }
    if (query.startsWith('#'))
      return arranged(
        found.map((one) => objectEntry(one, text, format)),
        () => false,
        true,
      );
    const keys = new Set(recents.map(keyOfRecent));
    const places = isOpen ? readCoordinates(query).map((place) => placeEntry(place, text, format)) : [];
    const entries = [
      ...places,
      ...found.map((one) => objectEntry(one, text, format)),
      ...answering([...sourceEntries(text), ...fixed, ...commandEntries(text)], query),
      ...(isOpen && !loading && places.length === 0 ? addressEntries(query, addresses, networkAllowed, askAddress, text) : []),
    ];
    return arranged(entries, ({ recent }) => recent !== undefined && keys.has(keyOfRecent(recent)));
  }, [query, commandsOnly, found, loading, fixed, recents, isOpen, addresses, askAddress, networkAllowed, text, format]);
  return { groups, loading };
}

interface Prepared {
  readonly entry: Entry;
  readonly searchable: Searchable;
}

/** Those that answer to the words, with how well. */
function answering(prepared: readonly Prepared[], words: string): Entry[] {
  const query = readQuery(words);
  if (query === null) return words === '' ? prepared.map(({ entry }) => entry) : [];
  return prepared.flatMap(({ entry, searchable }) => {
    const rank = rankOf(searchable, query);
    return rank === null ? [] : [{ ...entry, rank }];
  });
}

const known = new Map<string, Searchable>();
function searchable(name: string): Searchable {
  const there = known.get(name) ?? prepare(name);
  known.set(name, there);
  return there;
}

function commandEntries(text: Translate): Prepared[] {
  return allCommands()
    .filter((command) => isAvailable(command.id) && command.id !== 'palette/open')
    .map((command) => {
      const Icon = commandIcon(command.icon);
      const name = text(command.label);
      const entry: Entry = {
        id: command.id.replace(/\W/g, '-'),
        group: 'commands',
        title: text('search.group.commands'),
        rank: 0,
        name,
        icon: <Icon size={16} />,
        shortcut: command.shortcut,
        run: () => runCommand(command.id),
      };
      return { entry, searchable: searchable(name) };
    });
}

function sourceEntries(text: Translate): Prepared[] {
  return paletteSources().flatMap((source) =>
    source.items().map(({ id, name, more, icon, run }) => {
      const Icon = commandIcon(icon);
      const entry: Entry = {
        id: `${source.id}-${id}`.replace(/[^\w-]/g, '-'),
        ...{ group: 'other', title: text(source.title), rank: 0, name, more, icon: <Icon size={16} />, run },
      };
      return { entry, searchable: searchable(name) };
    }),
  );
}

/** Layers and their fields. */
function fixedEntries(text: Translate, layers: ReturnType<typeof useLayers>, format: ReturnType<typeof useFormat>): Prepared[] {
  return layers
    .filter((layer) => layer.count > 0)
    .flatMap((layer) => {
      const name = layerName(layer, text);
      const { table, extent } = layer;
      const show = (): void => useView.getState().set({ table, tableOpen: true });
      const own: Entry = {
        id: `layer-${table}`,
        group: 'layers',
        title: text('search.group.layers'),
        rank: 0,
        name,
        more: text('search.objects', { count: layer.count }),
        icon: layer.geometry === 'POINT' ? <MapPin size={16} /> : <Layers size={16} />,
        run: show,
        actions: [
          { id: 'table', label: 'search.action.open-table', run: show },
          ...(extent
            ? [
                {
                  id: 'zoom',
                  label: 'search.action.zoom',
                  run: () => {
                    useView.getState().set({ mode: 'carte' });
                    theMap()?.fit(extent);
                  },
                },
              ]
            : []),
          {
            id: 'style',
            label: 'search.action.style',
            run: () => useView.getState().set({ mode: 'carte', styling: layer.id, inspectorOpen: true, table, layer: layer.id }),
          },
        ],
      };
      const fields = styledFields(layer).map((field) => {
        const title = fieldTitle(field.name, text);
        const entry: Entry = {
          id: `field-${table}-${field.name}`.replace(/[^\w-]/g, '-'),
          group: 'fields',
          title: text('search.group.fields'),
          rank: 0,
          name: title,
          more: text('search.of-layer', { layer: name }),
          aside: field.unit === null ? undefined : format.unit('', field.unit).trim() || undefined,
          icon: <Columns3 size={16} />,
          run: show,
        };
        return { entry, searchable: prepare(title, field.name) };
      });
      return [{ entry: own, searchable: searchable(name) }, ...fields];
    });
}

function addressEntries(
  query: string,
  state: AddressState | null,
  networkAllowed: boolean,
  ask: (query: string) => void,
  text: Translate,
): Entry[] {
  if (query.length < LEAST_ADDRESS || !/\p{L}/u.test(query)) return [];
  const title = text('search.group.addresses');
  const own = state?.query === query ? state : null;
  if (own?.is === 'answered' && own.addresses.length > 0) return own.addresses.map((one, index) => addressEntry(one, index, text));
  const base = { group: 'addresses', title, rank: 5, icon: <Search size={16} /> } as const;
  if (!networkAllowed) {
    const more = text('search.network-off');
    return [{ ...base, id: 'address-off', name: text('search.ask-address', { query }), more, run: () => runCommand('settings/open') }];
  }
  const more =
    own?.is === 'asking' ? text('search.asking') : own?.is === 'answered' ? text('search.no-address') : text('search.address-host');
  return [{ ...base, id: 'address-ask', name: text('search.ask-address', { query }), more, stays: true, run: () => ask(query) }];
}
