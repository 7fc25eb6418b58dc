/** Finds where a table keeps its coordinates: from the names of its columns and from what stands in them. */
import { legalZoneAt } from '../../../../shared/geo/crs.ts';
import { pointGeometry } from '../../../../shared/geo/geometry.ts';
import { type GeometryFinding, geometryFromJson } from '../geojson/geometry.ts';
import { geometryFromWkb } from '../geopackage-blob.ts';
import { fold } from '../names.ts';
import type { Declared } from '../types.ts';
import { geometryFromWkt, looksLikeWkt, sridOfWkt } from '../wkt.ts';

/** One way to read a record's geometry; a table may have several (an outline and a point), tried in order. */
export interface CoordinateSource {
  /** Indexes of the columns used. */
  readonly columns: readonly number[];
  /** True where the columns hold nothing but geometry: they are not fields. */
  readonly onlyGeometry: boolean;
  readonly crs: Declared<number> | null;
  read(cells: readonly string[]): GeometryFinding;
}

const SAMPLE_RECORDS = 200;

export function findCoordinates(header: readonly string[], records: readonly (readonly string[])[]): CoordinateSource[] {
  const sample = records.slice(0, SAMPLE_RECORDS);
  const names = header.map(fold);
  const shapes = header.flatMap((_, column) => shapeColumn(names[column] as string, column, sample) ?? []);
  const pairs = columnPairs(names, sample);
  const texts = header.flatMap((_, column) => pairTextColumn(names[column] as string, column, sample) ?? []);
  // An outline says more than a point, a written geometry more than two numbers.
  const outlines = shapes.filter((shape) => shape.isOutline);
  const points = shapes.filter((shape) => !shape.isOutline);
  const found = [...outlines, ...points, ...pairs, ...texts];
  const first = found[0];
  if (first === undefined) return [];
  // Other ways are a fallback only where they count in the same system, so that one answer holds for the layer.
  return found.filter(
    (source) => source === first || (source.onlyGeometry && source.crs?.value === first.crs?.value && shapes.includes(source as Shape)),
  );
}

interface Shape extends CoordinateSource {
  readonly isOutline: boolean;
}

const SHAPE_NAME = /geom|wkt|wkb|shape|geo_?json|emprise|contour/;

/** A column of WKT, GeoJSON or hexadecimal WKB. By name alone where it is empty or spoilt, so that its cells are not taken for text. */
function shapeColumn(name: string, column: number, sample: readonly (readonly string[])[]): Shape | null {
  const cells = sample.map((record) => record[column]?.trim() ?? '').filter((cell) => cell !== '' && !MISSING.test(cell));
  const first = cells.find((cell) => looksLikeWkt(cell) || looksLikeJson(cell) || LOOKS_LIKE_WKB.test(cell));
  if (
    first === undefined &&
    !(cells.length === 0 && /^(geomsurf|geompoint|wkt|geom|the_geom|geometry|\w+_geomsurf|\w+_geompoint)$/.test(name))
  )
    return null;
  if (
    first !== undefined &&
    !SHAPE_NAME.test(name) &&
    cells.filter((cell) => looksLikeWkt(cell) || looksLikeJson(cell)).length * 2 < cells.length
  ) {
    return null;
  }
  const srid = first === undefined ? null : sridOfWkt(first);
  return {
    columns: [column],
    onlyGeometry: true,
    isOutline: first === undefined ? /surf/.test(name) : /POLYGON|LINESTRING/i.test(first) || LOOKS_LIKE_WKB.test(first),
    crs: srid === null ? null : { value: srid, how: 'declared' },
    read: (record) => readShape(record[column]?.trim() ?? ''),
  };
}

const MISSING = /^(NA|NaN|N\/A|null|None)$/i;
const LOOKS_LIKE_WKB = /^0[01][0-9a-f]{40,}$/i;
const looksLikeJson = (cell: string): boolean => cell.startsWith('{') && /"coordinates"|"geometries"/.test(cell);

function readShape(cell: string): GeometryFinding {
  if (cell === '' || MISSING.test(cell)) return null;
  if (cell.startsWith('{')) {
    try {
      return geometryFromJson(JSON.parse(cell));
    } catch {
      return 'geometry-unreadable';
    }
  }
  return LOOKS_LIKE_WKB.test(cell) ? geometryFromWkb(Buffer.from(cell, 'hex')) : geometryFromWkt(cell);
}

