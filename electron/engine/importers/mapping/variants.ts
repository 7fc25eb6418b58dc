/**
 * Other spellings of listed values, as producers write them, folded. `same`: the same thing under another name, applied and counted.
 * `near`: a judgement about meaning, only proposed. Sources: Cartofriches 2024-03, CNIG Friches up to v1.0.5, CNIG Sites économiques 2023-10
 * and its PDF, the official examples.
 */
export interface Variants {
  readonly same?: Readonly<Record<string, string>>;
  readonly near?: Readonly<Record<string, string>>;
}

export const VARIANTS: Readonly<Record<string, Variants>> = {
  site_type: {
    same: {
      agro_industrielle: 'friche agro-industrielle',
      carriere_ou_mine: 'friche carrière ou mine',
      friche_de_carriere_ou_mine: 'friche carrière ou mine',
      friche_d_equipements_publics: "friche d'équipement public",
      friche_equipement_public: "friche d'équipement public",
      friche_habitat: "friche d'habitat",
      mixte_a_dominante_habitat: 'mixte - dominante habitat',
      zae: "zone d'activité économique",
      zone_d_activites_economiques: "zone d'activité économique",
      zone_d_activites: "zone d'activité économique",
    },
    // Up to v1.0.5 « mixte » did not say whether housing prevails.
    near: {
      mixte: 'mixte - autre',
      friche_mixte: 'mixte - autre',
      friche_d_habitation: "friche d'habitat",
      friche_touristique: 'friche loisir tourisme hôtellerie',
    },
  },
  sol_pollution_existe: {
    same: { pollution_averee_ou_confirmee: 'pollution avérée', aucune_pollution: 'pollution inexistante' },
    near: { pollution_probable: 'pollution supposée', pollution_suspectee: 'pollution supposée', pollue: 'pollution avérée' },
  },
  // Other documents of urbanism have no place in the list: a POS has lapsed, a PLUi-H is a PLUI.
  urba_doc_type: {
    same: {
      plui: 'PLUI',
      plui_h: 'PLUI',
      plu_i: 'PLUI',
      plu_intercommunal: 'PLUI',
      plan_local_d_urbanisme: 'PLU',
      carte_communale: 'CC',
      reglement_national_d_urbanisme: 'RNU',
    },
  },
  // Sub-sectors of older PLU (Ah, Nh, Nd) belong to their zone.
  urba_zone_type: { near: { ah: 'A', nh: 'N', nd: 'N', au: 'AUc', '1au': 'AUc', '2au': 'AUs' } },
  site_vocadomi: {
    same: {
      industrie: 'industrielle',
      commerce: 'commerciale',
      artisanat: 'artisanale',
      tourisme: 'touristique',
      logistique: 'entrepôts, logistique',
      entrepots: 'entrepôts, logistique',
      aeroportuaire: 'aéroportuaire, aéronautique',
      mixte_sans_dominante: 'mixte',
    },
    near: { mixte_a_dominante_logistique: 'entrepôts, logistique' },
  },
  site_evol_urba: { same: { extension: 'extension urbaine', renouvellement: 'renouvellement urbain' } },
  site_moa_type: {
    same: { cci: 'chambre de commerce et industrie', sem: "société d'économie mixte", intercommunalite: 'epci', l_etat: 'Etat' },
  },
  site_etat: { near: { existant: 'existant et actif', actif: 'existant et actif', projet: 'en projet' } },
  terr_etat_occup: {
    same: {
      occupation_transitoire: 'occupation en transition',
      transitoire: 'occupation en transition',
      friche_industrielle: 'friche',
      friche_ind: 'friche',
    },
    near: { libre: 'inoccupé', disponible: 'inoccupé' },
  },
  terr_maitrise_fonc: {
    same: {
      epci: 'structure intercommunale',
      epci_structure_intercommunale: 'structure intercommunale',
      epf: 'établissement public foncier',
      sem: 'SEM ou SPLA',
      spla: 'SEM ou SPLA',
    },
    near: { safer: 'organisation de gestion foncière et immobilière', prive: 'investisseur professionnel' },
  },
  maturite: { same: { immediat: 'disponible', immediate: 'disponible', disponible_immediatement: 'disponible', ct: 'court terme' } },
};
