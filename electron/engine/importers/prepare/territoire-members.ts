/** Which EPCI, communes and EPT make a Territoire d'industrie, as the ANCT's files say it. */
import { fold } from '../names.ts';
import type { SourceValue } from '../types.ts';
import { EPT_SIREN } from './codes.ts';

export interface TerritoireMember {
  readonly type: 'epci' | 'commune' | 'ept';
  /** SIREN of an EPCI or EPT; INSEE code of a commune, or its SIREN where the file gives that. */
  readonly code: string;
  readonly nom: string | null;
}

/** Columns that list members: one text for all, or one member a row. */
export interface MemberColumns {
  readonly list: string | null;
  readonly code: string | null;
  readonly nom: string | null;
}

export function memberColumns(fields: readonly string[]): MemberColumns {
  const find = (...names: string[]): string | null => fields.find((field) => names.includes(fold(field))) ?? null;
  return {
    list: find('liste_geo', 'liste_epci', 'composition'),
    code: find('siren', 'siren_epci', 'code_siren', 'siren_membre', 'insee_com', 'code_insee', 'insee'),
    nom: find('nom_source', 'nom_epci', 'nom_membre', 'lib_com', 'lib_epci', 'nom_commune'),
  };
}

export function membersOf(values: Readonly<Record<string, SourceValue>>, columns: MemberColumns): TerritoireMember[] {
  const list = columns.list === null ? null : values[columns.list];
  if (typeof list === 'string') {
    // Names hold brackets and commas themselves: only the code in the last brackets of each piece is sure.
    return list.split(';').flatMap((piece) => {
      const match = /^\s*(.*?)\s*\((\d{5}|\d{9}|2[AB]\d{3})\)\s*$/.exec(piece);
      return match ? [member(match[2] as string, match[1] || null)] : [];
    });
  }
  const code = columns.code === null ? null : values[columns.code];
  if (typeof code !== 'string' && typeof code !== 'number') return [];
  const nom = columns.nom === null ? null : values[columns.nom];
  const text = String(code).trim();
  return /^(\d{5}|\d{9}|2[AB]\d{3})$/.test(text) ? [member(text, typeof nom === 'string' ? nom.trim() : null)] : [];
}

/** The SIREN of a commune begins by 21 and holds its INSEE code only now and then: the list of both (engine/reference) turns it into one. */
function member(code: string, nom: string | null): TerritoireMember {
  if (EPT_SIREN.has(code)) return { type: 'ept', code, nom };
  return { type: code.length === 5 || code.startsWith('21') ? 'commune' : 'epci', code, nom };
}
