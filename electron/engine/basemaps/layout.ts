/** The grid a base map is asked by in a view: of its own system where it has that of the view, so that OpenLayers has nothing to bend. */
import { type BaseMapSource, baseMapSourceSchema } from '../../../shared/domain/base-maps.ts';
import { halvingGrid, type TileMatrixGrid, webMercatorGrid } from '../../../shared/geo/tile-matrix.ts';
import { gridEpsg } from './address.ts';

/** Metres, and as wide: a square that holds every projected system drawn (that of shared/geo/tile-grid.ts). */
const SQUARE_M = 2 ** 26;
const SQUARE_CORNER: readonly [number, number] = [-(2 ** 25), 2 ** 25];
/** 512 pixels at a time: fewer requests, fewer names cut at an edge. */
const WMS_PIXELS = 512;
const WMS_LEVELS = 21;

/** Systems it can be asked in. */
export function systemsOf(source: BaseMapSource): number[] {
  if (source.type === 'wms') return [...source.epsgs];
  return source.type === 'wmts' ? source.sets.map(({ grid }) => gridEpsg(grid)) : [3857];
}

/** That of the view, else Web Mercator, else the first it has. */
export function layoutOf(source: BaseMapSource, epsg: number): { readonly grid: TileMatrixGrid; readonly own: boolean } {
  const systems = systemsOf(source);
  const chosen = [epsg, 3857].find((one) => systems.includes(one)) ?? systems[0] ?? 3857;
  return { grid: gridIn(source, chosen), own: chosen === epsg };
}

function gridIn(source: BaseMapSource, epsg: number): TileMatrixGrid {
  if (source.type === 'wms')
    return epsg === 4326
      ? halvingGrid(4326, [-180, 180], 360, WMS_LEVELS, WMS_PIXELS)
      : halvingGrid(epsg, SQUARE_CORNER, SQUARE_M, WMS_LEVELS, WMS_PIXELS);
  if (source.type !== 'wmts') return webMercatorGrid(source.levels.first, source.levels.last, source.pixels);
  const grid = source.sets.find((set) => gridEpsg(set.grid) === epsg)?.grid;
  if (!grid) throw new RangeError(`no tiles in EPSG:${epsg}`);
  if (grid.type === 'web') return webMercatorGrid(grid.first, grid.last);
  if (grid.type === 'listed') return { epsg: grid.epsg, levels: grid.levels };
  const levels = halvingGrid(grid.epsg, grid.origin, grid.resolution * 256, grid.last + 1, 256).levels;
  return { epsg: grid.epsg, levels: levels.slice(grid.first) };
}

/** Whether two definitions are of the same images, so that what was kept of one serves the other. */
export const sourceKey = (source: BaseMapSource): string => JSON.stringify(baseMapSourceSchema.parse(source));
