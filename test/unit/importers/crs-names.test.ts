import { describe, expect, it } from 'vitest';
import { epsgInName, normaliseEpsg, systemOfJson } from '../../../electron/engine/importers/crs-names.ts';
import { readPrj } from '../../../electron/engine/importers/shapefile/prj.ts';
import { LAMBERT_93_PRJ } from './support/make-shapefile.ts';

describe('names of systems', () => {
  it.each([
    ['urn:ogc:def:crs:EPSG::2154', 2154],
    ['http://www.opengis.net/def/crs/EPSG/0/2154', 2154],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
    ['EPSG:27582', 27572],
    ['EPSG:27591', 27561],
    ['ESRI:102110', 2154],
    ['ESRI:102586', 27572],
    ['IGNF:LAMB93', 2154],
    ['IGNF:LAMBE', 27572],
    ['IGNF:LAMB2C', 27572],
    ['IGNF:LAMB1', 27561],
    ['IGNF:RGF93CC47', 3947],
    ['IGNF:RGAF09UTM20', 5490],
    ['IGNF:UTM20W84GUAD', 4559],
    ['IGNF:WGS84G', 4326],
    ['RGF_1993_Lambert_93', 2154],
    ['RGF93 v2b / Lambert-93', 2154],
    ['RGF93_v2b_Lambert-93 + NGF-IGN69 height', 2154],
    ['Lambert 93', 2154],
    ['RGF93CC47', 3947],
    ['RGF_1993_CC42', 3942],
    ['NTF_Lambert_II_étendu', 27572],
    ['NTF (Paris) / Lambert zone II', 27572],
    ['NTF (Paris) / Lambert zone III', 27573],
    ['NTF_Paris_Lambert_Nord_France', 27561],
    ['NTF_Paris_Lambert_Centre_France', 27562],
    ['NTF_Paris_Lambert_Sud_France', 27563],
    ['NTF_Paris_Lambert_Corse', 27564],
    ['NTF_France_III_degrees', 27573],
    ['ED_1950_UTM_Zone_31N', 23031],
    ['ETRS_1989_UTM_Zone_32N', 25832],
    ['WGS 84 / UTM zone 40S', 32740],
    ['Sainte_Anne_UTM_20N', 2970],
    ['Reunion_1947_TM_Reunion', 3727],
    ['GCS_RGF_1993', 4326],
    ['GCS_NTF_Paris', 4807],
    ['Projection de la mairie', null],
    ['', null],
  ])('%s → %s', (name, epsg) => {
    expect(epsgInName(name)).toBe(epsg);
  });

  it('leaves the codes it does not know alone', () => {
    expect([3315, 3728, 2993].map(normaliseEpsg)).toEqual([3315, 3728, 2993]);
  });

  it.each([
    ['{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}}', 'urn:ogc:def:crs:EPSG::2154', 2154],
    ['{"type":"EPSG","properties":{"code":27572}}', 'EPSG:27572', 27572],
    [
      '{"properties":{"href":"http://spatialreference.org/ref/epsg/2154/"},"type":"link"}',
      'http://spatialreference.org/ref/epsg/2154/',
      2154,
    ],
    ['"EPSG:3947"', 'EPSG:3947', 3947],
    ['{"type":"ProjectedCRS","name":"RGF93 v1 / Lambert-93","id":{"authority":"EPSG","code":2154}}', 'RGF93 v1 / Lambert-93', 2154],
    ['{"type":"ProjectedCRS","name":"RGF93 v1 / CC47","coordinate_system":{}}', 'RGF93 v1 / CC47', 3947],
    ['{"type":"name","properties":{"name":"maison"}}', 'maison', null],
  ])('in JSON: %s', (text, name, epsg) => {
    expect(systemOfJson(text)).toEqual({ name, epsg });
  });

  it('reads a compound, a bound and an IGN system by their horizontal part', () => {
    expect(readPrj(`COMPD_CS["plan et altitude",${LAMBERT_93_PRJ},VERT_CS["NGF"]]`).epsg).toBe(2154);
    expect(readPrj('BOUNDCRS[SOURCECRS[PROJCRS["RGF93 v1 / CC49",BASEGEOGCRS["x"]]],TARGETCRS[GEOGCRS["WGS 84"]]]').epsg).toBe(3949);
    expect(readPrj('PROJCS["sans nom",GEOGCS["x"],AUTHORITY["IGNF","LAMBE"]]').epsg).toBe(27572);
    expect(systemOfJson('null')).toBeNull();
  });
});
