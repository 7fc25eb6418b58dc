/** Producers’ models, conversions on the way into the schema, CNIG conformity. */
export default {
  // Producers’ models (profile.<id>), and what to know before using such a file (caveat.<id>)
  'profile.cnig-friches-1-0-6': 'CNIG Friches v1.0.6',
  'profile.cnig-friches': 'CNIG Friches, avant la v1.0.6',
  'profile.cnig-site-eco': 'CNIG Sites économiques v2024-10, sites',
  'profile.cnig-terrain-eco': 'CNIG Sites économiques v2024-10, terrains',
  'profile.cnig-terrain-eco-2023': 'CNIG Sites économiques v2023-10, terrains',
  'profile.cnig-pole-eco': 'CNIG Sites économiques v2024-10, pôles',
  'profile.cnig-etablissement': 'CNIG Sites économiques v2024-10, établissements',
  'profile.cartofriches': 'Cartofriches (Cerema)',
  'profile.ademe-sites-pollues': 'Sites pollués à responsable défaillant (ADEME)',
  'profile.sirene-etablissements': 'SIRENE, établissements (INSEE)',
  'profile.anct-territoires-industrie': 'Territoires d’industrie (ANCT)',
  'profile.anct-territoires-industrie-composition': 'Composition des Territoires d’industrie (ANCT)',
  'profile.cadastre-etalab': 'Cadastre Etalab, parcelles',
  'profile.cadastre-pci': 'Plan cadastral informatisé (PCI, API Carto), parcelles',
  'profile.admin-express-3-communes': 'ADMIN EXPRESS 3, communes (IGN)',
  'profile.admin-express-4-communes': 'ADMIN EXPRESS 4, communes (IGN)',
  'profile.admin-express-3-epci': 'ADMIN EXPRESS 3, EPCI (IGN)',
  'profile.admin-express-4-epci': 'ADMIN EXPRESS 4, EPCI (IGN)',
  'profile.admin-express-3-departements': 'ADMIN EXPRESS 3, départements (IGN)',
  'profile.admin-express-3-regions': 'ADMIN EXPRESS 3, régions (IGN)',
  'profile.admin-express-4-departements': 'ADMIN EXPRESS 4, départements (IGN)',
  'profile.admin-express-4-regions': 'ADMIN EXPRESS 4, régions (IGN)',
  'profile.api-geo-communes': 'API Découpage administratif, communes',
  'profile.contours-administratifs-communes': 'Contours administratifs (Etalab), communes',
  'profile.contours-administratifs-epci': 'Contours administratifs (Etalab), EPCI',
  'profile.bd-topo-routes': 'BD TOPO, tronçons de route (IGN)',
  'profile.bd-topo-voies-ferrees': 'BD TOPO, tronçons de voie ferrée (IGN)',
  'profile.bd-topo-equipements-transport': 'BD TOPO, équipements de transport (IGN)',
  'profile.bd-topo-zones-activite': 'BD TOPO, zones d’activité ou d’intérêt (IGN)',
  'profile.bd-topo-batiments': 'BD TOPO, bâtiments (IGN)',
  'profile.gpu-zone-urba': 'Géoportail de l’urbanisme, zones d’un PLU',
  'profile.ocs-ge': 'OCS GE, occupation du sol (IGN)',
  'profile.ocs-ge-diff': 'OCS GE, évolution entre deux millésimes (IGN)',
  'profile.cerema-enaf': 'Consommation d’espaces naturels, agricoles et forestiers (Cerema)',
  'profile.dvf': 'Demandes de valeurs foncières géolocalisées (DVF)',
  'profile.gares-de-peage': 'Gares de péage du réseau concédé',
  'profile.rte-postes': 'Postes électriques (RTE)',
  'profile.rte-lignes': 'Lignes électriques (RTE)',
  'profile.sncf-ite': 'Installations terminales embranchées (SNCF Réseau)',
  'profile.sncf-triage': 'Gares de triage (SNCF Réseau)',
  'profile.sncf-transport-combine': 'Chantiers de transport combiné (SNCF Réseau)',
  'profile.sncf-gares': 'Gares de voyageurs et de fret (SNCF Réseau)',
  'profile.sncf-lignes': 'Lignes du réseau ferré national (SNCF Réseau)',
  'profile.natura-2000': 'Natura 2000 (INPN)',
  'profile.natura-2000-zps': 'Natura 2000, zones de protection spéciale (INPN)',
  'profile.natura-2000-zsc': 'Natura 2000, zones spéciales de conservation (INPN)',
  'profile.inpn': 'Zones naturelles (INPN)',
  'profile.znieff-1': 'ZNIEFF de type I (INPN)',
  'profile.znieff-2': 'ZNIEFF de type II (INPN)',
  'profile.georisques-ppr': 'Plans de prévention des risques (Géorisques)',
  'profile.georisques-tri': 'Territoires à risque important d’inondation (Géorisques)',
  'profile.georisques-icpe': 'Installations classées (Géorisques)',
  'caveat.cartofriches': 'Les « friches potentielles » n’ont pas été vérifiées sur place : le Cerema les écarte de ses statistiques.',
  'caveat.cadastre-etalab':
    'La contenance est la surface fiscale, en m² : elle diffère souvent de quelques pour cent de la surface dessinée.',
  'caveat.cadastre-pci': 'La contenance est la surface fiscale, en m² : elle diffère souvent de quelques pour cent de la surface dessinée.',
  'caveat.admin-express-3-communes':
    'Dans le Grand Paris, une commune porte deux codes : celui de la métropole est gardé, celui de l’EPT laissé.',
  'caveat.admin-express-4-communes':
    'Dans le Grand Paris, une commune porte deux codes : celui de la métropole est gardé, celui de l’EPT laissé.',
  'caveat.gpu-zone-urba': 'Les zones coupent les parcelles : rapprochez-les par la surface. Les communes au RNU n’y figurent pas.',
  'caveat.ocs-ge': 'Le millésime change d’un département à l’autre.',
  'caveat.cerema-enaf': 'Les surfaces sont en m².',
  'caveat.dvf': 'Une mutation tient sur plusieurs lignes : regroupez-les par identifiant avant de calculer un prix.',
  'caveat.sirene-etablissements': 'Les établissements fermés y sont aussi, et certains refusent la diffusion de leur adresse.',
  'caveat.gares-de-peage': 'Une ligne par sens ; les échangeurs des autoroutes gratuites n’y sont pas.',
  'caveat.anct-territoires-industrie': 'Le trait de côte est généralisé : il ne suit pas celui des EPCI.',
  // On the way into a field
  'conversion.identical': 'tel quel',
  'conversion.m2-to-ha': 'm² → ha',
  'conversion.ha-to-m2': 'ha → m²',
  'conversion.km2-to-ha': 'km² → ha',
  'conversion.km2-to-m2': 'km² → m²',
  'conversion.km-to-m': 'km → m',
  'conversion.m-to-km': 'm → km',
  'conversion.kw-to-mw': 'kW → MW',
  'conversion.mw-to-kw': 'MW → kW',
  'conversion.date': 'date mise au format AAAA-MM-JJ',
  'conversion.date-day-first': 'date lue jour/mois/année',
  'conversion.date-year': 'année tirée de la date',
  'conversion.decimal-comma': 'virgule décimale',
  'conversion.text-to-number': 'texte → nombre',
  'conversion.number-to-text': 'nombre → texte',
  'conversion.rounded': 'arrondi à l’entier',
  'conversion.yes-no': 'oui ou non',
  'conversion.listed': 'valeurs de la liste',
  'conversion.code': 'code gardé en texte',
  'conversion.list-pipe': 'liste séparée par |',
  'conversion.json': 'JSON',
  'note.value-normalised':
    '{count, plural, one {# valeur de « {field} » ramenée à l’écriture de la liste : {values}} other {# valeurs de « {field} » ramenées à l’écriture de la liste : {values}}}',
  'note.value-decided':
    '{count, plural, one {# valeur de « {field} » remplacée selon votre choix : {values}} other {# valeurs de « {field} » remplacées selon votre choix : {values}}}',
  'note.value-rounded':
    '{count, plural, one {# nombre de « {field} » arrondi à l’entier : {values}} other {# nombres de « {field} » arrondis à l’entier : {values}}}',
  'note.value-other-unit':
    '{count, plural, one {# valeur de « {field} » dans une unité d’une autre nature, gardée à part : {values}} other {# valeurs de « {field} » dans une unité d’une autre nature, gardées à part : {values}}}',
  'note.unit-converted':
    '{count, plural, one {# valeur convertie dans l’unité de « {field} » : {values}} other {# valeurs converties dans l’unité de « {field} » : {values}}}',
  'note.unit-doubtful':
    '{count, plural, one {# surface de « {field} » sans rapport avec le contour dessiné (m² pris pour des hectares ?), laissée telle quelle : {values}} other {# surfaces de « {field} » sans rapport avec le contour dessiné (m² pris pour des hectares ?), laissées telles quelles : {values}}}',
  'note.constant-filled':
    '{count, plural, one {# objet a reçu « {value} » dans « {field} »} other {# objets ont reçu « {value} » dans « {field} »}}, selon votre choix',
  // The file against the CNIG standard of its kind
  'conformity.column-missing': 'colonne absente du fichier, obligatoire dans le standard',
  'conformity.value-missing': '{count, plural, one {valeur obligatoire vide} other {valeurs obligatoires vides}}',
  'conformity.geometry-missing':
    '{count, plural, one {objet sans géométrie, obligatoire dans le standard} other {objets sans géométrie, obligatoire dans le standard}}',
  'conformity.not-listed': '{count, plural, one {valeur hors de la liste du standard} other {valeurs hors de la liste du standard}}',
  'conformity.spelled-otherwise':
    '{count, plural, one {valeur de la liste écrite autrement} other {valeurs de la liste écrites autrement}} (accents, majuscules, apostrophes)',
  'conformity.not-a-date':
    '{count, plural, one {date impossible ou illisible} other {dates impossibles ou illisibles}} : le standard attend AAAA-MM-JJ',
  'conformity.date-otherwise': '{count, plural, one {date à écrire} other {dates à écrire}} AAAA-MM-JJ',
  'conformity.not-a-year': '{count, plural, one {année illisible} other {années illisibles}} : le standard attend AAAA',
  'conformity.number-otherwise': '{count, plural, one {nombre à écrire} other {nombres à écrire}} avec un point décimal et sans espaces',
  'conformity.not-a-number': '{count, plural, one {valeur qui n’est pas un nombre} other {valeurs qui ne sont pas des nombres}}',
  'conformity.not-an-integer':
    '{count, plural, one {nombre à virgule là où le standard veut un entier} other {nombres à virgule là où le standard veut un entier}}',
  'conformity.zero-lost':
    '{count, plural, one {code trop court : son zéro de tête est perdu} other {codes trop courts : leur zéro de tête est perdu}}',
  'conformity.insee':
    '{count, plural, one {code INSEE de commune mal formé} other {codes INSEE de commune mal formés}} (cinq caractères, 2A et 2B en Corse)',
  'conformity.idpar':
    '{count, plural, one {identifiant de parcelle mal formé} other {identifiants de parcelle mal formés}} (quatorze caractères : commune, préfixe, section, numéro)',
  'conformity.id-friche': '{count, plural, one {identifiant à écrire} other {identifiants à écrire}} <code INSEE>_<numéro>',
  'conformity.id-site': '{count, plural, one {identifiant à écrire} other {identifiants à écrire}} <code INSEE>_SITE-ECO_<numéro>',
  'conformity.id-pole': '{count, plural, one {identifiant à écrire} other {identifiants à écrire}} <code INSEE>_POLE-ECO_<numéro>',
  'conformity.id-terrain': '{count, plural, one {identifiant à écrire} other {identifiants à écrire}} <code INSEE>_TERRAIN-ECO_<numéro>',
  'conformity.url':
    '{count, plural, one {adresse qui ne commence} other {adresses qui ne commencent}} pas par http:// ou https://, ou avec une espace',
  'conformity.url-or-mail':
    '{count, plural, one {valeur qui n’est ni une adresse web ni une adresse électronique} other {valeurs qui ne sont ni des adresses web ni des adresses électroniques}}',
  'conformity.mail': '{count, plural, one {adresse électronique mal formée} other {adresses électroniques mal formées}}',
  'conformity.basias': '{count, plural, one {code d’activité à écrire} other {codes d’activité à écrire}} A00.00Z',
  'conformity.proprio-type':
    '{count, plural, one {type de propriétaire à écrire} other {types de propriétaire à écrire}} comme dans les Fichiers fonciers (P4a)',
  'conformity.formdomi': '{count, plural, one {forme dominante} other {formes dominantes}} de zone en quatre chiffres attendue',
  'conformity.desserte': '{count, plural, one {desserte à écrire} other {dessertes à écrire}} route|fer|eau, en kilomètres entiers',
  'conformity.siren': '{count, plural, one {numéro SIREN mal formé} other {numéros SIREN mal formés}} (neuf chiffres)',
  'conformity.siren-checksum':
    '{count, plural, one {numéro SIREN impossible} other {numéros SIREN impossibles}} : la clé de contrôle est fausse',
  'conformity.siret': '{count, plural, one {numéro SIRET mal formé} other {numéros SIRET mal formés}} (quatorze chiffres)',
  'conformity.siret-checksum':
    '{count, plural, one {numéro SIRET impossible} other {numéros SIRET impossibles}} : la clé de contrôle est fausse',
  'conformity.siren-of-siret':
    '{count, plural, one {SIREN qui n’est pas le début du SIRET} other {SIREN qui ne sont pas le début du SIRET}}',
  'conformity.juridique': '{count, plural, one {catégorie juridique} other {catégories juridiques}} en quatre chiffres attendue',
  'conformity.naf': '{count, plural, one {code d’activité NAF mal formé} other {codes d’activité NAF mal formés}}',
  'conformity.effectif': '{count, plural, one {code de tranche d’effectif} other {codes de tranche d’effectif}} en deux caractères attendu',
  'conformity.date-order': '{count, plural, one {date antérieure} other {dates antérieures}} à « {earlier} »',
  'conformity.repeated':
    '{count, plural, one {identifiant déjà donné à un autre objet} other {identifiants déjà donnés à d’autres objets}}',
  'note.conformity-corsica':
    '{count, plural, one {objet cite} other {objets citent}} des parcelles de Corse (2A, 2B) : elles sont justes, mais le modèle officiel des terrains ne prévoit que des chiffres et son validateur les refuse',
};
