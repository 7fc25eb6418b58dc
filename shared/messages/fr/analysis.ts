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
  'analysis.parameter.part_minimale': 'Part minimale retenue',
  'analysis.parameter.seuil': 'Seuil de recyclage (part du site)',
  'analysis.parameter.nombre': 'Nombre d’objets par catégorie',
  'analysis.parameter.categories': 'Catégories',
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
};
