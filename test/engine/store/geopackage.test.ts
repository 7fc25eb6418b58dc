import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobBounds, decodeBlob, encodeBlob } from '../../../electron/engine/store/geopackage/blob.ts';
import { registerSpatialFunctions } from '../../../electron/engine/store/geopackage/functions.ts';
import { openProject } from '../../../electron/engine/store/index.ts';
import { pointGeometry } from '../../../shared/geo/geometry.ts';
import { environment, folder, savedDocument, square } from './support.ts';

const hex = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('hex');

describe('geometry blobs', () => {
  it('writes a point without envelope, flags 01', () => {
    expect(hex(encodeBlob(pointGeometry(2, 47)))).toBe('47500001e6100000' + '0101000000' + '0000000000000040' + '0000000000804740');
  });

  it('writes a polygon with minx, maxx, miny, maxy, flags 03', () => {
    const blob = encodeBlob(square(2, 47, 1)) as Uint8Array;
    expect(hex(blob.subarray(0, 40))).toBe(
      '47500003e6100000' + '0000000000000040' + '0000000000000840' + '0000000000804740' + '0000000000004840',
    );
    expect(blobBounds(blob)).toEqual([2, 47, 3, 48]);
  });

  it('stores no empty geometry, and reads the empty blobs others store', () => {
    expect(encodeBlob({ type: 'MultiPolygon', xy: new Float64Array(), parts: [], polygons: [] })).toBeNull();
    const emptyPoint = Buffer.from(`47500011e61000000101000000${'000000000000f87f'.repeat(2)}`, 'hex');
    expect(decodeBlob(emptyPoint)).toBeNull();
    expect(blobBounds(emptyPoint)).toBeNull();
  });

  it('reads a big endian blob with a 48-byte envelope', () => {
    const blob = Buffer.from(`47500004000010e6${'00'.repeat(48)}0000000001${'4000000000000000'}${'4047800000000000'}`, 'hex');
    expect([...(decodeBlob(blob)?.xy ?? [])]).toEqual([2, 47]);
  });

  it('gives back what it wrote', () => {
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }), (x, y) => {
        const geometry = square(x, y);
        expect([...(decodeBlob(encodeBlob(geometry) as Uint8Array)?.xy ?? [])]).toEqual([...geometry.xy]);
      }),
    );
  });
});

