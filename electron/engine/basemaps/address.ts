/** Addresses of services: what of them may be written into a project, and the address of one tile. */
import type { BaseMapSource } from '../../../shared/domain/base-maps.ts';
import { matrixTileBounds, type TileMatrixGrid, type TileMatrixLevel } from '../../../shared/geo/tile-matrix.ts';

/** Names that keys and passwords go by in the addresses of services. A key inside a path cannot be told from a path. */
const SECRET =
  /^(?:api[-_]?key|key|cle|token|access[-_]?token|auth|authkey|password|passwd|pwd|pass|secret|signature|sig|user|username|login)$/i;
const USER = /^(https?:\/\/)([^/?#@]*)@/i;

export interface SplitAddress {
  readonly address: string;
  /** `user:password` as written, and `name=value` as written. */
  readonly user: string | null;
  readonly parameters: readonly string[];
}

/** Takes keys and passwords out. Works on templates too, whose braces a URL would not keep. */
export function splitSecrets(given: string): SplitAddress {
  const user = USER.exec(given)?.[2] ?? null;
  const plain = given.replace(USER, '$1');
  const at = plain.indexOf('?');
  if (at < 0) return { address: plain, user, parameters: [] };
  const parts = plain
    .slice(at + 1)
    .split('&')
    .filter((part) => part !== '');
  const isSecret = (part: string): boolean => SECRET.test(part.split('=')[0] ?? '');
  const kept = parts.filter((part) => !isSecret(part));
  return { address: `${plain.slice(0, at)}${kept.length > 0 ? '?' : ''}${kept.join('&')}`, user, parameters: parts.filter(isSecret) };
}

export const hasSecret = ({ user, parameters }: SplitAddress): boolean => user !== null || parameters.length > 0;

/** The address again with what `known` (as somebody typed it) holds of keys. */
export function withSecrets(address: string, known: string | null): string {
  if (known === null) return address;
  const { user, parameters } = splitSecrets(known);
  const added = user === null ? address : address.replace(/^(https?:\/\/)/i, `$1${user}@`);
  return parameters.length === 0 ? added : `${added}${added.includes('?') ? '&' : '?'}${parameters.join('&')}`;
}

/** An http(s) address with a host that no place of a template chooses. */
export function isServiceAddress(address: string): boolean {
  return /^https?:\/\/[^/?#{}\s]+(?:[/?#]|$)/i.test(address) && URL.canParse(address.replace(/[{}]/g, '_'));
}

export interface TilePlace {
  readonly grid: TileMatrixGrid;
  /** Index of the level in the grid. */
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

type Service = Exclude<BaseMapSource, { type: 'file' }>;

/** The address of one tile; `known`: as typed, its keys included. Throws RangeError for a level that is not there. */
export function tileAddress(source: Service, place: TilePlace, known: string | null): URL {
  const level = place.grid.levels[place.z];
  if (!level) throw new RangeError(`no level ${place.z}`);
  const address = withSecrets(source.address, known);
  if (source.type === 'xyz') return new URL(xyzAddress(address, level, place));
  if (source.type === 'wms') return wmsAddress(address, source, level, place);
  const set = source.sets.find((one) => gridEpsg(one.grid) === place.grid.epsg);
  if (!set) throw new RangeError(`no tiles in EPSG:${place.grid.epsg}`);
  const values: Readonly<Record<string, string | number>> = {
    style: source.style,
    tilematrixset: set.set,
    tilematrix: level.id,
    tilerow: place.y,
    tilecol: place.x,
    layer: set.layer,
  };
  if (address.includes('{'))
    return new URL(address.replace(/\{(\w+)\}/g, (whole, name: string) => encodeURIComponent(values[name.toLowerCase()] ?? whole)));
  const asked = { service: 'WMTS', request: 'GetTile', version: '1.0.0', ...values, format: set.format };
  return withParameters(address, Object.fromEntries(Object.entries(asked).map(([name, value]) => [name.toUpperCase(), String(value)])));
}

export function gridEpsg(grid: Extract<BaseMapSource, { type: 'wmts' }>['sets'][number]['grid']): number {
  return grid.type === 'web' ? 3857 : grid.epsg;
}

function xyzAddress(address: string, level: TileMatrixLevel, { x, y }: TilePlace): string {
  const values: Readonly<Record<string, string>> = {
    z: level.id,
    x: String(x),
    y: String(y),
    '-y': String(level.matrix[1] - 1 - y),
    r: '',
  };
  return address.replace(/\{(-?\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function wmsAddress(
  address: string,
  source: Extract<BaseMapSource, { type: 'wms' }>,
  level: TileMatrixLevel,
  { grid, x, y }: TilePlace,
): URL {
  const [minX, minY, maxX, maxY] = matrixTileBounds(level, x, y);
  // 1.3.0 takes the axes in the order of the register: latitude first in EPSG:4326, easting first in every projected system of France
  const isTurned = source.version === '1.3.0' && grid.epsg === 4326;
  const box = (isTurned ? [minY, minX, maxY, maxX] : [minX, minY, maxX, maxY]).join(',');
  return withParameters(address, {
    SERVICE: 'WMS',
    REQUEST: 'GetMap',
    VERSION: source.version,
    LAYERS: source.layers,
    STYLES: source.styles,
    FORMAT: source.format,
    TRANSPARENT: /jpe?g/i.test(source.format) ? 'FALSE' : 'TRUE',
    [source.version === '1.3.0' ? 'CRS' : 'SRS']: `EPSG:${grid.epsg}`,
    BBOX: box,
    WIDTH: String(level.tileSize[0]),
    HEIGHT: String(level.tileSize[1]),
  });
}

/** Parameters in the place of those of the same name, in any case. */
export function withParameters(address: string, wanted: Readonly<Record<string, string>>): URL {
  const url = new URL(address);
  const names = new Set(Object.keys(wanted).map((name) => name.toLowerCase()));
  for (const name of [...url.searchParams.keys()]) if (names.has(name.toLowerCase())) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(wanted)) url.searchParams.set(name, value);
  url.hash = '';
  return url;
}
