/** INSEE, SIRENE StockEtablissement and its géolocalisation: `etatAdministratifEtablissement` is A (actif) or F (fermé). */
import type { Profile } from '../profile.ts';

export const sirene: readonly Profile[] = [
  {
    id: 'sirene-etablissements',
    kind: 'etablissements',
    all: ['siret', 'siren'],
    any: ['activiteprincipaleetablissement', 'etatadministratifetablissement', 'codecommuneetablissement', 'trancheeffectifsetablissement'],
    likely: /stocketablissement|sirene/,
    fields: {
      comm_insee: ['codecommuneetablissement', 'plg_code_commune'],
      comm_nom: ['libellecommuneetablissement'],
      etab_nom: ['enseigne1etablissement', 'denominationusuelleetablissement'],
      etab_raison_sociale: ['denominationunitelegale'],
      etab_siege: ['etablissementsiege'],
      etab_creation_date: ['datecreationetablissement'],
      etab_actu_date: ['datederniertraitementetablissement'],
      etab_activite_code: ['activiteprincipaleetablissement'],
      etab_effectif_code: ['trancheeffectifsetablissement'],
      etab_effectif_annee: ['anneeeffectifsetablissement'],
    },
    derived: {
      etab_actif: (value) => {
        const state = value('etatadministratifetablissement');
        return state === 'A' ? 'oui' : state === 'F' ? 'non' : null;
      },
    },
    cnig: false,
  },
];
