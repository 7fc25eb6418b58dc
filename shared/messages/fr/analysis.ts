/** Names and methods of the analyses, printed beside their figures, and what they have to say of their inputs. */
export default {
  'analysis.territoire.title': 'Territoires',
  'analysis.territoire.method':
    'Commune et EPCI : plus grande part de la surface du site, dans la projection légale. Territoire d’industrie : composition officielle (EPCI, commune ou EPT), à défaut plus grande part. Département et région : code INSEE de la commune.',
  'analysis.surface.title': 'Surfaces',
  'analysis.surface.method':
    'Surface plane dans la projection légale de la zone (Lambert-93 en métropole, projection UTM officielle outre-mer) et surface géodésique sur l’ellipsoïde GRS 80. Jamais en Web Mercator.',
  'analysis.recyclage.title': 'Recyclage de friches',
  'analysis.recyclage.method':
    'Part du site comprise dans l’union des emprises de friches (une surface couverte deux fois compte une fois), dans la projection légale. Le site est dit recyclé à partir du seuil choisi. Les friches connues par un point seul sont comptées à part.',
  'analysis.proximite.title': 'Proximités',
  'analysis.proximite.method':
    'Distance à vol d’oiseau depuis le bord du site (0 à l’intérieur) : géodésique sur l’ellipsoïde GRS 80 entre les deux points les plus proches, trouvés dans la projection légale.',
  'analysis.contraintes.title': 'Contraintes',
  'analysis.contraintes.method':
    'Part du site comprise dans l’union des contraintes chargées (une surface couverte deux fois compte une fois), puis de celles que leur couche déclare d’exclusion, puis type par type, dans la projection légale. Un site loin de toute contrainte chargée est tenu pour hors de l’inventaire : inconnu, et non libre de contraintes.',
  'analysis.occupation.title': 'Sols artificialisés',
  'analysis.occupation.method':
    'Part du site dont l’occupation est déclarée artificialisée par la source (OCS GE), à défaut d’après le croisement de la couverture et de l’usage (décret 2023-1096), dans la projection légale. Inconnue quand trop peu du site est couvert. Les seuils de 2 500 m² sont ceux de la source.',
  'analysis.foncier.title': 'Maîtrise foncière',
  'analysis.foncier.method':
    'D’après les terrains (CNIG TERRAIN-ECO) compris dans le site, en part de leur surface dans la projection légale : propriété publique (État, collectivités et groupements, établissements publics fonciers, SEM et SPL), viabilisation. Inconnue quand les terrains renseignés couvrent trop peu du site.',
  'analysis.bassin.title': 'Bassin de population',
  'analysis.bassin.method':
    'Habitants à vol d’oiseau autour du site, depuis son bord : population des communes chargées, celles que la distance coupe au prorata de leur surface. Distance et surfaces planes dans la projection légale. Ni temps de trajet ni zone d’emploi.',
  'analysis.voisinage.title': 'Voisinage industriel',
  'analysis.voisinage.method':
    'Objets du projet à vol d’oiseau autour du site, depuis son bord (géodésique sur l’ellipsoïde GRS 80) : établissements en activité, ceux de l’industrie (NAF rév. 2, divisions 05 à 33) et leurs emplois au moins (borne basse des tranches d’effectif de l’INSEE), lauréats, installations terminales embranchées. Une couche absente reste inconnue.',
  'analysis.parameter.part_minimale': 'Part minimale retenue',
  'analysis.parameter.seuil': 'Seuil de recyclage (part du site)',
  'analysis.parameter.nombre': 'Nombre d’objets par catégorie',
  'analysis.parameter.categories': 'Catégories',
  'analysis.parameter.portee_m': 'Portée de l’inventaire',
  'analysis.parameter.couverture': 'Part du site à couvrir au moins',
  'analysis.parameter.rayon_m': 'Distance autour du site',
  'how.calcule': 'calculé',
  'how.declare': 'déclaré',
  'how.composition': 'd’après la composition',
  'note.analysis-geometry-repaired':
    '{count, plural, one {# contour se croisait : mesuré après réparation} other {# contours se croisaient : mesurés après réparation}}',
  'note.analysis-geometry-unusable':
    '{count, plural, one {# objet sans contour utilisable : aucun chiffre} other {# objets sans contour utilisable : aucun chiffre}}',
  'note.analysis-outside-zones':
    '{count, plural, one {# objet hors du territoire français : pas de projection légale} other {# objets hors du territoire français : pas de projection légale}}',
  'note.analysis-overlap-failed':
    '{count, plural, one {# site dont la superposition n’a pas pu être calculée : chiffres inconnus} other {# sites dont la superposition n’a pas pu être calculée : chiffres inconnus}}',
  'note.analysis-straddling': '{count, plural, one {# site à cheval sur plusieurs EPCI} other {# sites à cheval sur plusieurs EPCI}}',
  'note.analysis-epci-unknown': '{count, plural, one {# site hors de tout EPCI chargé} other {# sites hors de tout EPCI chargé}}',
  'note.analysis-outside-coverage':
    '{count, plural, one {# site loin de toute contrainte chargée : contraintes inconnues} other {# sites loin de toute contrainte chargée : contraintes inconnues}}',
  'note.analysis-cover-partial':
    '{count, plural, one {# site trop peu couvert par la couche lue : part inconnue} other {# sites trop peu couverts par la couche lue : parts inconnues}}',
  'note.analysis-bassin-partial':
    '{count, plural, one {# site dont les alentours ne sont couverts qu’en partie par les communes (mer, étranger ou communes non chargées) : population au moins égale au chiffre} other {# sites dont les alentours ne sont couverts qu’en partie par les communes (mer, étranger ou communes non chargées) : population au moins égale au chiffre}}',
};
