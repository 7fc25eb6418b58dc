/** Tiles of big layers for the maps of a window. */
import { call } from '../engine/call.ts';
import { SharedTiles } from '../map/linked-tiles.ts';

/** Asked once, whether one map shows them or two. */
export const TILE_CALLS = new SharedTiles({
  tile: async (request) => (await call('tiles/get', request)).tile,
  drop: (tickets) => void call('tiles/drop', { tickets: [...tickets] }),
  values: async (table, fids, style) => (await call('tiles/values', { table, fids, style })).values,
  classes: (layer, style) => call('layers/classes', { table: layer, style }),
  within: async (table, epsg, box, filter) => [...(await call('tiles/within', { table, epsg, box: [...box], filter })).fids],
});
