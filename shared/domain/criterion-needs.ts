/** What a criterion without any value waits for: the layer to import, the field to fill in, or what the room has to say. */
import type { SchemaKind } from './kinds/index.ts';
import type { CriterionFeed } from './workshop.ts';

/** The catalogue of messages, from whoever has it: this room knows none. */
interface Words {
  readonly text: (id: string, params?: Record<string, string>) => string;
  readonly hasMessage: (id: string) => boolean;
}

export type CriterionNeed =
  | { readonly what: 'layer'; readonly kind: SchemaKind }
  /** Equipements of one of the categories. */
  | { readonly what: 'category'; readonly categories: readonly string[] }
  | { readonly what: 'field'; readonly fields: readonly string[] }
  | { readonly what: 'judgement' };

/** Layer behind each computed column of sites. */
const LAYER_OF: Readonly<Record<string, SchemaKind>> = {
  friche_ha: 'friches',
  friche_part: 'friches',
  recyclage: 'friches',
  contrainte_ha: 'contraintes',
  contrainte_part: 'contraintes',
  exclusion_ha: 'contraintes',
  exclusion_part: 'contraintes',
  contraintes_types: 'contraintes',
  artificialise_ha: 'occupation_sol',
  artificialise_part: 'occupation_sol',
  foncier_public_part: 'terrains',
  foncier_viabilise_part: 'terrains',
  bassin_population: 'communes',
  voisins_etablissements: 'etablissements',
  voisins_industries: 'etablissements',
  voisins_emplois_industriels: 'etablissements',
  voisins_laureats: 'laureats',
  territoire_industrie: 'epci',
  epci_nom: 'epci',
  epci_siren: 'epci',
  ti_nom: 'epci',
  ti_id: 'epci',
  commune_nom: 'communes',
  commune_insee: 'communes',
  surface_ha: 'sites',
};
const SIDINGS = { what: 'category', categories: ['ite'] } as const;

export function needOf(feed: CriterionFeed): CriterionNeed {
  if (feed.from === 'judgement') return { what: 'judgement' };
  if (feed.from === 'proximity') return { what: 'category', categories: feed.category.split('+') };
  const fields = feed.field.split('+');
  if (fields.includes('voisins_embranches')) return SIDINGS;
  const kind = fields.map((field) => LAYER_OF[field]).find((known) => known !== undefined);
  return kind === undefined ? { what: 'field', fields } : { what: 'layer', kind };
}

/** The next step in words. `unrun`: analyses wait to be run, and may find what they need in the project already. */
export function needText(need: CriterionNeed, unrun: boolean, { text, hasMessage }: Words): string {
  if (unrun && (need.what === 'layer' || need.what === 'category')) return text('workshop.need.run');
  const named = (prefix: string, code: string): string => (hasMessage(`${prefix}.${code}`) ? text(`${prefix}.${code}`) : code);
  const or = (codes: readonly string[], prefix: string): string =>
    codes
      .map((code) => named(prefix, code))
      .filter((name, index, all) => all.indexOf(name) === index)
      .join(text('workshop.need.or'));
  switch (need.what) {
    case 'layer':
      return text('workshop.need.layer', { kind: need.kind, layer: text(`kind.${need.kind}`) });
    case 'category':
      return text('workshop.need.category', { categories: or(need.categories, 'categorie') });
    case 'field':
      return text('workshop.need.field', { fields: or(need.fields, 'field') });
    case 'judgement':
      return text('workshop.need.judgement');
  }
}
