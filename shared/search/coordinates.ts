/**
 * Every way planners write a place: degrees (decimal or in minutes and seconds), Lambert-93, the conic zones, the legal systems overseas.
 * Only places in the zone of a legal system (LEGAL_ZONES) are answered; an order of the two numbers is taken where it lies there.
 */
import { LAMBERT_93, LEGAL_ZONES, type LegalZone, legalZoneAt, WEB_MERCATOR, WGS84 } from '../geo/crs.ts';
import { projectionOf } from '../geo/projections.ts';

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
  /** System the numbers were read in. */
  readonly epsg: number;
  /** The numbers as they are in that system: longitude and latitude, or x and y in metres. */
  readonly numbers: readonly [number, number];
  /** The second number was the first of the system: longitude before latitude, y before x. */
  readonly swapped: boolean;
}

interface Part {
  readonly value: number;
  /** What a letter beside the number says it is. */
  readonly axis: 'x' | 'y' | null;
}

const NUMBER = String.raw`[-+\u2212]?\d+(?:[.,]\d+)?`;
/** Kilometres or metres typed with groups of three: « 652 345 ». */
const GROUPED = /(?<![\d.,])(\d{1,3})((?:[ \u00a0\u202f]\d{3})+)(?![\d])/g;

export function readCoordinates(typed: string): readonly Place[] {
  const text = typed.trim().replace(/\u2212/g, '-');
  if (!/\d/.test(text)) return [];
  const system = namedSystem(text);
  const bare = system === null ? text : text.replace(SYSTEM_WORDS, ' ').trim();
  const parts = inDegrees(bare) ?? pair(bare);
  if (parts === null) return [];
  const [first, second] = parts;
  const straight = first.axis === 'x' || second.axis === 'y';
  const crossed = first.axis === 'y' || second.axis === 'x';
  if (straight && crossed) return [];
  const isDegrees = Math.abs(first.value) <= 180 && Math.abs(second.value) <= 180;
  if (isDegrees && system === null) return degrees(first.value, second.value, straight ? 'x' : crossed ? 'y' : null);
  if (isDegrees) return [];
  return metres(first.value, second.value, straight ? 'x' : crossed ? 'y' : null, system);
}

const SYSTEM_WORDS = /\b(?:rgf\s?93|l(?:ambert)?[-\s]?(?:93|cc\s?\d{2})|cc[-\s]?\d{2}|epsg:?\s?\d{4,5}|utm\s?\d{2}\s?[ns]?)\b[,:]?/gi;

/** EPSG code of a system said in words, or null. */
function namedSystem(text: string): number | null {
  const conic = /\b(?:lambert[-\s]?)?cc[-\s]?(4[2-9]|50)\b/i.exec(text)?.[1];
  if (conic !== undefined) return 3900 + Number(conic);
  const code = /\bepsg:?\s?(\d{4,5})\b/i.exec(text)?.[1];
  if (code !== undefined && projectionOf(Number(code))) return Number(code);
  if (/\b(?:lambert[-\s]?93|l93|rgf\s?93)\b/i.test(text)) return LAMBERT_93;
  const zone = /\butm\s?(\d{2})\s?([ns])?\b/i.exec(text)?.[1];
  return zone === undefined ? null : ({ '20': 5490, '21': 4467, '22': 2972, '38': 4471, '40': 2975 }[zone] ?? null);
}

/** 48°12'N 2°18'E, 48° 12' 30" N, 48°12′30,5″: two angles with at least one degree sign. */
function inDegrees(text: string): readonly [Part, Part] | null {
  if (!text.includes('°')) return null;
  const angle = String.raw`([NSEWO])?\s*([-+]?\d+(?:[.,]\d+)?)\s*°\s*(?:(\d+(?:[.,]\d+)?)\s*['’′]\s*)?(?:(\d+(?:[.,]\d+)?)\s*(?:["”″]|''|’’)\s*)?([NSEWO])?`;
  const found = new RegExp(`^${angle}[\\s,;/]*${angle}$`, 'i').exec(text.replace(/\bOuest\b/gi, 'O').replace(/\bEst\b/gi, 'E'));
  if (!found) return null;
  const parts = [found.slice(1, 6), found.slice(6, 11)].map(([before, degree, minute, second, after]) =>
    angleOf(before ?? after, degree, minute, second),
  );
  const [first, second] = parts;
  return first && second ? [first, second] : null;
}

function angleOf(letter: string | undefined, degree = '', minute: string | undefined, second: string | undefined): Part | null {
  const minutes = decimal(minute ?? '0');
  const seconds = decimal(second ?? '0');
  if (minutes >= 60 || seconds >= 60) return null;
  const whole = decimal(degree);
  const size = Math.abs(whole) + minutes / 60 + seconds / 3600;
  const side = letter?.toUpperCase();
  const isNegative = degree.startsWith('-') || side === 'S' || side === 'W' || side === 'O';
  return { value: isNegative ? -size : size, axis: side === undefined ? null : side === 'N' || side === 'S' ? 'y' : 'x' };
}