/** How the name of an easting column turns into the name of its northing; the first that gives an existing column wins. */
const PARTNERS: readonly (readonly [RegExp, string])[] = [
  [/longitude/, 'latitude'],
  [/(^|_)(lon|long|lng)(?=_|$)/, '$1lat'],
  [/abscisse/, 'ordonnee'],
  [/easting/, 'northing'],
  [/(^|_)coordx/, '$1coordy'],
  [/(^|_)coordonneex/, '$1coordonneey'],
  [/(^|_)x/, '$1y'],
  [/x($|_)/, 'y$1'],
];

const SYSTEM_HINTS: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [/l93|lambert_?93|rgf_?93|2154|lambertabscisse/, () => 2154],
  [/cc_?(4[2-9]|50)/, (match) => 3900 + Number(match[1])],
  [/l2e|lambert_?(2|ii)/, () => 27572],
  [/wgs|4326|gps|longitude|(^|_)(lon|long|lng)(_|$)/, () => 4326],
];

function columnPairs(names: readonly string[], sample: readonly (readonly string[])[]): CoordinateSource[] {
  const found: CoordinateSource[] = [];
  names.forEach((name, x) => {
    for (const [pattern, replacement] of PARTNERS) {
      if (!pattern.test(name)) continue;
      const y = names.indexOf(name.replace(pattern, replacement));
      if (y < 0 || y === x || !areNumbers(sample, x) || !areNumbers(sample, y)) continue;
      const hint = SYSTEM_HINTS.map(([system, code]) => ({ match: system.exec(name), code })).find(({ match }) => match !== null);
      const code = hint?.match ? hint.code(hint.match) : null;
      found.push({
        columns: [x, y],
        onlyGeometry: false,
        crs: code === null ? null : { value: code, how: 'header' },
        read: (record) => pointFrom(record[x], record[y]),
      });
      break;
    }
  });
  // Degrees first: a file that gives both has usually computed the second from them, or they need no system at all.
  return found.sort(
    (a, b) => Number(b.crs?.value === 4326) - Number(a.crs?.value === 4326) || Number(b.crs !== null) - Number(a.crs !== null),
  );
}

const NUMBER = /^[-+]?\d[\d\s\u00a0\u202f]*([.,]\d+)?$/;

function areNumbers(sample: readonly (readonly string[])[], column: number): boolean {
  const cells = sample.map((record) => record[column]?.trim() ?? '').filter((cell) => cell !== '' && !MISSING.test(cell));
  return cells.length > 0 && cells.filter((cell) => NUMBER.test(cell)).length * 2 > cells.length;
}

function pointFrom(x: string | undefined, y: string | undefined): GeometryFinding {
  const [textX = '', textY = ''] = [x?.trim(), y?.trim()];
  const missingX = textX === '' || MISSING.test(textX);
  const missingY = textY === '' || MISSING.test(textY);
  if (missingX && missingY) return null;
  if (!NUMBER.test(textX) || !NUMBER.test(textY)) return 'coordinates-unreadable';
  const number = (text: string): number => Number(text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  return pointGeometry(number(textX), number(textY));
}

const PAIR = /^[([]?\s*(-?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*[)\]]?$/;

/** "48.85, 2.35": latitude first as open data portals write it, longitude first as the CNIG does. The numbers say which. */
function pairTextColumn(name: string, column: number, sample: readonly (readonly string[])[]): CoordinateSource | null {
  const cells = sample.map((record) => record[column]?.trim() ?? '').filter((cell) => cell !== '' && !MISSING.test(cell));
  const pairs = cells.flatMap((cell) => {
    const match = PAIR.exec(cell);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  if (pairs.length === 0 || pairs.length * 2 < cells.length || !/geo|coord|point|loc|lat|position|gps/.test(name)) return null;
  const latitudeFirst = pairs.filter(([a, b]) => legalZoneAt(b, a) !== null).length;
  const longitudeFirst = pairs.filter(([a, b]) => legalZoneAt(a, b) !== null).length;
  const swap = latitudeFirst >= longitudeFirst;
  return {
    columns: [column],
    onlyGeometry: true,
    crs: { value: 4326, how: 'header' },
    read: (record) => {
      const cell = record[column]?.trim() ?? '';
      if (cell === '' || MISSING.test(cell)) return null;
      const match = PAIR.exec(cell);
      if (!match) return 'coordinates-unreadable';
      const [a, b] = [Number(match[1]), Number(match[2])];
      return swap ? pointGeometry(b, a) : pointGeometry(a, b);
    },
  };
}
