import type { BaseMap, ShownBaseMap } from '../../../shared/domain/base-maps.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { shellCall } from '../../engine/shell.ts';
import { useBaseMaps } from '../../state/base-maps.ts';
import { useNotices } from '../../state/notices.ts';
import { askAgain, readBaseMaps } from './feed.ts';

type Change = 'add' | 'remove' | 'order' | 'look';
type Look = Partial<Omit<ShownBaseMap, 'map'>>;

export const titleOf = (map: BaseMap, language: string): string => (language === 'en' ? (map.english?.title ?? map.title) : map.title);
export const descriptionOf = (map: BaseMap, language: string): string =>
  language === 'en' ? (map.english?.description ?? map.description) : map.description;

/** One step of the journal; shown at once, taken back in words if the engine refuses. */
async function arrange(change: Change, name: string, shown: readonly ShownBaseMap[]): Promise<void> {
  const before = useBaseMaps.getState().shown;
  useBaseMaps.getState().set({ shown });
  try {
    await call('base-maps/arrange', { change, name, shown: [...shown] });
  } catch (error) {
    useBaseMaps.getState().set({ shown: before });
    useNotices.getState().refuse(refusalOf(error));
  }
}

/** Above those that hide what lies under them, below those made to lie on another. */
export async function addBaseMap(map: BaseMap, name: string): Promise<void> {
  const { shown } = useBaseMaps.getState();
  if (shown.some((one) => one.map.id === map.id)) return changeBaseMap(map.id, { visible: true }, name);
  const added: ShownBaseMap = { map, visible: true, opacity: 1, grey: false };
  const firstTransparent = shown.findIndex((one) => one.map.transparent);
  const at = map.transparent || firstTransparent < 0 ? shown.length : firstTransparent;
  await arrange('add', name, [...shown.slice(0, at), added, ...shown.slice(at)]);
}

export function removeBaseMap(id: string, name: string): Promise<void> {
  return arrange(
    'remove',
    name,
    useBaseMaps.getState().shown.filter(({ map }) => map.id !== id),
  );
}

export function changeBaseMap(id: string, look: Look, name: string): Promise<void> {
  return arrange(
    'look',
    name,
    useBaseMaps.getState().shown.map((one) => (one.map.id === id ? { ...one, ...look } : one)),
  );
}

/** `by`: 1 raises. */
export async function moveBaseMap(id: string, by: 1 | -1, name: string): Promise<void> {
  const shown = [...useBaseMaps.getState().shown];
  const from = shown.findIndex(({ map }) => map.id === id);
  const [moved, other] = [shown[from], shown[from + by]];
  if (!moved || !other) return;
  shown[from] = other;
  shown[from + by] = moved;
  await arrange('order', name, shown);
}

/** A file of the project that is not on this computer under the name it had there. */
function missingLike({ source }: BaseMap): ShownBaseMap | undefined {
  const { shown, states } = useBaseMaps.getState();
  return shown.find(
    ({ map }) =>
      source.type === 'file' && map.source.type === 'file' && map.source.name === source.name && states[map.id]?.condition === 'missing',
  );
}

/** Found again: it looks as the missing one did. */
function takePlace(map: BaseMap): Promise<void> {
  const gone = missingLike(map);
  return arrange(
    'add',
    map.title,
    useBaseMaps.getState().shown.map((one) => (one === gone ? { ...one, map } : one)),
  );
}

/** A local file, chosen in the dialog of the system. */
export async function openBaseMapFile(): Promise<void> {
  try {
    const [file] = await shellCall('chooseOpen', { purpose: 'base-map' });
    if (!file) return;
    const map = await call('base-maps/open-file', { file: file.token });
    await (missingLike(map) ? takePlace(map) : addBaseMap(map, map.title));
    await readBaseMaps();
    await askAgain(map.id);
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}

export async function forgetBaseMap(id: string): Promise<void> {
  try {
    await call('base-maps/forget', { map: id });
    await readBaseMaps();
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}

export async function emptyCache(sizeOf: (bytes: number) => string): Promise<void> {
  try {
    const { freed_bytes } = await call('base-maps/empty-cache', {});
    await readBaseMaps();
    useNotices.getState().toast('base-maps.cache-emptied', { size: sizeOf(freed_bytes) });
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}
