/** Two coordinates in one cell: « 48.85, 2.35 ». */
import { legalZoneAt } from '../../../../shared/geo/crs.ts';
import { pointGeometry } from '../../../../shared/geo/geometry.ts';
import { coordinateOf } from './coordinate-text.ts';
import type { CoordinateSource, Records } from './coordinates.ts';
import { isMissingNumber } from './missing.ts';

const DEGREES = 4326;
const PAIR_NAME = /geo|coord|point|loc|lat|position|gps|xy|lambert|l93/;

/** Latitude first as open data portals write it, longitude first as the CNIG does. The numbers say which. */
export function pairTextColumn(name: string, column: number, sample: Records): CoordinateSource | null {
  if (!PAIR_NAME.test(name)) return null;
  const cells = sample.map((record) => record[column]?.trim() ?? '').filter((cell) => !isMissingNumber(cell));
  const pairs = cells.flatMap((cell) => {
    const pair = pairOf(cell);
    return pair === null ? [] : [pair];
  });
  if (pairs.length === 0 || pairs.length * 2 < cells.length) return null;
  const isDegrees = pairs.filter(([a, b]) => Math.abs(a) <= 180 && Math.abs(b) <= 180).length * 2 >= pairs.length;
  const latitudeFirst = pairs.filter(([a, b]) => legalZoneAt(b, a) !== null).length;
  const longitudeFirst = pairs.filter(([a, b]) => legalZoneAt(a, b) !== null).length;
  const swap = isDegrees && latitudeFirst >= longitudeFirst;
  return {
    how: 'columns',
    columns: [column],
    onlyGeometry: true,
    crs: isDegrees ? { value: DEGREES, how: 'header' } : null,
    read: (record) => {
      const cell = record[column]?.trim() ?? '';
      if (isMissingNumber(cell)) return null;
      const pair = pairOf(cell);
      if (pair === null) return 'coordinates-unreadable';
      const [a, b] = pair;
      if (a === 0 && b === 0) return null;
      return swap ? pointGeometry(b, a) : pointGeometry(a, b);
    },
  };
}

/** With decimal points a comma, a semicolon, a slash or spaces divide; with decimal commas, anything else or « , » and a space. */
const WITH_POINTS = /^(-?\d{1,8}(?:\.\d+)?)\s*[,;/|\s]\s*(-?\d{1,8}(?:\.\d+)?)$/;
const WITH_COMMAS = /^(-?\d{1,8},\d+)(?:\s*[;/|]\s*|,?\s+)(-?\d{1,8},\d+)$/;

export function pairOf(cell: string): readonly [number, number] | null {
  const text = cell.replace(/^[([{]\s*|\s*[)\]}]$/g, '');
  // « 48,85 » is one number.
  if (/^-?\d+,\d+$/.test(text)) return null;
  const match = WITH_POINTS.exec(text) ?? WITH_COMMAS.exec(text);
  if (match) return [Number(match[1]?.replace(',', '.')), Number(match[2]?.replace(',', '.'))];
  if (!text.includes('°')) return null;
  const [a, b, ...others] = text.split(/(?<=[NSEWO])[\s,;/]+|\s*[,;/]\s+(?=[NSEWO\d-])/i);
  if (a === undefined || b === undefined || others.length > 0) return null;
  const [first, second] = [coordinateOf(a.trim()), coordinateOf(b.trim())];
  return first === null || second === null ? null : [first, second];
}
