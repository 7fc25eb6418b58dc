/** Names of columns in lists of communes and territories, folded: INSEE, DGCL (Banatic), ANCT, IGN, Etalab and home-made files. */
const NAMES = {
  commune: [
    'codgeo',
    'insee_com',
    'com_insee',
    'code_insee',
    'insee',
    'code_commune',
    'code_commune_insee',
    'code_insee_commune',
    'commune_insee',
    'code_geographique',
    'code_com',
    'codecommune',
    'depcom',
    'com',
    'insee_commune',
    'cod_com',
  ],
  communeName: ['libgeo', 'lib_com', 'libcom', 'nom_com', 'nom_commune', 'libelle_commune', 'nom_membre', 'libelle_geographique'],
  epci: ['epci', 'siren_epci', 'epci_siren', 'code_epci', 'epci_code', 'codeepci', 'cod_epci', 'code_siren_epci', 'siren_groupement'],
  epciName: ['libepci', 'lib_epci', 'nom_epci', 'epci_nom', 'libelle_epci', 'raison_sociale', 'nom_groupement'],
  nature: ['nature_epci', 'epci_nature', 'nature_juridique', 'nat_epci', 'nature'],
  territoire: ['id_ti', 'ti_id', 'id_territoire', 'code_ti'],
  territoireName: ['lib_ti', 'ti_nom', 'nom_ti', 'lib_territoire', 'nom_territoire', 'libelle_ti'],
  before: ['com_av', 'ancien_code', 'code_ancien', 'insee_ancien', 'codgeo_ini', 'com_ini', 'depcom_ini', 'code_avant', 'ancien'],
  after: ['com_ap', 'nouveau_code', 'code_nouveau', 'insee_nouveau', 'codgeo_fin', 'com_fin', 'depcom_fin', 'code_apres', 'nouveau'],
} as const;
export type ColumnRole = keyof typeof NAMES;

/** The column of a role, or null. A year after the name does not count: `siren_epci_2026`. */
export function columnOf(columns: readonly string[], role: ColumnRole): string | null {
  const names: readonly string[] = NAMES[role];
  return names.find((name) => columns.includes(name)) ?? columns.find((column) => names.includes(withoutYear(column))) ?? null;
}

const withoutYear = (column: string): string => column.replace(/_?(?:19|20)\d{2}$/, '');

/** Two columns of the same codes in two years, the earlier first: `code_2018`, `code_2026`. */
export function yearColumns(columns: readonly string[]): readonly [before: string, after: string] | null {
  const dated = columns.flatMap((column) => {
    const year = /((?:19|20)\d{2})$/.exec(column)?.[1];
    const name = withoutYear(column);
    return year !== undefined && (name === 'code' || (NAMES.commune as readonly string[]).includes(name)) ? [{ column, name, year }] : [];
  });
  const [first, second] = dated.sort((a, b) => (a.year < b.year ? -1 : 1));
  return first && second && first.name === second.name && first.year !== second.year ? [first.column, second.column] : null;
}

/** An INSEE code whose leading zero a spreadsheet dropped gets it back; null for anything else. */
export function communeCode(text: string | undefined): string | null {
  const code = (text ?? '').trim().toUpperCase();
  if (/^\d{4}$/.test(code)) return `0${code}`;
  return /^(\d{5}|2[AB]\d{3})$/.test(code) ? code : null;
}

/** Null where there is none: INSEE writes ZZZZZZZZZ for communes outside any EPCI. */
export function sirenCode(text: string | undefined): string | null {
  const code = (text ?? '').replace(/\s/g, '');
  return /^\d{9}$/.test(code) ? code : null;
}
