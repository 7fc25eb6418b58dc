/**
 * Identifiers of parcels as planners write them. The identifier of the cadastre (`idu`, 14 characters) is département 2 + commune 3 + préfixe 3 +
 * section 2 (« A » is written 0A) + numéro 4. Overseas the département takes 3 and the commune 2.
 */
export interface ParcelQuery {
  /** INSEE code, or null where a name or nothing was given. */
  readonly commune: string | null;
  /** Words of the commune, where they are not a code. */
  readonly communeWords: string | null;
  /** Three digits, null: whatever it is. */
  readonly prefix: string | null;
  /** Two characters, null: not typed yet. */
  readonly section: string | null;
  /** Four digits, null: not typed yet. */
  readonly number: string | null;
}

const CODE = /^(\d{5}|2[AB]\d{3})$/i;
const WHOLE = /^(\d{5}|2[AB]\d{3})(\d{3})([0-9A-Z][A-Z])(\d{1,4})?$/i;

/** Null where the words are no parcel. A section alone (« AB ») is not taken for one. */
export function readParcel(typed: string): ParcelQuery | null {
  const text = typed.trim().replace(/^#\s*/, '').toUpperCase();
  const squeezed = text.replace(/[\s\u00a0\u202f._-]+/g, '');
  const whole = WHOLE.exec(squeezed);
  if (whole) {
    const [, commune = null, prefix = null, section = null, number] = whole;
    return { commune, communeWords: null, prefix, section: padded(section), number: number === undefined ? null : number.padStart(4, '0') };
  }
  return inParts(text);
}

function inParts(text: string): ParcelQuery | null {
  const parts = text
    .replace(/\b(PARCELLE|SECTION|N°|NO|NUMERO|NUMÉRO)(?=\s|\d|$)/g, ' ')
    .replace(/([A-Z])(\d)/g, '$1 $2')
    .split(/[\s\u00a0\u202f,;/.-]+/)
    .filter((part) => part !== '');
  // « 2A004 » must stay whole
  const rejoined = /^2[AB] \d{3}\b/.test(parts.slice(0, 2).join(' ')) ? [`${parts[0]}${parts[1]}`, ...parts.slice(2)] : parts;
  const [first = '', ...others] = rejoined;
  if (CODE.test(first)) {
    const [prefix, rest] = /^\d{3}$/.test(others[0] ?? '') ? [others[0] as string, others.slice(1)] : [null, others];
    const [section, number, ...more] = rest;
    if (section === undefined || !isSection(section) || more.length > 0) return null;
    if (number !== undefined && !isNumber(number)) return null;
    return { commune: first, communeWords: null, prefix, section: padded(section), number: number?.padStart(4, '0') ?? null };
  }
  const at = rejoined.findIndex((part, index) => isSection(part) && isNumber(rejoined[index + 1] ?? ''));
  // the section stands before the commune or after it, not inside
  if (at < 0 || (at > 0 && at + 2 < rejoined.length)) return null;
  const words = [...rejoined.slice(0, at), ...rejoined.slice(at + 2)];
  const code = words.length === 1 && CODE.test(words[0] as string) ? (words[0] as string) : null;
  return {
    commune: code,
    communeWords: words.length === 0 || code !== null ? null : words.join(' '),
    prefix: null,
    section: padded(rejoined[at] as string),
    number: (rejoined[at + 1] as string).padStart(4, '0'),
  };
}

function isSection(part: string): boolean {
  return /^(?:[A-Z]{1,2}|[0-9][A-Z])$/.test(part);
}

function isNumber(part: string): boolean {
  return /^\d{1,4}$/.test(part);
}

function padded(section: string | null): string | null {
  return section?.padStart(2, '0') ?? null;
}
