/** Base maps: images drawn under the layers, from a service or a file. What the project keeps of them holds no key and no path. */
import { z } from 'zod';

const title = z.string().min(1).max(200);
const place = z.tuple([z.number(), z.number()]);
const levels = z.object({ first: z.number().int().min(0).max(30), last: z.number().int().min(0).max(30) });

export const tileLevelSchema = z.object({
  id: z.string().max(100),
  resolution: z.number().positive(),
  origin: place,
  tileSize: z.tuple([z.number().int().min(64).max(4096), z.number().int().min(64).max(4096)]),
  matrix: z.tuple([z.number().int().positive(), z.number().int().positive()]),
});
/** See shared/geo/tile-matrix.ts. */
export const tileGridSchema = z.object({ epsg: z.number().int(), levels: z.array(tileLevelSchema).min(1).max(60) });

/** One pyramid of a WMTS: a layer in one system. */
export const wmtsSetSchema = z.object({
  layer: z.string().max(300),
  format: z.string().max(100),
  set: z.string().max(200),
  /** `web`: the grid of the web; `halving`: one corner, the resolution of level 0 halved at each level. */
  grid: z.union([
    z.object({ type: z.literal('web'), ...levels.shape }),
    z.object({ type: z.literal('halving'), epsg: z.number().int(), origin: place, resolution: z.number().positive(), ...levels.shape }),
    z.object({ type: z.literal('listed'), ...tileGridSchema.shape }),
  ]),
});

export const baseMapSourceSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('xyz'),
    /** With {z}, {x} and {y}, or {-y} for rows counted from the bottom. */
    address: z.string().max(2000),
    levels,
    pixels: z.union([z.literal(256), z.literal(512)]).default(256),
  }),
  z.object({
    type: z.literal('wmts'),
    /** Of GetTile, or a template with {TileMatrix}, {TileRow}, {TileCol} where the service has only those. */
    address: z.string().max(2000),
    style: z.string().max(200),
    sets: z.array(wmtsSetSchema).min(1).max(40),
  }),
  z.object({
    type: z.literal('wms'),
    address: z.string().max(2000),
    version: z.enum(['1.1.1', '1.3.0']),
    layers: z.string().max(1000),
    styles: z.string().max(500),
    format: z.string().max(100),
    /** Systems it draws in, of those Emprise knows. */
    epsgs: z.array(z.number().int()).min(1).max(60),
  }),
  z.object({
    type: z.literal('file'),
    format: z.enum(['mbtiles', 'pmtiles']),
    /** Base name: where it lies is known to this computer alone. */
    name: z.string().max(300),
    content: z.enum(['image', 'vector']),
    levels,
    pixels: z.union([z.literal(256), z.literal(512)]).default(256),
  }),
]);
export type BaseMapSource = z.output<typeof baseMapSourceSchema>;

export const baseMapSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,80}$/),
  title,
  /** Always shown on the map. */
  attribution: z.string().max(500),
  /** Where it comes from, as people know it: a host, a file. */
  origin: z.string().max(300),
  description: z.string().max(1000).default(''),
  /** Longitude and latitude in degrees: minX, minY, maxX, maxY. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable().default(null),
  /** Lets what lies under it be seen: a cadastre above photographs. */
  transparent: z.boolean().default(false),
  source: baseMapSourceSchema,
  english: z.object({ title, description: z.string().max(1000) }).exactOptional(),
});
export type BaseMap = z.output<typeof baseMapSchema>;

/** A base map of the project, as it looks there; the list of them goes from the lowest to the highest. */
export const shownBaseMapSchema = z.object({
  map: baseMapSchema,
  visible: z.boolean(),
  opacity: z.number().min(0).max(1),
  grey: z.boolean(),
});
export type ShownBaseMap = z.output<typeof shownBaseMapSchema>;
/** On one map. */
export const MOST_BASE_MAPS = 20;
export const shownBaseMapsSchema = z.array(shownBaseMapSchema).max(MOST_BASE_MAPS);

/**
 * How a service does. `slow`: nothing has come for a while; `silent`: it does not answer, or with a fault; `refused`: it wants a key or a right;
 * `nothing`: it answers, and has no image of what was asked so far; `offline`: the network is switched off; `missing`: the file is not on this computer.
 */
export const BASE_MAP_CONDITIONS = ['ok', 'slow', 'silent', 'refused', 'nothing', 'offline', 'missing'] as const;
export const baseMapStateSchema = z.object({
  map: z.string(),
  condition: z.enum(BASE_MAP_CONDITIONS),
  /** When the youngest of the kept images that were shown instead had come, ISO 8601. */
  keptAt: z.string().nullable(),
  /** Seconds until it is asked again, where it will be. */
  pause_s: z.number().nullable(),
  error: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) }).nullable(),
});
export type BaseMapState = z.output<typeof baseMapStateSchema>;

/** What a service says it has. */
export const offeredLayerSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  /** Systems it can be asked in, of those Emprise knows. */
  epsgs: z.array(z.number().int()),
  /** Of other systems, how many. */
  unknownSystems: z.number().int(),
  map: baseMapSchema,
});
export const offeredServiceSchema = z.object({
  type: z.enum(['wms', 'wmts', 'xyz']),
  title: z.string(),
  host: z.string(),
  layers: z.array(offeredLayerSchema),
  /** Layers in none of the systems Emprise knows, or in no format of image it reads. */
  unusable: z.number().int(),
  /** The address holds a key or a password, which stays on this computer. */
  hasSecret: z.boolean(),
});
export type OfferedService = z.output<typeof offeredServiceSchema>;
