/** What the standard says of a field beside its type: required, several values, the form of a code, the theme it is grouped under. Pure. */
import { CONVENTIONAL_VALUES, definitionOfTable, fieldOf } from '../../../shared/domain/kinds/index.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { CellValue } from '../../ui/field-value.ts';

type LayerField = LayerInfo['fields'][number];

export interface FormField extends LayerField {
  /** Several values joined by `|`. */
  readonly multiple?: boolean;
  readonly maxLength?: number;
  /** By the standard: marked while missing, never a reason to refuse the object. */
  readonly required: boolean;
  readonly theme: Theme;
}

export const THEMES = [
  'identity',
  'place',
  'surface',
  'tenure',
  'vocation',
  'urbanism',
  'building',
  'soil',
  'network',
  'access',
  'activity',
  'follow-up',
  'other',
] as const;
export type Theme = (typeof THEMES)[number];

/** The first that matches. */
const BY_NAME: readonly (readonly [RegExp, Theme])[] = [
  [/_date$|^source|_source_|^millesime$|^maj$|^geocodage|^cog$/, 'follow-up'],
  [/_voca(_|domi)/, 'vocation'],
  [/^(proprio|site_moa)_|maitrise|acquereur|cession|prix|montant|stade_comm/, 'tenure'],
  [/surf|contenance|_nbre$|vacance$|_nb_|^bati_nombre/, 'surface'],
  [
    /^(idu|prefixe|section|numero|region)$|comm_(nom|insee)|^commune|epci_|insee|^departements?$|adresse|^ban_id|refcad|territoire/,
    'place',
  ],
  [/^(desserte|autoroute|gare|aeroport|port)_|^fer$|^sens$|^vitesse/, 'access'],
  [/^reseau_|^puissance|^(eau|electricite|fibre)$|^tension/, 'network'],
  [/^urba_|evol_urba|^exclusion$|^niveau$|stade_amngt/, 'urbanism'],
  [/^(bati|local)_|patrimoine/, 'building'],
  [/^sol_|pollution|securite|^code_[cu]s$|artificialise/, 'soil'],
  [/^activite_|^etab_(activite|effectif|actif|siege|nat)|usage|occup|_projet|_reconv|^terr_(utile|cle)/, 'activity'],
  [
    /_id$|nom$|titre|type$|etat$|statut|maturite|labels|libelle|^(siren|siret|code|categorie|population|nature)$|description|commentaire|_url(?:_|$)|media/,
    'identity',
  ],
];

export function themeOf(name: string): Theme {
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

/** Lists of the programme's own, to which the words of the standard for what is not known do not belong. */
const OWN_LISTS = ['maturite', 'statut'];

/** The fields of a layer as its form shows them, in the order of the layer. */
export function formFields(layer: LayerInfo): FormField[] {
  const known = definitionOfTable(layer.table)?.table;
  return (
    layer.fields
      // links between objects are kept by numbers nobody reads
      .filter((field) => field.type !== 'json' && !field.name.endsWith('_uid'))
      .map((field) => {
        const rule = known && fieldOf(known, field.name);
        const isYesNo = field.values?.length === 2;
        const values = field.values && known && !isYesNo && !OWN_LISTS.includes(field.name) ? withConventional(field.values) : field.values;
        return {
          ...field,
          values,
          required: rule?.required ?? false,
          theme: known ? themeOf(field.name) : 'other',
          ...(rule?.multiple ? { multiple: true } : {}),
          ...(rule?.maxLength === undefined ? {} : { maxLength: rule.maxLength }),
        };
      })
  );
}

function withConventional(values: readonly string[]): string[] {
  return [...values, ...CONVENTIONAL_VALUES.filter((value) => !values.includes(value))];
}

export interface ThemeGroup {
  readonly theme: Theme;
  readonly fields: readonly FormField[];
}

/** Themes in their order, each with its fields; one alone where there is little to group. */
export function byTheme(fields: readonly FormField[]): ThemeGroup[] {
  return THEMES.map((theme) => ({ theme, fields: fields.filter((field) => field.theme === theme) })).filter(
    (group) => group.fields.length > 0,
  );
}

const INSEE = /^(?:\d{2}|2[AB])\d{3}$/;
/** Commune, prefix, section, number. */
const IDU = /^(?:\d{2}|2[AB])\d{6}[0-9A-Z]{2}\d{4}$/;

/** The key of a SIREN or SIRET: sum of its figures, every second one from the right doubled (ISO/IEC 7812-1). */
function hasKey(code: string): boolean {
  const sum = [...code].reverse().reduce((total, figure, index) => {
    const value = Number(figure) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** La Poste's establishments are numbered otherwise: the plain sum of the figures is a multiple of five. */
const isLaPoste = (code: string): boolean =>
  code.startsWith('356000000') && [...code].reduce((sum, figure) => sum + Number(figure), 0) % 5 === 0;

/** Why a value that fits its type is no code of its field: a message, or null. Codes are text: what is typed is never bent. */
export function codeProblem(field: Pick<FormField, 'name' | 'maxLength'>, value: CellValue): string | null {
  if (typeof value !== 'string' || value === '') return null;
  const { name, maxLength } = field;
  if (/insee$/.test(name) || name === 'commune') return INSEE.test(value) ? null : 'value.code.insee';
  if (/siren$/.test(name)) return /^\d{9}$/.test(value) && hasKey(value) ? null : 'value.code.siren';
  if (/siret$/.test(name)) return /^\d{14}$/.test(value) && (hasKey(value) || isLaPoste(value)) ? null : 'value.code.siret';
  if (name === 'idu') return IDU.test(value) ? null : 'value.code.idu';
  if (/_annee$/.test(name)) return /^\d{4}$/.test(value) ? null : 'value.code.year';
  if (/_url$/.test(name)) return value.split('|').every((one) => /^https?:\/\/\S+$/i.test(one)) ? null : 'value.code.url';
  if (/_mail$|^source_contact$/.test(name)) return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? null : 'value.code.mail';
  return maxLength !== undefined && [...value].length > maxLength ? 'value.code.long' : null;
}
