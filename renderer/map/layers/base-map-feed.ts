/** What the base maps on a map need to know and to ask; the map asks no engine itself. */
import type { ShownBaseMap } from '../../../shared/domain/base-maps.ts';
import type { TileMatrixGrid } from '../../../shared/geo/tile-matrix.ts';

export interface BaseMapLayout {
  readonly grid: TileMatrixGrid;
  readonly content: 'image' | 'vector';
}

export interface BaseMapTileRequest {
  readonly map: string;
  readonly epsg: number;
  /** Index of the level in its grid, column, row downwards. */
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly ticket: number;
}

export interface BaseMapFeed {
  /** Lowest first. */
  readonly shown: () => readonly ShownBaseMap[];
  readonly layout: (map: string, epsg: number) => Promise<BaseMapLayout>;
  /** Null where there is none, or none yet. */
  readonly tile: (request: BaseMapTileRequest) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly drop: (tickets: readonly number[]) => void;
  /** `again`: images of this map may come now that did not before; null: what is shown has changed. The answer stops it. */
  readonly watch: (listener: (again: string | null) => void) => () => void;
}
