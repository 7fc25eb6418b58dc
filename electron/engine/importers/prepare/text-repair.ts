/**
 * Text that was UTF-8 and was read as something else before it came here: « Ã© » for « é » (Windows-1252), « √© » (Mac), « ├® » (DOS),
 * and what people made of it since: « exerà§ait », « frã©jus ». Right text comes back as it is.
 */
import { decoderOf, type EncodingName } from '../text-encoding.ts';

/** The characters French text is made of beyond ASCII: nothing else is ever restored. */
const FRENCH: ReadonlySet<string> = new Set([
  ...'àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ',
  ...'áíóúñãõåøßÁÍÓÚÑÅØ',
  ...'’‘“”„«»–—…•·€°²³µ§±×½¼¾ºª™®©\u00a0\u202f\u2011',
]);

/** Bytes beyond 7F by the character that each is read as. */
function bytesOf(name: EncodingName): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (let byte = 0x80; byte <= 0xff; byte++) {
    const char = decoderOf(name)(Uint8Array.of(byte));
    if (!map.has(char)) map.set(char, byte);
    // ISO-8859-1 readers leave the codes of 80–9F as they are.
    if (name === 'windows-1252' && byte < 0xa0) map.set(String.fromCharCode(byte), byte);
  }
  return map;
}

interface Reading {
  readonly bytes: ReadonlyMap<string, number>;
  /** Lead characters of C3, C5 and E2 sequences: what shows that a text was read so. */
  readonly leads: RegExp;
  /** What any text that was read so has: others are not looked at further. */
  readonly suspect: RegExp;
}

const reading = (bytes: ReadonlyMap<string, number>, leads: RegExp, c2: RegExp): Reading => ({
  bytes,
  leads,
  suspect: new RegExp(`${leads.source}|${c2.source}`),
});

const READINGS: readonly Reading[] = [
  // Ã Å â; « ã », and « Â » before « € », after a change of case.
  reading(withAliases(bytesOf('windows-1252'), { ã: 0xc3 }), /[ÃÅã][\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[âÂ](€|‚¬|„¢)/, /Â[\xa0-\xbf]/),
  reading(bytesOf('macintosh'), /[√≈][\x80-\xff\u0131-\u2265]|‚[ÄÇÑ]/, /¬[\u0080-\uffff]/),
  reading(bytesOf('CP850'), /[├┼]|Ô(Ç[ÿÖ£ØôöªÉ]|é¼|äó)/, /┬/),
];

/** What stands between a text that was spoilt twice and the one that was written. */
const HALFWAY: ReadonlySet<string> = new Set([...FRENCH, ...(READINGS[0] as Reading).bytes.keys()]);

function withAliases(bytes: ReadonlyMap<string, number>, aliases: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map([...bytes, ...Object.entries(aliases)]);
}

const LEFT_BY_HAND = /à[§¹Š€«‡\u00a0]/;
/** What every spoilt text has: others, nearly all texts, are told apart by one search. */
export const SUSPECT = new RegExp([...READINGS.map(({ suspect }) => suspect.source), LEFT_BY_HAND.source].join('|'));
/** What C2, C3, C5 and E2, read wrongly twice, begin with. */
const TWICE = /Ã[ƒ‚…¢]/;

/** The text as it was written. The very same string where there is nothing to mend. */
export function repairText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  if (TWICE.test(text)) {
    const [windows] = READINGS as [Reading];
    const half = reread(text, windows, HALFWAY);
    const whole = reread(half, windows);
    if (whole !== half && !/Ã|Â[\x80-\xbf€‚…]/.test(whole)) return whole;
  }
  const mended = once(text);
  return mended === text ? text : once(mended);
}

function once(text: string): string {
  for (const each of READINGS) {
    const mended = each.suspect.test(text) ? reread(text, each) : text;
    if (mended !== text) return mended;
  }
  return LEFT_BY_HAND.test(text) ? byHand(text) : text;
}

/**
 * Sequences of two or three characters that are the bytes of one French character. Those that begin with C2 (« Â° ») are mended where the text
 * shows otherwise that it was read wrongly, where each of its characters beyond ASCII belongs to such a sequence, or where no word of French ends
 * so: « Â » is a letter too.
 */
function reread(text: string, { bytes, leads }: Reading, allowed = FRENCH): string {
  const isShown = leads.test(text);
  const chars = [...text];
  let all = '';
  let sure = '';
  let alone = 0;
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] as string;
    const found = char < '\x80' ? null : sequenceAt(chars, i, bytes, allowed);
    if (found === null) {
      if (char >= '\x80') alone++;
      all += char;
      sure += char;
      continue;
    }
    const { length } = found;
    all += found.char;
    sure += found.lead === 0xc2 && isImpossible(chars, i, found.char, text) ? found.char : chars.slice(i, i + length).join('');
    i += length - 1;
  }
  return isShown || alone === 0 ? all : sure;
}

/** True where « Â » and what follows it cannot be the end of a word: after a small letter or a figure, before a sign that no letter touches. */
function isImpossible(chars: readonly string[], at: number, restored: string, text: string): boolean {
  if (chars[at] !== 'Â') return false;
  if (/[«²³°§µ½¼¾±·×]/.test(restored) || /[\p{Ll}\d]/u.test(chars[at - 1] ?? '')) return true;
  if (restored === '»') return text.includes('Â«');
  return restored === '\u00a0' && /[«»]/.test(chars[at - 1] ?? '') && /[\p{L}\d]/u.test(chars[at + 2] ?? '');
}

interface Sequence {
  readonly char: string;
  readonly length: number;
  readonly lead: number;
}

function sequenceAt(
  chars: readonly string[],
  at: number,
  bytes: ReadonlyMap<string, number>,
  allowed: ReadonlySet<string>,
): Sequence | null {
  let lead = bytes.get(chars[at] as string);
  // « Â€™ » is « â€™ » in capitals.
  if (lead === 0xc2 && bytes.get(chars[at + 1] ?? '') === 0x80 && bytes.get(chars[at + 2] ?? '') !== undefined) lead = 0xe2;
  const length = lead === 0xe2 ? 3 : lead === 0xc2 || lead === 0xc3 || lead === 0xc5 ? 2 : 0;
  if (lead === undefined || length === 0) return null;
  const sequence = [lead];
  for (let i = 1; i < length; i++) {
    const byte = bytes.get(chars[at + i] ?? '');
    if (byte === undefined || byte > 0xbf) return null;
    sequence.push(byte);
  }
  const char = Buffer.from(sequence).toString('utf8');
  return allowed.has(char) ? { char, length, lead } : null;
}

/** « Ã » replaced by « à » by someone who mended the commonest accents by hand: what is left beside it is no French. */
const BY_HAND: readonly (readonly [RegExp, string])[] = [
  [/à§/g, 'ç'],
  [/(?<!\p{L})([oO])à¹(?!\p{L})/gu, '$1ù'],
  [/àŠ/g, 'Ê'],
  [/(?<![\p{L}\d])à€(?=[\s\p{L}])/gu, 'À'],
  [/(?<=\p{L})à«(?=\p{L})(?![^«]*»)/gu, 'ë'],
  [/(?<=\p{L})à‡(?=\p{L})/gu, 'Ç'],
  // The no-break space that was the second half, before the space of the sentence.
  [/à\u00a0(?= )/g, 'à'],
];

function byHand(text: string): string {
  return BY_HAND.reduce((mended, [pattern, char]) => mended.replace(pattern, char), text);
}
