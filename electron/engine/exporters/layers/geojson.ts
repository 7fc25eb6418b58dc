import { WGS84 } from '../../../../shared/geo/crs.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import { forEachPart } from '../../../../shared/geo/geometry.ts';
import type { Sink } from '../write-file.ts';
import { coordinateDecimals, type LayerJob } from './job.ts';
import { orientRings } from './rings.ts';
import type { OutputRow } from './types.ts';

/** Characters gathered before a write. */
const BITE = 1 << 20;

/**
 * RFC 7946, one feature a line, written as the rows come. In another system than WGS 84 the file carries the `crs` member of the 2008
 * specification, which GIS read and the RFC has dropped: noted.
 */
export async function writeGeoJson(job: LayerJob, sink: Sink): Promise<void> {
  const crs = job.epsg === WGS84 ? '' : `"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::${job.epsg}"}},\n`;
  if (crs) job.notes.add('export-geojson-crs', { crs: `EPSG:${job.epsg}` });
  const decimals = coordinateDecimals(job.epsg);
  let text = `{"type":"FeatureCollection",\n"name":${JSON.stringify(job.name)},\n${crs}"features":[`;
  let first = true;
  for (const row of job.rows) {
    text += `${first ? '' : ','}\n${feature(row, job, decimals)}`;
    first = false;
    if (text.length > BITE) {
      await sink.write(text);
      text = '';
    }
  }
  await sink.write(`${text}\n]}\n`);
}

function feature({ geometry, values }: OutputRow, { fields }: LayerJob, decimals: number): string {
  const properties = fields.map(({ name, type }, index) => {
    const value = values[index] ?? null;
    return `${JSON.stringify(name)}:${type === 'json' && typeof value === 'string' ? jsonText(value) : JSON.stringify(value)}`;
  });
  return `{"type":"Feature","properties":{${properties.join(',')}},"geometry":${geometry ? geometryText(geometry, decimals) : 'null'}}`;
}

/** Stored JSON goes in as it is; what is no JSON goes in as text. */
function jsonText(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return JSON.stringify(value);
  }
}

function geometryText(geometry: Geometry, decimals: number): string {
  const oriented = geometry.type === 'MultiPolygon' ? orientRings(geometry, 'counter-clockwise') : geometry;
  const { xy, type, parts } = oriented;
  const factor = 10 ** decimals;
  const round = (value: number): number => Math.round(value * factor) / factor;
  const positions = (start: number, end: number): string => {
    const list: string[] = [];
    for (let i = start; i < end; i++) list.push(`[${round(xy[i * 2] as number)},${round(xy[i * 2 + 1] as number)}]`);
    return list.join(',');
  };
  if (type === 'Point') return `{"type":"Point","coordinates":${positions(0, 1)}}`;
  if (type === 'MultiPoint') return `{"type":"MultiPoint","coordinates":[${positions(0, xy.length / 2)}]}`;
  const lines: string[] = [];
  forEachPart(oriented, (start, end) => lines.push(`[${positions(start, end)}]`));
  if (type === 'MultiLineString') return `{"type":"MultiLineString","coordinates":[${lines.join(',')}]}`;
  let part = 0;
  const polygons = oriented.polygons.map((end) => {
    const rings = lines.slice(part, Math.min(end, parts.length)).join(',');
    part = end;
    return `[${rings}]`;
  });
  return `{"type":"MultiPolygon","coordinates":[${polygons.join(',')}]}`;
}
