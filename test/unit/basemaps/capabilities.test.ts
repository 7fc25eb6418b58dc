import { describe, expect, it } from 'vitest';
import { tileAddress } from '../../../electron/engine/basemaps/address.ts';
import { epsgOf, offeredBy } from '../../../electron/engine/basemaps/capabilities.ts';
import { layoutOf } from '../../../electron/engine/basemaps/layout.ts';
import { readXml } from '../../../electron/engine/basemaps/xml-tree.ts';
import { matrixTileAt, matrixTileBounds } from '../../../shared/geo/tile-matrix.ts';
import { WMS_130 } from '../../support/tile-server.ts';

const matrix = (
  id: string,
  scale: number,
  corner: string,
  size: readonly [number, number],
) => `<TileMatrix><ows:Identifier>${id}</ows:Identifier>
<ScaleDenominator>${scale}</ScaleDenominator><TopLeftCorner>${corner}</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight>
<MatrixWidth>${size[0]}</MatrixWidth><MatrixHeight>${size[1]}</MatrixHeight></TileMatrix>`;

/** As the Géoplateforme writes it: limits in the link, an axis order that follows the register. */
const WMTS = `<?xml version="1.0" encoding="ISO-8859-1"?>
<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
<ows:ServiceIdentification><ows:Title>Service g\u00e9ographique</ows:Title></ows:ServiceIdentification>
<ows:ServiceProvider><ows:ProviderName>IGN</ows:ProviderName></ows:ServiceProvider>
<ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP><ows:Get xlink:href="https://interne.invalid/wmts?">
<ows:Constraint name="GetEncoding"><ows:AllowedValues><ows:Value>KVP</ows:Value></ows:AllowedValues></ows:Constraint></ows:Get></ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>
<Contents>
<Layer><ows:Title>Photographies L93</ows:Title><ows:Identifier>ORTHO.L93</ows:Identifier><ows:WGS84BoundingBox><ows:LowerCorner>-5.2 41.3</ows:LowerCorner><ows:UpperCorner>9.6 51.1</ows:UpperCorner></ows:WGS84BoundingBox>
<Style isDefault="true"><ows:Identifier>normal</ows:Identifier></Style><Format>image/jpeg</Format>
<TileMatrixSetLink><TileMatrixSet>2154_10cm</TileMatrixSet><TileMatrixSetLimits><TileMatrixLimits><TileMatrix>20</TileMatrix></TileMatrixLimits></TileMatrixSetLimits></TileMatrixSetLink>
<TileMatrixSetLink><TileMatrixSet>DEGRES</TileMatrixSet></TileMatrixSetLink>
<TileMatrixSetLink><TileMatrixSet>ETRANGER</TileMatrixSet></TileMatrixSetLink></Layer>
<Layer><ows:Identifier>MNT</ows:Identifier><Format>image/x-bil;bits=32</Format><TileMatrixSetLink><TileMatrixSet>2154_10cm</TileMatrixSet></TileMatrixSetLink></Layer>
<TileMatrixSet><ows:Identifier>2154_10cm</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::2154</ows:SupportedCRS>
${matrix('19', 1428.571428571429, '0 12000000', [20480, 117188])}${matrix('20', 714.2857142857143, '0 12000000', [40960, 234375])}</TileMatrixSet>
<TileMatrixSet><ows:Identifier>DEGRES</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::4326</ows:SupportedCRS>
${matrix('0', 279541132.0143589, '90 -180', [2, 1])}</TileMatrixSet>
<TileMatrixSet><ows:Identifier>ETRANGER</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::21781</ows:SupportedCRS>
${matrix('0', 1000000, '0 0', [1, 1])}</TileMatrixSet>
</Contents></Capabilities>`;

const read = async (xml: string, address: string) => {
  const bytes = Buffer.from(xml, /ISO-8859-1/.test(xml) ? 'latin1' : 'utf8');
  const found = offeredBy(await readXml(bytes), address);
  if (!found) throw new Error('nothing offered');
  return found;
};

