/** Fields that analyses add to the objects of a layer, by which it can be styled and labelled as by its own. */
import type { LayerInfo } from './layer.ts';

export type StyledField = Pick<LayerInfo['fields'][number], 'name' | 'type' | 'unit' | 'values'>;

const field = (name: string, type: string, unit: string | null = null): StyledField => ({ name, type, unit, values: null });
const AREA = field('surface_ha', 'real', 'ha');

const OF_TABLE: Readonly<Record<string, readonly StyledField[]>> = {
  sites: [
    AREA,
    field('friche_part', 'real', 'share'),
    field('friche_ha', 'real', 'ha'),
    field('recyclage', 'boolean'),
    field('contrainte_part', 'real', 'share'),
    field('contrainte_ha', 'real', 'ha'),
    field('exclusion_part', 'real', 'share'),
    field('exclusion_ha', 'real', 'ha'),
    field('contraintes_types', 'integer'),
    field('artificialise_part', 'real', 'share'),
    field('artificialise_ha', 'real', 'ha'),
    field('foncier_public_part', 'real', 'share'),
    field('foncier_viabilise_part', 'real', 'share'),
    field('bassin_population', 'integer'),
    field('voisins_etablissements', 'integer'),
    field('voisins_industries', 'integer'),
    field('voisins_emplois_industriels', 'integer'),
    field('voisins_laureats', 'integer'),
    field('voisins_embranches', 'integer'),
    field('territoire_industrie', 'text'),
    field('commune_nom', 'text'),
    field('epci_nom', 'text'),
    field('ti_nom', 'text'),
    field('departement', 'text'),
    field('region', 'text'),
  ],
  friches: [AREA, field('epci_siren', 'text')],
  equipements: [field('epci_siren', 'text')],
};

/** Those of a layer's objects, by its table; areas of any polygons. */
export function computedFields({ table, geometry }: Pick<LayerInfo, 'table' | 'geometry'>): readonly StyledField[] {
  return OF_TABLE[table] ?? (geometry === 'MULTIPOLYGON' ? [AREA] : []);
}

/** The layer's own fields, then the computed ones. Long texts and JSON are none to style by. */
export function styledFields(layer: Pick<LayerInfo, 'table' | 'geometry' | 'fields'>): StyledField[] {
  const own = layer.fields.filter(({ type }) => type !== 'json');
  return [...own, ...computedFields(layer).filter(({ name }) => !own.some((one) => one.name === name))];
}

export function isNumberField({ type }: Pick<StyledField, 'type'>): boolean {
  return type === 'integer' || type === 'real';
}
