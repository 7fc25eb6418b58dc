/** Which encoding texts are in, by how French they read in each. */
import { isUtf8 } from 'node:buffer';
import { decoderOf, type EncodingName, looksUtf8 } from './text-encoding.ts';

/** In the order of how often French files come in them: the first of equals wins. */
const ONE_BYTE = ['windows-1252', 'ISO-8859-15', 'CP850', 'CP437', 'macintosh'] as const satisfies readonly EncodingName[];

const LOWER = 'éèêëàâäùûüôöîïçœæÿ';
const UPPER = LOWER.toUpperCase();
const RARE = 'ëäüöæÿ';
const FOREIGN = 'áíóúñãõåøß';

const letter = (char: string): boolean => /\p{L}/u.test(char);
const lower = (char: string): boolean => /\p{Ll}/u.test(char);

/** Positive for French, negative for what no French text holds; summed over the characters beyond ASCII. */
export function plausibility(text: string): number {
  let score = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (char < '\x80') continue;
    score += worth(char, text[i - 1] ?? ' ', text[i + 1] ?? ' ');
  }
  return score;
}

function worth(char: string, before: string, after: string): number {
  const within = letter(before) && letter(after);
  if ('œæ'.includes(char) && !letter(before) && !letter(after)) return -2;
  if (LOWER.includes(char)) return /[A-Z]/.test(after) && !/[a-z]/.test(before) ? -1 : RARE.includes(char) ? 2 : 3;
  if (UPPER.includes(char)) return lower(before) || (lower(after) && letter(before)) ? -2 : 'ÉÈÊÀÎÔÇ'.includes(char) ? 3 : 1;
  if (char === '’') return within ? 3 : 0;
  if (FOREIGN.includes(char)) return 0;
  if (letter(char)) return -2;
  if (within) return char === '‘' || char === '·' ? 0 : -3;
  if (char === '€') return /[\d\s\u00a0]/.test(before) ? 2 : -1;
  if (char === '°') return /[nN\d]/.test(before) ? 2 : 0;
  if (char === '²' || char === '³') return before === 'm' ? 2 : 0;
  if ('«»“”–—…\u00a0\u202f§½¼µ×±•'.includes(char)) return 1;
  return -3;
}

export interface Judged {
  readonly name: EncodingName;
  readonly score: number;
}

/** One-byte encodings, the most French first. */
export function judgeEncodings(texts: readonly Uint8Array[]): Judged[] {
  const judged = ONE_BYTE.map((name) => ({ name, score: texts.reduce((sum, bytes) => sum + plausibility(decoderOf(name)(bytes)), 0) }));
  return judged.sort((a, b) => b.score - a.score || ONE_BYTE.indexOf(a.name) - ONE_BYTE.indexOf(b.name));
}

/** The encoding of texts that are not UTF-8. */
export function oneByteEncoding(texts: readonly Uint8Array[]): EncodingName {
  return judgeEncodings(texts)[0]?.name ?? 'windows-1252';
}

const C1_BYTES = (bytes: Uint8Array): boolean => bytes.some((byte) => byte >= 0x80 && byte <= 0x9f);

/**
 * What a one-byte label has to give way to, or null where the texts bear it out. `ISO-8859-1` has nothing in 80–9F: such bytes are Windows-1252;
 * a label under which the texts are no French gives way to one under which they are.
 */
export function betterThan(label: EncodingName, texts: readonly Uint8Array[]): EncodingName | null {
  const judged = judgeEncodings(texts);
  const [best] = judged;
  const own = label === 'ISO-8859-1' ? 'windows-1252' : label;
  const score = judged.find(({ name }) => name === own)?.score;
  if (best === undefined || score === undefined) return null;
  if (best.score > 0 && score < 0 && best.name !== own) return best.name;
  return label === 'ISO-8859-1' && texts.some(C1_BYTES) ? 'windows-1252' : null;
}

const SAMPLE_CHARACTERS = 90;
const CHOICES = 5;

/**
 * Encodings worth choosing between, the one in use first, each with the same text of the file as it reads it; empty where nothing depends on the choice.
 */
export function encodingChoices(texts: readonly Uint8Array[], used: EncodingName): { name: string; sample: string }[] {
  const telling = texts.filter((bytes) => bytes.some((byte) => byte > 0x7f));
  if (telling.length === 0 || used.startsWith('UTF-16')) return [];
  const isCertain = used === 'UTF-8' && telling.every(looksUtf8);
  if (isCertain) return [];
  const names: EncodingName[] = [used, ...(telling.every((bytes) => isUtf8(bytes)) ? (['UTF-8'] as const) : [])];
  for (const { name } of judgeEncodings(telling)) names.push(name);
  names.push('UTF-8');
  const readings = new Map<string, EncodingName>();
  for (const name of names) {
    const reading = telling.map((bytes) => decoderOf(name)(bytes)).join('\n');
    if (!readings.has(reading)) readings.set(reading, name);
  }
  const kept = [...readings.values()].slice(0, CHOICES);
  const shown = mostTelling(telling, kept);
  return kept.map((name) => ({ name, sample: excerpt(decoderOf(name)(shown)) }));
}

/** The text that the encodings read in the most different ways; the shortest of equals. */
function mostTelling(texts: readonly Uint8Array[], names: readonly EncodingName[]): Uint8Array {
  const ways = (bytes: Uint8Array): number => new Set(names.map((name) => decoderOf(name)(bytes))).size;
  return [...texts].sort((a, b) => ways(b) - ways(a) || a.length - b.length)[0] as Uint8Array;
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= SAMPLE_CHARACTERS) return line;
  const at = Math.max(0, line.search(/[^\x20-\x7e]/) - SAMPLE_CHARACTERS / 2);
  return `${at > 0 ? '…' : ''}${line.slice(at, at + SAMPLE_CHARACTERS)}…`;
}
