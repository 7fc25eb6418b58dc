/** Decisions as a person, or a script, may send them with a file: most fit nothing that is in it. */
import type { ImportOptions } from '../../shared/domain/import.ts';
import { JOIN_LAYERS } from '../../shared/domain/import.ts';
import { FIELD_UNITS } from '../../shared/domain/kinds/index.ts';
import { below, oneOf, type Random } from './random.ts';

const TARGETS = [
  'site_nom',
  'site_id',
  'comm_insee',
  'surface',
  'nom',
  'geom',
  'fid',
  'uid',
  'attributs',
  '__proto__',
  'constructor',
  'Été 1',
];
const COLUMNS = ['nom', 'NOM', 'insee', 'n', 'N', 'site_id', 'comm_insee', 'geom', 'x', 'absent', '', '__proto__', 'toString'];
const TEXTS = ['', 'Zone 1', 'oui', '12,5', '2024-02-30', "'; DROP TABLE sites; --", '\u0000', '𝕊'.repeat(200)];
const SYSTEMS = [2154, 4326, 3857, 27572, 27562, 3942, 3950, 2975, 4471, 32631, 4171, 1, 999_999];
const ENCODINGS = ['UTF-8', 'CP1252', 'ISO-8859-1', 'ISO-8859-15', 'UTF-16LE', 'UTF-16BE', 'CP850', 'MacRoman', 'klingon', ''];
const LAYERS = ['zones', 'Sites', 't', 'a', 'A', 'absent', '', '../a'];

const DECISIONS: readonly ((next: Random) => Partial<ImportOptions>)[] = [
  (next) => ({ crs: oneOf(next, SYSTEMS) }),
  (next) => ({ swapAxes: next() < 0.5 }),
  (next) => ({ encoding: oneOf(next, ENCODINGS) }),
  (next) => ({ repairText: next() < 0.5 }),
  (next) => ({ restoreZeros: next() < 0.5 }),
  (next) => ({ fields: pairs(next, COLUMNS) }),
  (next) => ({ constants: pairs(next, TEXTS) }),
  (next) => ({ values: { [oneOf(next, TARGETS)]: { [oneOf(next, TEXTS)]: oneOf(next, TEXTS) } } }),
  (next) => ({ units: { [oneOf(next, TARGETS)]: oneOf(next, FIELD_UNITS) } }),
  (next) => ({ join: { column: oneOf(next, COLUMNS), with: oneOf(next, JOIN_LAYERS), as: next() < 0.5 ? 'outline' : 'point' } }),
  (next) => ({ leaveOut: [1, 2, 1 + below(next, 10_000)] }),
  () => ({ findOverlaps: true }),
  (next) => ({ mode: oneOf(next, ['append', 'replace', 'update']) }),
  (next) => ({ key: oneOf(next, [...TARGETS, ...COLUMNS]) }),
  (next) => ({ layer: oneOf(next, LAYERS) }),
];

function pairs(next: Random, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 1 + below(next, 3) }, () => [oneOf(next, TARGETS), oneOf(next, values)]));
}

/** None for every other file, one to three for the others. */
export function decisions(next: Random): Partial<ImportOptions> {
  if (next() < 0.5) return {};
  const made = Array.from({ length: 1 + below(next, 3) }, () => oneOf(next, DECISIONS)(next));
  return Object.assign({}, ...made) as Partial<ImportOptions>;
}
