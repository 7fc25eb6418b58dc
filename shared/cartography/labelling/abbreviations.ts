/** Shorter ways to write a name, tried where the whole name finds no room: those of the topographic maps and of the programme's. */
import { shortName } from '../short-names.ts';

const REMARK = /\s+\([^)]*\)$/u;

/** In this order; each applies to what the one before left. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [REMARK, ''],
  [/(?<![\p{L}])Sainte([- ])/gu, 'Ste$1'],
  [/(?<![\p{L}])Saint([- ])/gu, 'St$1'],
  [/(?<![\p{L}])Agglomération(?![\p{L}])/gu, 'Agglo'],
  [/(?<![\p{L}])Communauté d(?:e communes|’agglomération|'agglomération)(?![\p{L}])/gu, 'Cté'],
  [/(?<![\p{L}])Interdépartemental(?![\p{L}])/gu, 'Interdép.'],
  [/(?<![\p{L}])Départements?(?![\p{L}])/gu, 'Dép.'],
];

export function abbreviated(name: string): string {
  return RULES.reduce((text, [pattern, by]) => text.replace(pattern, by), name);
}

/** Names of the programme are printed as it writes them, at the end of a line where they must: a reader looks for them in its list. */
const IN_FULL: readonly string[] = ['territoires'];

/** From this scale on names of EPCI are short on the whole map, not here and there. */
const SHORT_NAMES_FROM = 400_000;

/** `texts`, best first: the name as it is written at this scale, then shorter ones; `lastResort`: what is printed only rather than no name at all. */
export function namesAtScale(table: string, name: string, denominator: number): { texts: string[]; lastResort: string[] } {
  if (IN_FULL.includes(table)) {
    const texts = [...new Set([name, name.replace(REMARK, '')])];
    return { texts, lastResort: [abbreviated(name)].filter((short) => !texts.includes(short)) };
  }
  const short = shortName(table, name);
  const first = denominator >= SHORT_NAMES_FROM ? short : name;
  return { texts: [...new Set([first, short, abbreviated(short)])], lastResort: [] };
}
