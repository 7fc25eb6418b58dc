import { forEachPart, type Geometry } from '../../../../shared/geo/geometry.ts';
import type { Sink } from '../write-file.ts';
import { coordinateDecimals, isGeographic, type LayerJob } from './job.ts';
import type { OutputValue } from './types.ts';

const BITE = 1 << 20;
const BOM = '\ufeff';

/**
 * For a French spreadsheet: UTF-8 with its mark, semicolons, decimal commas, lines ended by CR LF, quotes as RFC 4180 has them.
 * Points become two columns, other shapes one column of WKT (with decimal points, as WKT has them).
 */
export async function writeCsv(job: LayerJob, sink: Sink): Promise<void> {
  const points = job.geometry === 'POINT';
  const [x, y] = isGeographic(job.epsg) ? ['longitude', 'latitude'] : [`x_${job.epsg}`, `y_${job.epsg}`];
  const shapeColumns = job.geometry === null ? [] : points ? [x, y] : [isGeographic(job.epsg) ? 'wkt' : `wkt_${job.epsg}`];
  const decimals = coordinateDecimals(job.epsg);
  const decimalsOf = job.fields.map(({ name, type }) => (type === 'real' ? figureDecimals(name) : null));
  let text = BOM + lineOf([...job.fields.map(({ name }) => name), ...freeNames(shapeColumns, job)]);
  for (const { geometry, values } of job.rows) {
    const cells = values.map((value, index) => cellOf(value, decimalsOf[index] ?? null));
    if (points)
      cells.push(
        ...(geometry ? [decimalComma(geometry.xy[0] as number, decimals), decimalComma(geometry.xy[1] as number, decimals)] : ['', '']),
      );
    else if (job.geometry !== null) cells.push(geometry ? wkt(geometry, decimals) : '');
    text += lineOf(cells);
    if (text.length > BITE) {
      await sink.write(text);
      text = '';
    }
  }
  await sink.write(text);
}

/** A field of the layer keeps its name; the column of coordinates gives way. */
function freeNames(columns: readonly string[], { fields }: LayerJob): string[] {
  const taken = new Set(fields.map(({ name }) => name.toLowerCase()));
  return columns.map((column) => (taken.has(column) ? `${column}_geom` : column));
}

const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(';')}\r\n`;
const quoted = (cell: string): string => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * Decimals of the figures Emprise computes: hectares to the square metre, metres to the millimetre, shares to a millionth. More would be noise of the
 * arithmetic. Null for the fields of a source: they leave as they came.
 */
function figureDecimals(name: string): number | null {
  if (/^(?:surface(?:_projection|_ellipsoide|_ecart)?|friche)_ha$/.test(name)) return 4;
  if (/^(?:distance|longueur|perimetre|proche_.+)_m$/.test(name)) return 3;
  return /^(?:friche_)?part$/.test(name) ? 6 : null;
}

function cellOf(value: OutputValue, decimals: number | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (typeof value !== 'number') return value;
  return decimals === null ? plainNumber(value).replace('.', ',') : decimalComma(value, decimals);
}

/** Without exponent: spreadsheets read 1e-7 as text. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

const rounded = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;
const decimalComma = (value: number, decimals: number): string => plainNumber(rounded(value, decimals)).replace('.', ',');

function wkt(geometry: Geometry, decimals: number): string {
  const { xy, type } = geometry;
  const positions = (start: number, end: number): string => {
    const list: string[] = [];
    for (let i = start; i < end; i++)
      list.push(`${plainNumber(rounded(xy[i * 2] as number, decimals))} ${plainNumber(rounded(xy[i * 2 + 1] as number, decimals))}`);
    return list.join(', ');
  };
  if (type === 'Point') return `POINT (${positions(0, 1)})`;
  if (type === 'MultiPoint') return `MULTIPOINT (${positions(0, xy.length / 2)})`;
  const parts: string[] = [];
  forEachPart(geometry, (start, end) => parts.push(`(${positions(start, end)})`));
  if (type === 'MultiLineString') return `MULTILINESTRING (${parts.join(', ')})`;
  let part = 0;
  const polygons = geometry.polygons.map((end) => {
    const rings = parts.slice(part, end).join(', ');
    part = end;
    return `(${rings})`;
  });
  return `MULTIPOLYGON (${polygons.join(', ')})`;
}