describe('a WMTS', async () => {
  const service = await read(WMTS, 'https://exemple.fr/private/wmts?apikey=SECRET&SERVICE=WMTS');

  it('offers what can be drawn, counts the rest, in its own encoding', () => {
    expect(service).toMatchObject({ type: 'wmts', title: 'Service géographique', host: 'exemple.fr', unusable: 1, hasSecret: true });
    expect(service.layers).toHaveLength(1);
    expect(service.layers[0]).toMatchObject({ name: 'ORTHO.L93', epsgs: [2154, 4326], unknownSystems: 1 });
    expect(service.layers[0]?.map).toMatchObject({ attribution: 'IGN', bounds: [-5.2, 41.3, 9.6, 51.1], transparent: false });
    expect(JSON.stringify(service)).not.toContain('SECRET');
  });

  it('is asked by its own levels in Lambert-93, at the address that was typed, key included', () => {
    const source = service.layers[0]?.map.source;
    if (source?.type !== 'wmts') throw new Error('not a WMTS');
    const { grid, own } = layoutOf(source, 2154);
    // the limits leave level 20 alone
    expect([own, grid.levels.map(({ id }) => id)]).toEqual([true, ['20']]);
    const [level] = grid.levels;
    if (!level) throw new Error('no level');
    const [x, y] = matrixTileAt(level, [652_345, 6_862_310]);
    const url = tileAddress(source, { grid, z: 0, x, y }, 'https://exemple.fr/private/wmts?apikey=SECRET');
    expect(`${url.origin}${url.pathname}`).toBe('https://exemple.fr/private/wmts');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...{ apikey: 'SECRET', SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: 'ORTHO.L93', STYLE: 'normal' },
      ...{ FORMAT: 'image/jpeg', TILEMATRIXSET: '2154_10cm', TILEMATRIX: '20', TILEROW: '100345', TILECOL: '12741' },
    });
  });

  it('turns the corner of a grid in EPSG:4326, which the register gives latitude first', () => {
    const source = service.layers[0]?.map.source;
    if (source?.type !== 'wmts') throw new Error('not a WMTS');
    const { grid } = layoutOf({ ...source, sets: source.sets.filter(({ set }) => set === 'DEGRES') }, 2154);
    const [level] = grid.levels;
    if (!level) throw new Error('no level');
    expect(level.origin).toEqual([-180, 90]);
    const bounds = matrixTileBounds(level, 1, 0);
    [0, -90, 180, 90].forEach((side, index) => {
      expect(bounds[index]).toBeCloseTo(side, 6);
    });
  });

  it('is asked by its template where it has no other way, dimensions at their default', async () => {
    const rest = WMTS.replace(/<ows:OperationsMetadata>[\s\S]*?<\/ows:OperationsMetadata>/, '').replace(
      '</TileMatrixSetLink></Layer>\n<Layer>',
      `</TileMatrixSetLink><Dimension><ows:Identifier>Time</ows:Identifier><Default>2025</Default></Dimension>
<ResourceURL format="image/jpeg" resourceType="tile" template="https://exemple.fr/t/{Time}/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.jpg"/></Layer>\n<Layer>`,
    );
    const source = (await read(rest, 'https://exemple.fr/wmts')).layers[0]?.map.source;
    if (source?.type !== 'wmts') throw new Error('not a WMTS');
    const { grid } = layoutOf(source, 2154);
    expect(tileAddress(source, { grid, z: 0, x: 12_741, y: 100_345 }, null).href).toBe(
      'https://exemple.fr/t/2025/normal/2154_10cm/20/100345/12741.jpg',
    );
  });
});

