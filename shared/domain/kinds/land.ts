import { boolean, choice, date, integer, type KindDefinition, real, text } from './field.ts';

/** Cadastre (Etalab, PCI): `idu` is département 2 + commune 3 + préfixe 3 + section 2 + numéro 4. */
export const parcelles: KindDefinition = {
  kind: 'parcelles',
  tables: [
    {
      name: 'parcelles',
      geometry: 'MULTIPOLYGON',
      key: 'idu',
      fields: [
        // fourteen characters, and one or two letters for the parts of a parcel cut in the project
        text('idu', { maxLength: 16 }),
        text('commune', { maxLength: 5 }),
        text('prefixe', { maxLength: 3 }),
        text('section', { maxLength: 2 }),
        text('numero', { maxLength: 4 }),
        integer('contenance_m2', { unit: 'm2' }),
      ],
    },
  ],
};

const equipementFields = [
  text('categorie'),
  text('nom'),
  text('code'),
  real('tension_kv', { unit: 'kv' }),
  real('vitesse_kmh', { unit: 'km/h' }),
  text('sens'),
] as const;

export const equipements: KindDefinition = {
  kind: 'equipements',
  tables: [
    { name: 'equipements', geometry: 'POINT', key: null, fields: equipementFields },
    { name: 'equipements_lignes', geometry: 'MULTILINESTRING', key: null, fields: equipementFields },
    { name: 'equipements_surfaces', geometry: 'MULTIPOLYGON', key: null, fields: equipementFields },
  ],
};

export const contraintes: KindDefinition = {
  kind: 'contraintes',
  tables: [
    {
      name: 'contraintes',
      geometry: 'MULTIPOLYGON',
      key: null,
      fields: [text('type'), text('nom'), text('niveau'), boolean('exclusion')],
    },
  ],
};

export const occupationSol: KindDefinition = {
  kind: 'occupation_sol',
  tables: [
    {
      name: 'occupation_sol',
      geometry: 'MULTIPOLYGON',
      key: null,
      fields: [text('code_cs'), text('code_us'), text('millesime', { maxLength: 4 }), boolean('artificialise')],
    },
  ],
};

/** Action plan of a Territoire d'industrie: axes and statuses of the programme (action-plan review of November 2024). */
export const actions: KindDefinition = {
  kind: 'actions',
  tables: [
    {
      name: 'actions',
      geometry: null,
      key: null,
      fields: [
        text('titre'),
        text('site_uid'),
        text('ti_id'),
        choice('axe', [
          'accélérer la transition écologique et énergétique',
          'écosystèmes d’innovation ambitieux',
          'développer les compétences',
          'mobiliser un foncier industriel adapté',
        ]),
        text('sous_theme'),
        choice('statut', ['amont', 'en étude préalable', 'en cours de réalisation', 'réalisé', 'en pause', 'abandonné', 'non renseigné']),
        text('blocage'),
        text('responsable'),
        date('echeance'),
      ],
    },
  ],
};

export const laureats: KindDefinition = {
  kind: 'laureats',
  tables: [
    {
      name: 'laureats',
      geometry: 'POINT',
      key: null,
      fields: [
        text('nom'),
        text('dispositif'),
        text('filiere'),
        text('commune_insee', { maxLength: 5 }),
        text('ti_id'),
        integer('annee'),
        real('investissement_eur', { unit: 'eur' }),
        real('aide_eur', { unit: 'eur' }),
        integer('emplois'),
      ],
    },
  ],
};