/** Two numbers and nothing else but letters that name them, signs between them, and units. */
function pair(text: string): readonly [Part, Part] | null {
  const named = text
    .replace(/\b(?:lat(?:itude)?|nord|north)\b\.?/gi, ' Y ')
    .replace(/\b(?:long?(?:itude)?|lng|est|east)\b\.?/gi, ' X ')
    .replace(GROUPED, (whole) => (/\d{5,}/.test(whole.replace(/\D/g, '')) ? whole.replace(/[ \u00a0\u202f]/g, '') : whole))
    .replace(/(\d)\s*(?:m|mètres|°)(?=$|[\s,;])/gi, '$1');
  const letters = '([XYENSWO])?\\s*[=:]?\\s*';
  // a comma parts two numbers where it is followed by a space or where the numbers have points
  const between = named.includes('.') ? '(?:\\s*[,;/]\\s*|\\s+)' : '(?:\\s*[;/]\\s*|,\\s+|\\s+)';
  const found = new RegExp(`^${letters}(${NUMBER})\\s*([NSEWO])?${between}${letters}(${NUMBER})\\s*([NSEWO])?$`, 'i').exec(named.trim());
  const whole =
    found ?? new RegExp(`^${letters}([-+]?\\d+)\\s*([NSEWO])?\\s*[,;]\\s*${letters}([-+]?\\d+)\\s*([NSEWO])?$`, 'i').exec(named.trim());
  if (!whole) return null;
  const [, a, x = '', b, c, y = '', d] = whole;
  return [partOf(a ?? b, x), partOf(c ?? d, y)];
}

function partOf(letter: string | undefined, number: string): Part {
  const side = letter?.toUpperCase();
  const value = decimal(number);
  const axis = side === undefined ? null : 'YNS'.includes(side) ? 'y' : 'x';
  // W, O and S turn the sign of degrees alone
  return { value: (side === 'W' || side === 'O' || side === 'S') && Math.abs(value) <= 180 ? -Math.abs(value) : value, axis };
}

function decimal(number: string): number {
  return Number(number.replace(',', '.'));
}

/** Latitude first is how people say it; the other order is taken where that alone lies in France. */
function degrees(first: number, second: number, firstIs: 'x' | 'y' | null): readonly Place[] {
  const orders: readonly (readonly [number, number, boolean])[] = [
    [second, first, false],
    [first, second, true],
  ];
  const found = orders
    .filter(([, , swapped]) => firstIs === null || swapped === (firstIs === 'x'))
    .filter(([longitude, latitude]) => legalZoneAt(longitude, latitude) !== null)
    .map(([longitude, latitude, swapped]): Place => ({ longitude, latitude, epsg: WGS84, numbers: [longitude, latitude], swapped }));
  return found.slice(0, 1);
}

/** In the system said, else in Lambert-93, else in whatever legal system holds them. */
function metres(first: number, second: number, firstIs: 'x' | 'y' | null, system: number | null): readonly Place[] {
  const systems = system === null ? [LAMBERT_93, ...CONIC_ZONES, WEB_MERCATOR, ...OVERSEAS] : [system];
  const found: Place[] = [];
  for (const epsg of systems) {
    for (const [x, y, swapped] of [[first, second, false] as const, [second, first, true] as const]) {
      if (firstIs !== null && swapped !== (firstIs === 'y')) continue;
      const place = placeOf(x, y, epsg, swapped);
      if (place) found.push(place);
    }
    // Lambert-93 before all others: their numbers are apart but for the zones overseas
    if (found.length > 0 && (epsg === LAMBERT_93 || (epsg > 3900 && epsg < 3951))) return found;
  }
  return found;
}

const CONIC_ZONES = [3942, 3943, 3944, 3945, 3946, 3947, 3948, 3949, 3950];
const OVERSEAS = LEGAL_ZONES.filter(({ epsg }) => epsg !== LAMBERT_93).map(({ epsg }) => epsg);

function placeOf(x: number, y: number, epsg: number, swapped: boolean): Place | null {
  const projection = projectionOf(epsg);
  const at = projection?.inverse(Float64Array.of(x, y));
  const [longitude = Number.NaN, latitude = Number.NaN] = at ?? [];
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return null;
  const zone = legalZoneAt(longitude, latitude);
  if (zone === null || !holds(zone, epsg, latitude)) return null;
  return { longitude, latitude, epsg, numbers: [x, y], swapped };
}

/** A system is good in its own zone: a conic one within a degree of its latitude. */
function holds(zone: LegalZone, epsg: number, latitude: number): boolean {
  if (epsg === WEB_MERCATOR) return true;
  if (epsg > 3900 && epsg < 3951) return zone.epsg === LAMBERT_93 && Math.abs(latitude - (epsg - 3900)) <= 1.2;
  return LEGAL_ZONES.some((one) => one.epsg === epsg) ? zone.epsg === epsg : true;
}