describe('a WMS', () => {
  it('hands systems, attribution and format down to its layers; Lambert-93 is asked directly', async () => {
    const service = await read(WMS_130('ici'), 'http://exemple.fr/ows?map=/a.map');
    expect(service).toMatchObject({ type: 'wms', title: 'Service d’essai', unusable: 0 });
    expect(service.layers.map(({ name, epsgs, unknownSystems }) => [name, epsgs, unknownSystems])).toEqual([
      ['photos', [3857, 2154], 1],
      ['zonages', [3857, 2154], 1],
    ]);
    const map = service.layers[0]?.map;
    if (map?.source.type !== 'wms') throw new Error('not a WMS');
    expect(map).toMatchObject({ attribution: 'Région d’essai', bounds: [-5, 41, 10, 51.5] });
    const { grid, own } = layoutOf(map.source, 2154);
    expect([own, grid.epsg]).toEqual([true, 2154]);
    const level = grid.levels[12];
    if (!level) throw new Error('no level');
    const [x, y] = matrixTileAt(level, [652_345, 6_862_310]);
    const asked = Object.fromEntries(tileAddress(map.source, { grid, z: 12, x, y }, null).searchParams);
    expect(asked).toMatchObject({ map: '/a.map', CRS: 'EPSG:2154', VERSION: '1.3.0', WIDTH: '512', HEIGHT: '512', FORMAT: 'image/png' });
    const [minX = 0, minY = 0, maxX = 0, maxY = 0] = (asked['BBOX'] ?? '').split(',').map(Number);
    expect([minX <= 652_345, maxX > 652_345, minY <= 6_862_310, maxY > 6_862_310, maxX - minX]).toEqual([true, true, true, true, 16_384]);
    // a view of Mayotte, which this service does not draw
    expect(layoutOf(map.source, 4471)).toMatchObject({ own: false, grid: { epsg: 3857 } });
  });

  it('of version 1.1.1 is asked by SRS, and of 1.3.0 with the latitude first in EPSG:4326', async () => {
    const old = `<!DOCTYPE WMT_MS_Capabilities SYSTEM "http://x.invalid/capabilities_1_1_1.dtd"><WMT_MS_Capabilities version="1.1.1"><Service><Title>Ancien</Title></Service>
<Capability><Request><GetMap><Format>image/jpeg</Format></GetMap></Request><Layer><Name>a</Name><Title>A</Title><SRS>EPSG:4326 EPSG:900913</SRS>
<LatLonBoundingBox minx="-1" miny="45" maxx="2" maxy="47"/></Layer></Capability></WMT_MS_Capabilities>`;
    const map = (await read(old, 'http://exemple.fr/wms')).layers[0]?.map;
    if (map?.source.type !== 'wms') throw new Error('not a WMS');
    expect([map.source.epsgs, map.bounds, map.transparent]).toEqual([[4326, 3857], [-1, 45, 2, 47], false]);
    const { grid } = layoutOf({ ...map.source, epsgs: [4326] }, 2154);
    const place = { grid, z: 3, x: 4, y: 2 };
    const [minX, minY, maxX, maxY] = matrixTileBounds(grid.levels[3] ?? (undefined as never), 4, 2);
    const first = tileAddress(map.source, place, null).searchParams;
    expect([first.get('SRS'), first.get('BBOX')]).toEqual(['EPSG:4326', `${minX},${minY},${maxX},${maxY}`]);
    const newer = tileAddress({ ...map.source, version: '1.3.0' }, place, null).searchParams;
    expect([newer.get('CRS'), newer.get('BBOX')]).toEqual(['EPSG:4326', `${minY},${minX},${maxY},${maxX}`]);
  });
});

it('calls the grid of the web by its name, and no other', async () => {
  const web = [0, 1, 2]
    .map((z) => matrix(String(z), 559_082_264.028_717_8 / 2 ** z, '-20037508.34278 20037508.34278', [2 ** z, 2 ** z]))
    .join('');
  const sets = (levels: string) =>
    WMTS.replace(
      /<TileMatrixSet><ows:Identifier>DEGRES[\s\S]*?<\/TileMatrixSet>/,
      `<TileMatrixSet><ows:Identifier>DEGRES</ows:Identifier>
<ows:SupportedCRS>EPSG:3857</ows:SupportedCRS>${levels}</TileMatrixSet>`,
    );
  const gridOf = async (levels: string) => {
    const source = (await read(sets(levels), 'https://exemple.fr/wmts')).layers[0]?.map.source;
    return source?.type === 'wmts' ? source.sets.find(({ set }) => set === 'DEGRES')?.grid : undefined;
  };
  expect(await gridOf(web)).toEqual({ type: 'web', first: 0, last: 2 });
  expect(await gridOf(web.replace('20037508.34278</Top', '20037000</Top'))).toMatchObject({ type: 'listed' });
  expect(await gridOf(web.replace('<ows:Identifier>1<', '<ows:Identifier>un<'))).toMatchObject({ type: 'listed' });
});

it.each([
  ['entities that grow', `<!DOCTYPE a [<!ENTITY x "aaaa"><!ENTITY y "&x;&x;&x;">]><Capabilities>&y;</Capabilities>`],
  ['thousands of levels', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`],
  ['half a document', '<Capabilities><Contents>'],
  ['no document', ''],
  ['a page', '<html><br></html>'],
])('refuses %s', async (_, xml) => {
  await expect(readXml(Buffer.from(xml))).rejects.toThrow();
});

it.each([
  ['EPSG:2154', 2154],
  ['urn:ogc:def:crs:EPSG::2154', 2154],
  ['urn:ogc:def:crs:EPSG:6.18:3:3857', 3857],
  ['http://www.opengis.net/gml/srs/epsg.xml#2975', 2975],
  ['http://www.opengis.net/def/crs/EPSG/0/4471', 4471],
  ['IGNF:LAMB93', 2154],
  ['CRS:84', 4326],
  ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
  ['EPSG:900913', 3857],
  ['EPSG:21781', null],
  ['AUTO2:42001', null],
])('knows %s as %s', (written, epsg) => {
  expect(epsgOf(written)).toBe(epsg);
});
