import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { StepLabel } from '../../../shared/domain/change.ts';
import { type Bookmark, bookmarkSchema, freeName, MOST_BOOKMARKS, movedTo, secondMapSchema } from '../../../shared/domain/views.ts';
import type { EngineHandlers } from './serve.ts';
import { placeNames } from './services/place-names.ts';
import type { Workspace } from './workspace.ts';

type ViewCall = Extract<keyof EngineHandlers, `views/${string}`>;
const BOOKMARKS = 'signets';
const SECOND_MAP = 'seconde_carte';

export function viewHandlers(workspace: Workspace): Pick<EngineHandlers, ViewCall> {
  /** One that another program or a newer Emprise wrote otherwise takes none of the others along. */
  const bookmarks = (): Bookmark[] => {
    const kept = workspace.project.kept(BOOKMARKS);
    return Array.isArray(kept) ? kept.flatMap((one) => bookmarkSchema.safeParse(one).data ?? []) : [];
  };
  const find = (id: string): Bookmark => {
    const found = bookmarks().find((bookmark) => bookmark.id === id);
    if (!found) throw new EmpriseError('object-unknown', { id });
    return found;
  };
  const label = (code: string, name: string): StepLabel => ({ code, params: { name }, origin: 'settings' });
  const write = (list: readonly Bookmark[], step: StepLabel) =>
    workspace.changed(workspace.project.keep(BOOKMARKS, list, step), 'settings');
  const namesBut = (id: string | null): string[] => bookmarks().flatMap((one) => (one.id === id ? [] : [one.name]));

  return {
    'views/bookmarks': bookmarks,
    'views/keep-bookmark': (given) => {
      const before = bookmarks();
      if (before.length >= MOST_BOOKMARKS) throw new EmpriseError('bookmarks-full', { most: MOST_BOOKMARKS });
      const bookmark = { ...given, id: freeId(before), name: freeName(given.name, namesBut(null)) };
      write([...before, bookmark], label('bookmark-keep', bookmark.name));
      return bookmark;
    },
    'views/change-bookmark': ({ id, name, view, layers }) => {
      const before = find(id);
      const after = {
        ...before,
        ...(name === undefined ? {} : { name: freeName(name, namesBut(id)) }),
        ...(view === undefined ? {} : { view }),
        ...(layers === undefined ? {} : { layers }),
      };
      const code = view === undefined && layers === undefined ? 'bookmark-rename' : 'bookmark-replace';
      write(
        bookmarks().map((one) => (one.id === id ? after : one)),
        label(code, after.name),
      );
      return after;
    },
    'views/move-bookmark': ({ id, to }) => {
      const { name } = find(id);
      const before = bookmarks();
      const from = before.findIndex((one) => one.id === id);
      const after = movedTo(before, from, to);
      return after === before ? null : write(after, label('bookmark-move', name));
    },
    'views/remove-bookmark': ({ id }) => {
      const { name } = find(id);
      return write(
        bookmarks().filter((one) => one.id !== id),
        label('bookmark-remove', name),
      );
    },
    'views/show-bookmark-layers': ({ id }) => {
      const { name, layers } = find(id);
      if (layers === null) return null;
      const wanted = new Set(layers);
      const differing = workspace.project
        .drawnLayers()
        .filter((layer) => layer.geometry !== null && layer.count > 0 && layer.visible !== wanted.has(layer.id));
      if (differing.length === 0) return null;
      const idsOf = (visible: boolean) => differing.filter((layer) => layer.visible !== visible).map((layer) => layer.id);
      const visible = [true, false].map((shown) => ({ tables: idsOf(shown), visible: shown }));
      const step = { ...label('bookmark-layers', name), origin: 'style' as const };
      return workspace.changed(workspace.project.arrangeLayers({ visible }, step), 'style');
    },
    'views/place': ({ longitude, latitude }) => placeNames(workspace.project, longitude, latitude),
    'views/second-map': () => secondMapSchema.safeParse(workspace.project.kept(SECOND_MAP)).data ?? { layers: null, baseMaps: null },
    'views/change-second-map': (second) =>
      workspace.changed(workspace.project.keep(SECOND_MAP, second, { code: 'second-map', params: {}, origin: 'settings' }), 'settings'),
  };
}

/** `signet-n`, the first that is free. */
function freeId(taken: readonly Bookmark[]): string {
  for (let number = 1; ; number++) if (!taken.some(({ id }) => id === `signet-${number}`)) return `signet-${number}`;
}
