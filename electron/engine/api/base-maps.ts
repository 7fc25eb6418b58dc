import { createHash } from 'node:crypto';
import path from 'node:path';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { type BaseMap, type BaseMapSource, type BaseMapState, shownBaseMapsSchema } from '../../../shared/domain/base-maps.ts';
import { isInMatrix } from '../../../shared/geo/tile-matrix.ts';
import {
  hasSecret,
  imageMedia,
  KeptTiles,
  type LocalTiles,
  layoutOf,
  lookAt,
  OwnBaseMaps,
  openMbtiles,
  openPmtiles,
  shippedBaseMaps,
  sourceKey,
  splitSecrets,
  TileDesk,
  TileLines,
  tileAddress,
  UnreadableTiles,
} from '../basemaps/index.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

type Call = Extract<keyof EngineHandlers, `base-maps/${string}`>;
type FileMap = BaseMap & { source: Extract<BaseMapSource, { type: 'file' }> };

/** Room for kept images, in bytes. */
const BUDGET = 500 * 1024 ** 2;

/** Base maps: those there are, those of the project, their images. */
export function baseMapHandlers(workspace: Workspace): Pick<EngineHandlers, Call> {
  const { context } = workspace;
  const isAllowed = () => context.network.allowed;
  const own = new OwnBaseMaps(context.userData);
  const kept = new KeptTiles(context.userData, BUDGET);
  const lines = new TileLines(context.version, { isAllowed });
  const desk = new TileDesk({ kept, lines, isAllowed, tell: (state) => context.emit('base-maps/state', state) });
  const files = new Map<string, Promise<LocalTiles>>();
  const missing = new Map<string, BaseMapState>();
  context.onQuit(() => desk.close());
  context.onQuit(async () => {
    for (const file of files.values()) await file.then((open) => open.close()).catch(() => undefined);
  });

  const shown = () => (workspace.isOpen ? workspace.project.baseMaps() : []);
  /** A shipped definition wins over the copy in a project: addresses change. Throws `base-map-unknown`. */
  const find = (id: string): BaseMap => {
    const found =
      shippedBaseMaps(context.resources).find((map) => map.id === id) ?? own.find(id)?.map ?? shown().find(({ map }) => map.id === id)?.map;
    if (!found) throw new EmpriseError('base-map-unknown', { id });
    return found;
  };

  const local = async (map: FileMap): Promise<LocalTiles | null> => {
    const file = own.find(map.id)?.file;
    const open = file ? (files.get(map.id) ?? openLocal(map.source.format, file)) : null;
    if (open) files.set(map.id, open);
    try {
      return await open;
    } catch {
      files.delete(map.id);
      return null;
    }
  };
  const noteMissing = (map: FileMap): void => {
    if (missing.has(map.id)) return;
    const state: BaseMapState = { map: map.id, condition: 'missing', keptAt: null, pause_s: null, error: null };
    missing.set(map.id, state);
    context.emit('base-maps/state', state);
  };

  const closeFile = async (id: string): Promise<void> => {
    const open = files.get(id);
    files.delete(id);
    await open?.then((file) => file.close()).catch(() => undefined);
  };

  return {
    'base-maps/list': async () => {
      const mine = own.list().map(({ map }) => ({ ...map, own: true }));
      const shipped = shippedBaseMaps(context.resources).map((map) => ({ ...withoutSecrets(map), own: false }));
      const states = [...desk.states(), ...missing.values()];
      return { networkAllowed: isAllowed(), known: [...shipped, ...mine], shown: shown(), states, cache_bytes: await kept.size_bytes() };
    },
    'base-maps/arrange': ({ change, name, shown: wanted }) => {
      const clean = shownBaseMapsSchema.parse(wanted.map((one) => ({ ...one, map: withoutSecrets(one.map) })));
      const label = { code: `base-maps-${change}`, params: { name }, origin: 'settings' as const };
      return workspace.changed(workspace.project.putBaseMaps(clean, label), 'settings');
    },
    'base-maps/layout': ({ map: id, epsg }) => {
      const map = find(id);
      desk.forgive(id);
      const { grid, own: isOwn } = layoutOf(map.source, epsg);
      const levels = grid.levels.map((level) => ({
        ...level,
        origin: [...level.origin] as [number, number],
        tileSize: [...level.tileSize] as [number, number],
        matrix: [...level.matrix] as [number, number],
      }));
      return { grid: { epsg: grid.epsg, levels }, content: map.source.type === 'file' ? map.source.content : 'image', own: isOwn };
    },
    'base-maps/tile': async ({ map: id, epsg, z, x, y, ticket }) => {
      const nothing = { bytes: null, media: '', keptAt: null };
      const map = find(id);
      const { grid } = layoutOf(map.source, epsg);
      const level = grid.epsg === epsg ? grid.levels[z] : undefined;
      if (!level || !isInMatrix(level, x, y)) return nothing;
      const { source } = map;
      if (source.type === 'file') {
        const open = await local({ ...map, source });
        if (!open) noteMissing({ ...map, source });
        const bytes = await open?.tile(Number(level.id), x, y).catch(() => null);
        return bytes ? { bytes, media: source.content === 'vector' ? 'mvt' : (imageMedia(bytes) ?? ''), keptAt: null } : nothing;
      }
      const known = own.find(id)?.address ?? null;
      const address = tileAddress(source, { grid, z, x, y }, known);
      return desk.ask({ map: id, key: { source: sourceKey(source), epsg, z, x, y }, address, ticket });
    },
    'base-maps/drop': ({ tickets }) => {
      desk.drop(tickets);
      return {};
    },
    'base-maps/look': ({ address }) => {
      if (!/\{-?[xyz]\}/.test(address) && !isAllowed()) throw new EmpriseError('network-off');
      return lookAt(lines, address);
    },
    'base-maps/keep': ({ map, address }) => {
      const clean = withoutSecrets(map);
      return own.keep({
        map: clean,
        address: address !== null && hasSecret(splitSecrets(address)) ? address : null,
        file: own.find(map.id)?.file ?? null,
      });
    },
    'base-maps/forget': async ({ map }) => {
      own.forget(map);
      await closeFile(map);
      return {};
    },
    'base-maps/open-file': async ({ file: token }) => {
      const { path: file } = context.files.resolve(token, 'read');
      const name = path.basename(file);
      const format = /\.pmtiles$/i.test(name) ? 'pmtiles' : 'mbtiles';
      const open = await openLocal(format, file).catch((error: unknown) => {
        const { fault = 'damaged', details = String(error) } = error instanceof UnreadableTiles ? error : {};
        throw new EmpriseError(fault === 'content' ? 'base-map-content-unknown' : 'base-map-file-damaged', { file: name }, details);
      });
      const { title, attribution, description, bounds, levels, content, pixels } = open.facts;
      const source = { type: 'file' as const, format, name, content, levels: { ...levels }, pixels } satisfies BaseMapSource;
      const id = `file-${createHash('sha1').update(file).digest('hex').slice(0, 12)}`;
      await closeFile(id);
      files.set(id, Promise.resolve(open));
      missing.delete(id);
      const words = { title: title.slice(0, 200) || name, attribution: attribution.slice(0, 500) || title.slice(0, 200) || name };
      const map: BaseMap = { id, ...words, origin: name, description: description.slice(0, 1000), bounds, transparent: false, source };
      return own.keep({ map, address: null, file });
    },
    'base-maps/empty-cache': async () => ({ freed_bytes: await kept.clear() }),
  };
}

/** Throws UnreadableTiles, or the fault of the file. */
function openLocal(format: 'mbtiles' | 'pmtiles', file: string): Promise<LocalTiles> {
  return format === 'pmtiles' ? openPmtiles(file) : Promise.resolve().then(() => openMbtiles(file));
}

/** What goes to the window and into a project. A shipped key is found again by the id of its map. */
function withoutSecrets(map: BaseMap): BaseMap {
  if (map.source.type === 'file') return map;
  return { ...map, source: { ...map.source, address: splitSecrets(map.source.address).address } };
}
