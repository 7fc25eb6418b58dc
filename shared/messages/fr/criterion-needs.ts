/** What a criterion without any value waits for, and the figures behind the criteria in the sheet of a site. */
export default {
  'workshop.need.or': ' ou ',
  'workshop.need.run': 'Lancer les analyses.',
  'workshop.need.layer':
    '{kind, select, communes {Importer des communes avec leur population} contraintes {Importer les contraintes (PPR, Natura 2000, captages…)} occupation_sol {Importer l’occupation du sol (OCS GE)} terrains {Importer les terrains du site (CNIG TERRAIN-ECO)} etablissements {Importer les établissements (SIRENE ou CNIG)} epci {Importer les EPCI, ou renseigner le code SIREN des sites} sites {Dessiner ou importer le contour des sites} other {Importer la couche « {layer} »}}, puis lancer les analyses.',
  'workshop.need.category': 'Importer des équipements de catégorie « {categories} », puis lancer les analyses.',
  'workshop.need.field': 'Renseigner « {fields} » dans la table des sites.',
  'workshop.need.judgement': 'Noter les sites en séance, par le nom du critère.',
  'workshop.need.some':
    '{count, plural, one {Un critère n’a aucune donnée.} other {# critères n’ont aucune donnée.}} La fiabilité en tient compte.',
  'workshop.need.show': 'Voir ce qu’il manque',
  'figure.measures': 'Terrain et alentours',
  'figure.constraint-untyped': 'Contrainte sans type',
  'figure.constraint-exclusive': 'exclusion',
  'cli.rank.need': '  {criterion} : {need}',
};
