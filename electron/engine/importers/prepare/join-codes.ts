/** Codes as tables write them, one or several in a cell, and as the layers of a project hold them. */
import type { Join } from '../../../../shared/domain/import.ts';

export type JoinLayer = Join['with'];

/** What a code of each layer looks like, without spaces and in upper case. Sites have identifiers of their producer's own. */
const SHAPES: Readonly<Record<JoinLayer, RegExp>> = {
  communes: /^(\d{4,5}|2[AB]\d{3})$/,
  epci: /^\d{9}$/,
  territoires: /^TI-\d{4}$/,
  // Département and commune, préfixe, section, numéro; thirteen characters where the zero of départements 01 to 09 is gone.
  parcelles: /^(\d{4,5}|2[AB]\d{3})\d{3}[0-9A-Z]{2}\d{4}$/,
  sites: /./,
};

export const looksLikeCode = (layer: JoinLayer, cell: string): boolean => SHAPES[layer].test(compact(cell));

const compact = (text: string): string => text.replace(/[\s\u00a0\u202f]/g, '').toUpperCase();

export interface ReadCode {
  /** As the project holds it. */
  readonly code: string;
  /** True where a leading zero was put back. */
  readonly completed: boolean;
}

/** `01004|01005`, `{01004,01005}`, `["01004"]`, `200 068 781`: the codes of a cell. What is no code of the layer is given as it stands. */
export function codesOf(layer: JoinLayer, cell: string): ReadCode[] {
  const parts = cell
    .replace(/[[\]{}"]/g, '')
    .split(/[|;,/\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.flatMap((part) => {
    if (layer === 'sites') return [{ code: part, completed: false }];
    const words = part.split(/[\s\u00a0\u202f]+/);
    // Several codes divided by spaces, unless together they are one (« 200 068 781 »).
    const separate = words.length > 1 && words.every((word) => looksLikeCode(layer, word));
    return (separate ? words : [part]).map((word) => asStored(layer, compact(word).replace(/^(\d+)\.0$/, '$1')));
  });
}

function asStored(layer: JoinLayer, code: string): ReadCode {
  if (layer === 'territoires') return { code: code.toLowerCase(), completed: false };
  const completed = (layer === 'communes' && /^\d{4}$/.test(code)) || (layer === 'parcelles' && /^\d{7}[0-9A-Z]{2}\d{4}$/.test(code));
  return { code: completed ? `0${code}` : code, completed };
}

/** The commune of a municipal arrondissement of Paris, Lyon or Marseille, or null. */
export function communeOfArrondissement(code: string): string | null {
  if (/^751(0[1-9]|1\d|20)$/.test(code)) return '75056';
  if (/^132(0[1-9]|1[0-6])$/.test(code)) return '13055';
  return /^6938[1-9]$/.test(code) ? '69123' : null;
}
