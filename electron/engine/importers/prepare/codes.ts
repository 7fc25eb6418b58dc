/** Codes that lost their leading zeros in a spreadsheet get them back where only one answer is possible. */

/** Établissements publics territoriaux: parts of the Métropole du Grand Paris, never a commune's EPCI (COG 2026). */
export const EPT_SIREN: ReadonlySet<string> = new Set([
  '200057966',
  '200057974',
  '200057982',
  '200057990',
  '200057867',
  '200058097',
  '200057875',
  '200058790',
  '200057941',
  '200058006',
  '200058014',
]);

const COMMUNE_FIELDS: ReadonlySet<string> = new Set(['insee', 'comm_insee', 'site_comm_insee', 'commune_insee', 'commune']);

export interface FixedCode {
  readonly value: string | null;
  /** True where a zero was put back: worth a note. Filling to the standard's width (section, numéro) is not. */
  readonly padded: boolean;
}

const kept = (value: string | null): FixedCode => ({ value, padded: false });

export function fixCode(kind: string, field: string, value: string): FixedCode {
  if (COMMUNE_FIELDS.has(field) && (field !== 'commune' || kind === 'parcelles')) {
    return /^\d{4}$/.test(value) ? { value: `0${value}`, padded: true } : kept(value);
  }
  if (field === 'departement' || (field === 'region' && kind !== 'sites')) {
    return /^\d$/.test(value) ? { value: `0${value}`, padded: true } : kept(value);
  }
  if (field === 'epci_siren' && kind === 'communes') return kept(epciOf(value));
  if (kind !== 'parcelles') return kept(value);
  if (field === 'section') return kept(value.toUpperCase().padStart(2, '0'));
  if (field === 'numero') return kept(value.padStart(4, '0'));
  if (field === 'prefixe') return kept(value.padStart(3, '0'));
  // Thirteen characters with nothing but digits before the section: the zero of départements 01 to 09 is gone.
  if (field === 'idu') return /^\d{7}[0-9A-Z]{2}\d{4}$/.test(value) ? { value: `0${value}`, padded: true } : kept(value);
  return kept(value);
}

/** ADMIN EXPRESS writes `NR` or `NC` for none, and `métropole/EPT` in Grand Paris. */
function epciOf(value: string): string | null {
  const codes = value
    .split('/')
    .map((code) => code.trim())
    .filter((code) => /^\d{9}$/.test(code));
  return codes.find((code) => !EPT_SIREN.has(code)) ?? codes[0] ?? null;
}

/** `idu` from its parts (département + commune, préfixe, section, numéro), or null where one is missing. */
export function composeIdu(parts: {
  commune: string | null;
  prefixe: string | null;
  section: string | null;
  numero: string | null;
}): string | null {
  const { commune, prefixe, section, numero } = parts;
  if (commune === null || section === null || numero === null) return null;
  const idu = `${commune}${prefixe ?? '000'}${section}${numero}`;
  return /^(\d{2}|2[AB])\d{6}[0-9A-Z]{2}\d{4}$/.test(idu) ? idu : null;
}