describe('the file another program meets', () => {
  it('gives an identity to a row inserted without one, and keeps its index', async () => {
    const path = join(folder(), 'p.gpkg');
    await savedDocument(path);
    const qgis = new Database(path);
    registerSpatialFunctions(qgis);
    qgis.prepare('INSERT INTO sites (geom, uid, site_id) VALUES (?, NULL, ?)').run(encodeBlob(square(3, 48)), 'Q1');
    expect(qgis.prepare("SELECT uid FROM sites WHERE site_id = 'Q1'").pluck().get()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(qgis.prepare('SELECT count(*) FROM rtree_sites_geom').pluck().get()).toBe(4);
    qgis
      .prepare("INSERT INTO sites (fid, geom, site_id) VALUES (1, ?, 'X') ON CONFLICT (fid) DO UPDATE SET geom = excluded.geom")
      .run(encodeBlob(square(9, 45)));
    expect(qgis.prepare('SELECT round(minx, 3) FROM rtree_sites_geom WHERE id = 1').pluck().get()).toBe(9);
    qgis.close();
  });

  it('has the triggers of its own version put back on opening', async () => {
    const path = join(folder(), 'p.gpkg');
    await savedDocument(path);
    const other = new Database(path);
    other.exec('DROP TRIGGER rtree_sites_geom_update6; DROP TRIGGER rtree_sites_geom_update7');
    other.exec('CREATE TRIGGER rtree_sites_geom_update1 AFTER UPDATE OF geom ON sites BEGIN SELECT 1; END');
    other.close();
    const before = await openProject(path, 'readonly', environment());
    expect(before.check().map(({ code, params }) => [code, params['requirement']])).toContainEqual(['geopackage-rule', 75]);
    await before.close();
    const project = await openProject(path, 'command', environment());
    expect(project.check()).toEqual([]);
    await project.commit();
  });

  it('is read from its first row on, whatever its number', async () => {
    const path = join(folder(), 'p.gpkg');
    await savedDocument(path);
    const other = new Database(path);
    registerSpatialFunctions(other);
    for (const fid of [-5, 0]) other.prepare('INSERT INTO sites (fid, geom) VALUES (?, ?)').run(fid, encodeBlob(square(3, 48)));
    other.exec('DELETE FROM sites WHERE fid = 2');
    other.close();
    const reader = await openProject(path, 'readonly', environment());
    const fids = (query: Parameters<typeof reader.geometries>[1]) => [...reader.geometries('sites', query)].map(({ fid }) => fid);
    expect(fids({})).toEqual([-5, 0, 1, 3]);
    expect(fids({ limit: 1 })).toEqual([-5]);
    expect(fids({ after: -5 })).toEqual([0, 1, 3]);
    expect(fids({ bbox: [2.9, 47.9, 3.1, 48.1] })).toEqual([-5, 0]);
    await reader.close();
  });

  it('is checked: orphans of the index, wrong types, stray systems are found', async () => {
    const path = join(folder(), 'p.gpkg');
    await savedDocument(path);
    const other = new Database(path);
    registerSpatialFunctions(other);
    other.pragma('foreign_keys = OFF');
    other.exec('INSERT INTO rtree_sites_geom VALUES (99, 0, 0, 0, 0)');
    other.prepare('UPDATE sites SET geom = ? WHERE fid = 1').run(encodeBlob(pointGeometry(2, 47)));
    other.prepare('UPDATE sites SET geom = ? WHERE fid = 2').run(encodeBlob(square(2, 47), 2154));
    other.exec(`INSERT INTO terrains (site_uid, terr_id) VALUES ('nobody', 'T1'); INSERT INTO sites (site_id) VALUES ('S2')`);
    other.exec(
      `UPDATE gpkg_contents SET last_change = 'yesterday' WHERE table_name = 'epci'; INSERT INTO gpkg_contents (table_name, data_type) VALUES ('ghost', 'attributes')`,
    );
    other.close();
    const reader = await openProject(path, 'readonly', environment());
    const found = reader.check().map(({ code, table, params }) => `${code} ${table} ${params['requirement'] ?? ''}`.trim());
    await reader.close();
    expect(found.sort()).toEqual(
      [
        'foreign-key terrains',
        'geometry-srs sites',
        'geometry-type sites',
        'geopackage-rule epci 15',
        'geopackage-rule ghost 14',
        'index-orphans sites',
        'key-duplicates sites',
      ].sort(),
    );
  });
});

const validator = '../shared/tools/validate_gpkg.py';
const hasValidator = existsSync(validator) && existsSync('/usr/bin/ogrinfo');
if (!hasValidator) console.warn('SKIPPED: no GDAL or no GeoPackage validator on this machine');

describe.skipIf(!hasValidator)('GDAL', () => {
  it('finds the file valid and reads layers, domains and styles', async () => {
    const path = join(folder(), 'p.gpkg');
    await savedDocument(path, 40);
    expect(execFileSync('/usr/bin/python3', [validator, path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).not.toMatch(
      /fail|error/i,
    );
    const info = execFileSync('/usr/bin/ogrinfo', ['-ro', '-so', path, 'sites'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(info).toContain('Feature Count: 40');
    expect(info).toContain('Geometry: Multi Polygon');
    expect(info).toMatch(/statut: String.*domain name=enum_sites_statut/);
  });

  it('copies every blob unchanged in a round trip', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path, 40);
    execFileSync('/usr/bin/ogr2ogr', ['-f', 'GPKG', join(place, 'copy.gpkg'), path, 'sites'], { stdio: 'ignore' });
    const blobs = (file: string): string[] => {
      const db = new Database(file, { readonly: true });
      const all = db.prepare<[], Buffer>('SELECT geom FROM sites ORDER BY fid').pluck().all().map(hex);
      db.close();
      return all;
    };
    expect(blobs(join(place, 'copy.gpkg'))).toEqual(blobs(path));
  });

  it('adds a layer that the project then lists, mended and valid', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path, 4);
    // Without -nomd GDAL copies the title too, which GeoPackage wants unique in a file.
    execFileSync('/usr/bin/ogr2ogr', ['-update', '-nomd', '-nln', 'voisins', '-t_srs', 'EPSG:2154', path, path, 'sites'], {
      stdio: 'ignore',
    });
    const project = await openProject(path, 'command', environment());
    const layer = project.layer('voisins');
    expect([layer.kind, layer.count, layer.srsId, layer.isForeign]).toEqual(['couche', 4, 2154, true]);
    const [first] = project.geometries('voisins');
    const [original] = project.geometries('sites');
    for (const [index, value] of (original?.geometry?.xy ?? []).entries()) expect(first?.geometry?.xy[index]).toBeCloseTo(value, 8);
    expect([...project.geometries('voisins', { bbox: [2, 47, 2.01, 47.01] })].map(({ fid }) => fid)).toContain(1);
    expect(project.check()).toEqual([]);
    await project.commit();
  });

  it('adds a layer in a system without formula here: its places are not guessed, and check says so', async () => {
    const path = join(folder(), 'p.gpkg');
    await savedDocument(path, 4);
    execFileSync('/usr/bin/ogr2ogr', ['-update', '-nomd', '-nln', 'ancien', '-t_srs', 'EPSG:27572', path, path, 'sites'], {
      stdio: 'ignore',
    });
    const project = await openProject(path, 'command', environment());
    expect(project.layer('ancien')).toMatchObject({ count: 4, srsId: 27572, extent: null });
    expect([...project.geometries('ancien')].map(({ geometry }) => geometry)).toEqual([null, null, null, null]);
    expect(project.check()).toMatchObject([
      { code: 'layer-crs-unsupported', table: 'ancien', count: 4, params: { crs: expect.stringContaining('27572') } },
    ]);
    await project.close();
  });

  it('knows the eight systems as we wrote them', async () => {
    const path = join(folder(), 'p.gpkg');
    await savedDocument(path, 1);
    const script = `
import sqlite3, sys
from osgeo import osr
osr.UseExceptions()
for srs_id, wkt in sqlite3.connect(sys.argv[1]).execute("SELECT srs_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id > 0"):
    ours, theirs = osr.SpatialReference(), osr.SpatialReference()
    ours.ImportFromWkt(wkt); theirs.ImportFromEPSG(srs_id)
    print(srs_id, ours.IsSame(theirs, ['IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES', 'CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS']))`;
    const answer = execFileSync('/usr/bin/python3', ['-c', script, path], { encoding: 'utf8' });
    expect(answer.trim().split('\n').sort()).toEqual(
      ['2154 1', '2972 1', '2975 1', '3857 1', '4326 1', '4467 1', '4471 1', '5490 1'].sort(),
    );
  });
});
