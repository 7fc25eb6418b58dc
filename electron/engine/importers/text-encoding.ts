import { isUtf8 } from 'node:buffer';
import { EmpriseError } from '../../../shared/contract/errors.ts';

export type EncodingName =
  | 'UTF-8'
  | 'UTF-16LE'
  | 'UTF-16BE'
  | 'windows-1252'
  | 'ISO-8859-1'
  | 'ISO-8859-15'
  | 'CP850'
  | 'CP437'
  | 'macintosh';
export type Decode = (bytes: Uint8Array) => string;

/** Upper halves (bytes 80–FF) of the two DOS code pages found in French DBF files. */
const DOS_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
const DOS_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** What the language byte of a dBase table stands for (Microsoft and ESRI lists, western part); `LDID/n` in a .cpg says the same. */
export const BY_LANGUAGE_BYTE: Readonly<Record<number, EncodingName>> = {
  ...Object.fromEntries([0x01, 0x09, 0x0b, 0x0d, 0x0f, 0x11, 0x15, 0x18, 0x19, 0x1b].map((byte) => [byte, 'CP437'] as const)),
  ...Object.fromEntries([0x02, 0x0a, 0x0e, 0x10, 0x12, 0x14, 0x16, 0x1a, 0x1d, 0x25, 0x37].map((byte) => [byte, 'CP850'] as const)),
  ...Object.fromEntries([0x03, 0x57, 0x58, 0x59].map((byte) => [byte, 'windows-1252'] as const)),
  4: 'macintosh',
};

const LABELS: readonly (readonly [RegExp, EncodingName])[] = [
  [/^(x?utf8(mb4)?(bom)?|(cp|ansi)?65001)$/, 'UTF-8'],
  [/^(utf16(le)?|unicode|1200)$/, 'UTF-16LE'],
  [/^(utf16be|unicodefffe|1201)$/, 'UTF-16BE'],
  [
    /^(x?cp|win|windows|ansi|msansi|mswin|ansiwindows)?1252(latin1)?$|^(ansi|windowslatin1|windowsansi|winansi|westernwindows)$/,
    'windows-1252',
  ],
  [/^(iso)?(ir)?8859(p)?1(:?1987)?$|^(iso)?latin1$|^(l1|28591|cp28591|cp819|ibm819)$/, 'ISO-8859-1'],
  [/^(iso)?8859(p)?15$|^(iso)?latin9$|^(l9|28605|cp28605)$/, 'ISO-8859-15'],
  [/^(cp|ibm|oem|dos|pc|msdos)?850$/, 'CP850'],
  [/^((cp|ibm|oem|dos|pc|msdos)?437|oem|dos)$/, 'CP437'],
  [/^(x?mac(intosh)?(os)?(roman)?|cp10000|10000)$/, 'macintosh'],
];

/** The encoding a file or a user means by a label, or null where the label is not known. Case, spaces and dashes do not count. */
export function encodingNamed(label: string): EncodingName | null {
  const name = label
    .trim()
    .replace(/^\uFEFF|^ï»¿/, '')
    .toLowerCase()
    .replace(/[\s_.-]/g, '');
  const languageByte = /^ldid\/(\d{1,3})$/.exec(name)?.[1];
  if (languageByte !== undefined) return BY_LANGUAGE_BYTE[Number(languageByte)] ?? null;
  return LABELS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** The encoding somebody asks for `file`, null where nobody does. Throws EmpriseError('encoding-unknown'). */
export function encodingGiven(file: string, label: string | undefined): EncodingName | null {
  if (label === undefined) return null;
  const name = encodingNamed(label);
  if (name === null) throw new EmpriseError('encoding-unknown', { file, encoding: label });
  return name;
}

const singleByte =
  (change: (text: string) => string): Decode =>
  (bytes) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', 0, bytes.byteLength);
    return change(text);
  };
const dos = (upper: string): Decode =>
  singleByte((text) => text.replace(/[\x80-\xff]/g, (char) => upper[char.charCodeAt(0) - 128] as string));

const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windows1252 = singleByte((text) => text.replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 128] as string));
const LATIN_9: Readonly<Record<string, string>> = { '¤': '€', '¦': 'Š', '¨': 'š', '´': 'Ž', '¸': 'ž', '¼': 'Œ', '½': 'œ', '¾': 'Ÿ' };
const macintosh = new TextDecoder('macintosh');
const utf16 = new TextDecoder('utf-16le');
const utf16be = new TextDecoder('utf-16be');

const DECODERS: Readonly<Record<EncodingName, Decode>> = {
  'UTF-8': (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', 0, bytes.byteLength),
  'UTF-16LE': (bytes) => utf16.decode(bytes),
  'UTF-16BE': (bytes) => utf16be.decode(bytes),
  'windows-1252': windows1252,
  // Files labelled ISO-8859-1 hold Windows quotes and "œ" in the bytes that standard leaves to control codes: reading them as such loses nothing.
  'ISO-8859-1': windows1252,
  'ISO-8859-15': singleByte((text) => text.replace(/[¤¦¨´¸¼½¾]/g, (char) => LATIN_9[char] as string)),
  CP850: dos(DOS_850),
  CP437: dos(DOS_437),
  macintosh: (bytes) => macintosh.decode(bytes),
};

export function decoderOf(encoding: EncodingName): Decode {
  return DECODERS[encoding];
}

/** UTF-8 where the bytes can be, Windows-1252 otherwise: a single accent outside UTF-8 proves the second, French files are one or the other. */
export function guessEncoding(bytes: Uint8Array): EncodingName {
  return isUtf8(bytes) ? 'UTF-8' : 'windows-1252';
}

/** True where a piece cut anywhere out of a longer text can be UTF-8: an incomplete character at its end does not count. */
export function looksUtf8(piece: Uint8Array): boolean {
  if (isUtf8(piece)) return true;
  let end = piece.length;
  while (end > 0 && piece.length - end < 3 && ((piece[end - 1] as number) & 0xc0) === 0x80) end--;
  return isUtf8(piece.subarray(0, Math.max(0, end - 1)));
}
