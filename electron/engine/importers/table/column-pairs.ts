/** Two columns of numbers: longitude and latitude, x and y, abscisse and ordonnée, under the names French files give them. */
import { legalZoneAt } from '../../../../shared/geo/crs.ts';
import { pointGeometry } from '../../../../shared/geo/geometry.ts';
import { anyProjection } from '../../geometry/other-projections.ts';
import type { GeometryFinding } from '../geojson/geometry.ts';
import { coordinateOf } from './coordinate-text.ts';
import type { CoordinateSource, Records } from './coordinates.ts';
import { isMissingNumber } from './missing.ts';

/** How the name of an easting column turns into the name of its northing; the first that gives an existing column wins. */
const PARTNERS: readonly (readonly [RegExp, string])[] = [
  [/longitude/, 'latitude'],
  [/longi(?=_|$)/, 'lati'],
  [/(^|_)x_?(lon|long|lng)(?=_|$)/, '$1y_lat'],
  [/(^|_)x(lon|long|lng)(?=_|$)/, '$1ylat'],
  [/(^|_)(lon|long|lng)(?=_|$)/, '$1lat'],
  [/^(lon|long|lng)/, 'lat'],
  [/(lon|long|lng)$/, 'lat'],
  [/abscisse/, 'ordonnee'],
  [/abs(?=_|$)/, 'ord'],
  [/easting/, 'northing'],
  [/(^|_)est(?=_|$)/, '$1nord'],
  [/(^|_)e(?=_|$)/, '$1n'],
  [/(^|_)coordx/, '$1coordy'],
  [/(^|_)coordonneex/, '$1coordonneey'],
  [/(^|_)x/, '$1y'],
  [/x($|_)/, 'y$1'],
  [/x(?=\d)/, 'y'],
];

const DEGREES = 4326;
const SYSTEM_HINTS: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [/l93|lamb(ert)?_?93|rgf_?93|2154|lambertabscisse/, () => 2154],
  [/cc_?(4[2-9]|50)/, (match) => 3900 + Number(match[1])],
  [/l2e|lamb(ert)?_?(2|ii)|27572/, () => 27572],
  [/wgs|4326|gps|longi(tude)?|(^|_)(lon|long|lng)(_|$)|^(lon|lng)|(lon|lng)$/, () => DEGREES],
];
/** Looked for where a name says one system and the numbers lie elsewhere. */
const OTHER_SYSTEMS = [DEGREES, 2154, 3942, 3943, 3944, 3945, 3946, 3947, 3948, 3949, 3950, 27572, 5490, 2972, 2975, 4471];

/** SIRENE calls « Lambert » the legal projection of each territory: Lambert-93 on the mainland, a UTM zone overseas. */
const COMMUNE_OF_SIRENE = 'codecommuneetablissement';
const OVERSEAS: Readonly<Record<string, number>> = {
  971: 5490,
  972: 5490,
  973: 2972,
  974: 2975,
  975: 4467,
  976: 4471,
  977: 5490,
  978: 5490,
};
const overseasSystem = (commune: string): number | null => OVERSEAS[commune.trim().slice(0, 3)] ?? null;

export function columnPairs(names: readonly string[], sample: Records): CoordinateSource[] {
  const found: CoordinateSource[] = [];
  const places = new Map(names.map((name, column) => [name, column]));
  names.forEach((name, x) => {
    if (name === '') return;
    for (const [pattern, replacement] of PARTNERS) {
      if (!pattern.test(name)) continue;
      const y = places.get(name.replace(pattern, replacement));
      if (y === undefined || y === x || !areNumbers(sample, x) || !areNumbers(sample, y)) continue;
      const commune = name.includes('lambertabscisse') ? places.get(COMMUNE_OF_SIRENE) : undefined;
      const code = commune === undefined ? hintOf(name, sample, x, y) : 2154;
      found.push({
        how: 'columns',
        columns: [x, y],
        onlyGeometry: false,
        crs: code === null ? null : { value: code, how: 'header' },
        read: (record) => pointFrom(record[x], record[y]),
        ...(commune === undefined ? {} : { crsOf: (record: readonly string[]) => overseasSystem(record[commune] ?? '') }),
      });
      break;
    }
  });
  // Degrees first: a file that gives both has usually computed the second from them, or they need no system at all.
  return found.sort(
    (a, b) => Number(b.crs?.value === DEGREES) - Number(a.crs?.value === DEGREES) || Number(b.crs !== null) - Number(a.crs !== null),
  );
}

/** The system a name tells, unless the numbers plainly are of another one: a name is a habit, not a declaration. */
function hintOf(name: string, sample: Records, x: number, y: number): number | null {
  const hint = SYSTEM_HINTS.map(([system, code]) => ({ match: system.exec(name), code })).find(({ match }) => match !== null);
  if (!hint?.match) return null;
  const code = hint.code(hint.match);
  const points = sample.flatMap((record) => {
    const point = pointFrom(record[x], record[y]);
    return typeof point === 'object' && point !== null ? [[point.xy[0], point.xy[1]] as [number, number]] : [];
  });
  const swapped = points.map(([a, b]): [number, number] => [b, a]);
  const fits = (epsg: number, enough: number): boolean => [points, swapped].some((some) => shareInFrance(epsg, some) >= enough);
  return fits(code, 0.5) || !OTHER_SYSTEMS.some((epsg) => fits(epsg, 0.9)) ? code : null;
}

function shareInFrance(epsg: number, points: readonly (readonly [number, number])[]): number {
  const projection = anyProjection(epsg);
  if (projection === null || points.length === 0) return 0;
  const lonLat = projection.inverse(Float64Array.from(points.flat()));
  let inside = 0;
  for (let i = 0; i < lonLat.length; i += 2) if (legalZoneAt(lonLat[i] as number, lonLat[i + 1] as number) !== null) inside++;
  return inside / points.length;
}

function areNumbers(sample: Records, column: number): boolean {
  const cells = sample.map((record) => record[column]?.trim() ?? '').filter((cell) => !isMissingNumber(cell));
  return cells.length > 0 && cells.filter((cell) => coordinateOf(cell) !== null).length * 2 > cells.length;
}

function pointFrom(x: string | undefined, y: string | undefined): GeometryFinding {
  const [textX = '', textY = ''] = [x?.trim(), y?.trim()];
  if (isMissingNumber(textX) && isMissingNumber(textY)) return null;
  const [valueX, valueY] = [coordinateOf(textX), coordinateOf(textY)];
  if (valueX === null || valueY === null) return 'coordinates-unreadable';
  // Zero and zero is how programs write that they know nothing: it lies in no French system.
  if (valueX === 0 && valueY === 0) return null;
  return pointGeometry(valueX, valueY);
}
