/** GetCapabilities of a WMS (1.1.1, 1.3.0) or a WMTS (1.0.0) → what it offers in the systems that Emprise draws. */
import { createHash } from 'node:crypto';
import type { BaseMap, BaseMapSource, OfferedService } from '../../../shared/domain/base-maps.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { resolutionOfScale, webMercatorGrid } from '../../../shared/geo/tile-matrix.ts';
import { gridEpsg, hasSecret, splitSecrets } from './address.ts';
import { childOf, childrenOf, wordsOf, type XmlElement } from './xml-tree.ts';

type Layers = Pick<OfferedService, 'layers' | 'unusable' | 'title' | 'type'>;
type WmtsSet = Extract<BaseMapSource, { type: 'wmts' }>['sets'][number];
type Bounds = BaseMap['bounds'];

const IMAGES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
const DRAWN_BY_BYTES = /^image\/(png|jpe?g|webp|gif)/i;

/** EPSG code of a system as services write it; null for one Emprise has no formula for. */
export function epsgOf(written: string): number | null {
  const name = written.trim();
  if (/CRS:?84$/i.test(name)) return 4326;
  const named = { 'IGNF:LAMB93': 2154, 'IGNF:WGS84G': 4326, 'IGNF:RGF93G': 4326 }[name.toUpperCase()];
  const code = named ?? Number(/(?:EPSG|\/crs).*?[:/#](\d{4,6})$/i.exec(name)?.[1] ?? Number.NaN);
  const epsg = [900913, 102100, 102113, 3785].includes(code) ? 3857 : code;
  return epsg === 4326 || (Number.isInteger(epsg) && projectionOf(epsg) !== null) ? epsg : null;
}

/** `asked`: the address as typed. Null where the document is neither. */
export function offeredBy(root: XmlElement, asked: string): OfferedService | null {
  const split = splitSecrets(asked);
  const host = new URL(split.address).host;
  const found =
    root.name === 'Capabilities'
      ? wmtsLayers(root, split.address, host)
      : /^(WMS|WMT_MS)_Capabilities$/.test(root.name)
        ? wmsLayers(root, split.address, host)
        : null;
  return found && { ...found, title: found.title || host, host, hasSecret: hasSecret(split) };
}

/** The same images have the same id, wherever they were added. */
export function ownId(source: BaseMapSource): string {
  return `own-${createHash('sha1').update(JSON.stringify(source)).digest('hex').slice(0, 12)}`;
}

function mapOf(
  source: BaseMapSource,
  facts: { title: string; description: string; attribution: string; origin: string; bounds: Bounds },
): BaseMap {
  const title = facts.title.slice(0, 200) || facts.origin;
  return {
    ...facts,
    id: ownId(source),
    title,
    description: facts.description.slice(0, 1000),
    attribution: facts.attribution.slice(0, 500),
    // a service does not say whether its images hide what lies under them: what is added last is seen
    transparent: false,
    source,
  };
}

const uniqueOf = <T>(values: readonly T[]): T[] => [...new Set(values)];

function wmsLayers(root: XmlElement, address: string, host: string): Layers {
  const version = root.attributes['version']?.startsWith('1.3') ? ('1.3.0' as const) : ('1.1.1' as const);
  const formats = childrenOf(childOf(root, 'Capability', 'Request', 'GetMap'), 'Format').map((one) => one.text.trim());
  const format = IMAGES.find((wanted) => formats.some((one) => one === wanted)) ?? formats.find((one) => DRAWN_BY_BYTES.test(one));
  const layers: OfferedService['layers'] = [];
  let unusable = 0;
  const visit = (layer: XmlElement, above: { systems: readonly string[]; bounds: Bounds; attribution: string }): void => {
    const own = [...childrenOf(layer, 'CRS'), ...childrenOf(layer, 'SRS')].flatMap((one) => one.text.trim().split(/\s+/));
    // systems are handed down (06-042 §7.2.4.6.7), as are bounds and attribution
    const systems = uniqueOf([...above.systems, ...own.filter((one) => one !== '')]);
    const bounds = wmsBounds(layer) ?? above.bounds;
    const attribution = wordsOf(layer, 'Attribution', 'Title') || above.attribution;
    const name = wordsOf(layer, 'Name');
    if (name !== '') {
      const epsgs = uniqueOf(systems.map(epsgOf).filter((one) => one !== null));
      const unknownSystems = systems.filter((one) => epsgOf(one) === null).length;
      if (epsgs.length === 0 || format === undefined) unusable += 1;
      else {
        const title = wordsOf(layer, 'Title') || name;
        const description = wordsOf(layer, 'Abstract');
        const source: BaseMapSource = { type: 'wms', address, version, layers: name, styles: '', format, epsgs: epsgs.slice(0, 60) };
        layers.push({
          name,
          title,
          description,
          epsgs,
          unknownSystems,
          map: mapOf(source, { title, description, attribution: attribution || host, origin: host, bounds }),
        });
      }
    }
    for (const child of childrenOf(layer, 'Layer')) visit(child, { systems, bounds, attribution });
  };
  for (const layer of childrenOf(childOf(root, 'Capability'), 'Layer')) visit(layer, { systems: [], bounds: null, attribution: '' });
  return { type: 'wms', title: wordsOf(root, 'Service', 'Title'), layers, unusable };
}

function wmsBounds(layer: XmlElement): Bounds {
  const box = childOf(layer, 'EX_GeographicBoundingBox');
  const old = childOf(layer, 'LatLonBoundingBox')?.attributes;
  const sides = box
    ? ['westBoundLongitude', 'southBoundLatitude', 'eastBoundLongitude', 'northBoundLatitude'].map((name) => wordsOf(box, name))
    : old && ['minx', 'miny', 'maxx', 'maxy'].map((name) => old[name] ?? '');
  return boundsOf(sides);
}

function boundsOf(sides: readonly string[] | undefined): Bounds {
  const [minX, minY, maxX, maxY] = (sides ?? []).map((side) => (side === '' ? Number.NaN : Number(side)));
  if (minX === undefined || minY === undefined || maxX === undefined || maxY === undefined) return null;
  return minX < maxX && minY < maxY ? [minX, minY, maxX, maxY] : null;
}

function wmtsLayers(root: XmlElement, address: string, host: string): Layers {
  const contents = childOf(root, 'Contents');
  const sets = new Map(childrenOf(contents, 'TileMatrixSet').map((set) => [wordsOf(set, 'Identifier'), listedGrid(set)]));
  const producer = wordsOf(root, 'ServiceProvider', 'ProviderName');
  const layers: OfferedService['layers'] = [];
  let unusable = 0;
  for (const layer of childrenOf(contents, 'Layer')) {
    const name = wordsOf(layer, 'Identifier');
    const formats = childrenOf(layer, 'Format').map((one) => one.text.trim());
    const format = IMAGES.find((one) => formats.includes(one)) ?? formats.find((one) => DRAWN_BY_BYTES.test(one));
    const links = childrenOf(layer, 'TileMatrixSetLink');
    const usable = links.flatMap((link): WmtsSet[] => {
      const set = wordsOf(link, 'TileMatrixSet');
      const grid = sets.get(set);
      const limited = grid && withinLimits(grid, link);
      return limited && format !== undefined ? [{ layer: name, format, set, grid: named(limited) }] : [];
    });
    // one pyramid a system: the finest
    const bySystem = new Map<number, WmtsSet>();
    for (const one of usable) {
      const known = bySystem.get(gridEpsg(one.grid));
      if (!known || finest(one) < finest(known)) bySystem.set(gridEpsg(one.grid), one);
    }
    const template = childrenOf(layer, 'ResourceURL').find(
      (one) => one.attributes['resourceType'] === 'tile' && (format === undefined || one.attributes['format'] === format),
    );
    const hasKeyed = root.children.some((one) => one.name === 'OperationsMetadata') && offersKeyValues(root);
    const rest = template?.attributes['template'];
    const tiles =
      rest !== undefined && !hasKeyed && URL.canParse(rest.replace(/[{}]/g, '_')) ? withDimensions(rest, layer) : keyValueAddress(address);
    if (name === '' || format === undefined || bySystem.size === 0) {
      unusable += 1;
      continue;
    }
    const styles = childrenOf(layer, 'Style');
    const style = wordsOf(styles.find((one) => one.attributes['isDefault'] === 'true') ?? styles[0], 'Identifier');
    const source: BaseMapSource = { type: 'wmts', address: tiles, style, sets: [...bySystem.values()].slice(0, 40) };
    const title = wordsOf(layer, 'Title') || name;
    const description = wordsOf(layer, 'Abstract');
    const box = childOf(layer, 'WGS84BoundingBox');
    const bounds = boundsOf(box && [...wordsOf(box, 'LowerCorner').split(' '), ...wordsOf(box, 'UpperCorner').split(' ')]);
    const unknownSystems = links.length - usable.length;
    const map = mapOf(source, { title, description, attribution: producer || host, origin: host, bounds });
    layers.push({ name, title, description, epsgs: [...bySystem.keys()], unknownSystems, map });
  }
  return { type: 'wmts', title: wordsOf(root, 'ServiceIdentification', 'Title'), layers, unusable };
}

/** The grid of the web by its name: six hundred layers of a list share it. */
function named(grid: WmtsSet['grid']): WmtsSet['grid'] {
  if (grid.type !== 'listed' || grid.epsg !== 3857) return grid;
  const first = Number(grid.levels[0]?.id);
  const last = first + grid.levels.length - 1;
  if (!Number.isInteger(first) || first < 0 || last > 30) return grid;
  const web = webMercatorGrid(first, last).levels;
  const isWeb = grid.levels.every(({ id, resolution, origin, tileSize, matrix }, index) => {
    const level = web[index];
    if (!level || id !== level.id || tileSize.some((side) => side !== 256)) return false;
    const isPlaced = origin.every((side, axis) => Math.abs(side - (level.origin[axis] ?? 0)) < Math.min(1, level.resolution / 100));
    return isPlaced && matrix[0] === level.matrix[0] && matrix[1] === level.matrix[1] && Math.abs(resolution / level.resolution - 1) < 1e-6;
  });
  return isWeb ? { type: 'web', first, last } : grid;
}

function finest({ grid }: WmtsSet): number {
  if (grid.type === 'listed') return Math.min(...grid.levels.map(({ resolution }) => resolution));
  return grid.type === 'web' ? 156_543 / 2 ** grid.last : grid.resolution / 2 ** grid.last;
}

function offersKeyValues(root: XmlElement): boolean {
  const tile = childrenOf(childOf(root, 'OperationsMetadata'), 'Operation').find((one) => one.attributes['name'] === 'GetTile');
  const allowed = childrenOf(childOf(tile, 'DCP', 'HTTP'), 'Get').flatMap((get) =>
    childrenOf(childOf(get, 'Constraint', 'AllowedValues'), 'Value'),
  );
  return tile !== undefined && (allowed.length === 0 || allowed.some((one) => /KVP/i.test(one.text)));
}

/** Dimensions (a date, a height) stay at the value that the service proposes. */
function withDimensions(template: string, layer: XmlElement): string {
  return childrenOf(layer, 'Dimension').reduce(
    (address, one) => address.replace(`{${wordsOf(one, 'Identifier')}}`, encodeURIComponent(wordsOf(one, 'Default'))),
    template,
  );
}

/** The address asked, without the parameters of that question. Services name hosts that only they can reach: the typed one is known to answer. */
function keyValueAddress(address: string): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (/^(service|request|version|format)$/i.test(name)) url.searchParams.delete(name);
  return url.href;
}

function listedGrid(set: XmlElement): Extract<WmtsSet['grid'], { type: 'listed' }> | null {
  const system = wordsOf(set, 'SupportedCRS');
  const epsg = epsgOf(system);
  if (epsg === null) return null;
  // corners follow the axes of the register: latitude first in EPSG:4326, but not in CRS84
  const isTurned = epsg === 4326 && !/84$/.test(system);
  const levels = childrenOf(set, 'TileMatrix').map((matrix) => {
    const number = (name: string): number => Number(wordsOf(matrix, name));
    const [first = Number.NaN, second = Number.NaN] = wordsOf(matrix, 'TopLeftCorner').split(' ').map(Number);
    return {
      id: wordsOf(matrix, 'Identifier'),
      resolution: resolutionOfScale(number('ScaleDenominator'), epsg),
      origin: (isTurned ? [second, first] : [first, second]) as [number, number],
      tileSize: [number('TileWidth'), number('TileHeight')] as [number, number],
      matrix: [number('MatrixWidth'), number('MatrixHeight')] as [number, number],
    };
  });
  const sound = levels.filter(
    ({ resolution, origin, tileSize, matrix }) => [resolution, ...origin, ...tileSize, ...matrix].every(Number.isFinite) && resolution > 0,
  );
  return sound.length === 0 ? null : { type: 'listed', epsg, levels: sound.sort((a, b) => b.resolution - a.resolution).slice(0, 60) };
}

/** Only the levels that the layer has. */
function withinLimits(grid: Extract<WmtsSet['grid'], { type: 'listed' }>, link: XmlElement): WmtsSet['grid'] | null {
  const limits = childrenOf(childOf(link, 'TileMatrixSetLimits'), 'TileMatrixLimits').map((one) => wordsOf(one, 'TileMatrix'));
  if (limits.length === 0) return grid;
  const levels = grid.levels.filter(({ id }) => limits.includes(id));
  return levels.length === 0 ? null : { ...grid, levels };
}
