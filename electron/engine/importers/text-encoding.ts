import { isUtf8 } from 'node:buffer';

export type EncodingName = 'UTF-8' | 'UTF-16LE' | 'windows-1252' | 'ISO-8859-1' | 'ISO-8859-15' | 'CP850' | 'CP437' | 'macintosh';
export type Decode = (bytes: Uint8Array) => string;

/** Upper halves (bytes 80–FF) of the two DOS code pages found in French DBF files. */
const DOS_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
const DOS_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** The encoding a file or a user means by a label, or null where the label is not known. */
export function encodingNamed(label: string): EncodingName | null {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  if (/^(utf8|65001|cp65001)$/.test(name)) return 'UTF-8';
  if (/^(utf16|utf16le|unicode)$/.test(name)) return 'UTF-16LE';
  if (/^(windows1252|cp1252|1252|ansi1252|ansi|ldid\/87|ldid\/3)$/.test(name)) return 'windows-1252';
  if (/^(iso88591|88591|latin1|l1)$/.test(name)) return 'ISO-8859-1';
  if (/^(iso885915|885915|latin9)$/.test(name)) return 'ISO-8859-15';
  if (/^(cp850|ibm850|850|oem850)$/.test(name)) return 'CP850';
  if (/^(cp437|ibm437|437|oem437|oem)$/.test(name)) return 'CP437';
  if (/^(macintosh|macroman|mac|xmacroman)$/.test(name)) return 'macintosh';
  return null;
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

const DECODERS: Readonly<Record<EncodingName, Decode>> = {
  'UTF-8': (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', 0, bytes.byteLength),
  'UTF-16LE': (bytes) => utf16.decode(bytes),
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
