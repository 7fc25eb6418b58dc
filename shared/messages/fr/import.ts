/** What an import found, mended or left out (`note.<code>`), and the names of formats (`format.<id>`). */
export default {
  'format.shapefile': 'Shapefile',
  'format.geojson': 'GeoJSON',
  'format.geopackage': 'GeoPackage',
  'format.csv': 'Tableau CSV',
  // Coordinate system
  'note.crs-guessed': 'Projection devinée d’après les nombres : {crs}. À vérifier sur la carte.',
  'note.axes-swapped': 'Coordonnées écrites latitude d’abord : remises dans l’ordre longitude, latitude.',
  'note.axes-swapped-rows':
    '{count, plural, one {# objet écrit latitude d’abord, à la différence des autres : remis dans l’ordre} other {# objets écrits latitude d’abord, à la différence des autres : remis dans l’ordre}}',
  'note.crs-accuracy':
    'Projection {crs} : position connue à {accuracy_m, number} m près environ (décalage publié par l’EPSG, sans grille de l’IGN).',
  'note.outside-france':
    '{count, plural, one {# objet rejeté : hors de France dans la projection retenue} other {# objets rejetés : hors de France dans la projection retenue}}',
  'note.coordinates-not-finite':
    '{count, plural, one {# objet rejeté : ses coordonnées ne sont pas des nombres utilisables} other {# objets rejetés : leurs coordonnées ne sont pas des nombres utilisables}}',
  'note.coordinates-unreadable':
    '{count, plural, one {# ligne rejetée : coordonnées illisibles} other {# lignes rejetées : coordonnées illisibles}}',
  // Text
  'note.encoding-contradicted': 'Le fichier se dit en {declared}, mais ses textes sont en {used} : c’est {used} qui a servi.',
  'note.encoding-not-utf8': 'Ce GeoJSON n’est pas en UTF-8 : lu en {used}.',
  'note.encoding-mixed':
    '{count, plural, one {# objet dont les textes ne sont pas en UTF-8 comme le reste : lu en Windows-1252} other {# objets dont les textes ne sont pas en UTF-8 comme le reste : lus en Windows-1252}}',
  // Geometry
  'note.geometry-missing': '{count, plural, one {# objet importé sans géométrie} other {# objets importés sans géométrie}}',
  'note.geometry-unreadable': '{count, plural, one {# objet rejeté : géométrie illisible} other {# objets rejetés : géométrie illisible}}',
  'note.geometry-surface-3d':
    '{count, plural, one {# objet rejeté : surface en trois dimensions} other {# objets rejetés : surfaces en trois dimensions}}',
  'note.not-a-feature':
    '{count, plural, one {# élément rejeté : ce n’est pas un objet GeoJSON} other {# éléments rejetés : ce ne sont pas des objets GeoJSON}}',
  'note.geometry-type-refused':
    '{count, plural, one {# objet rejeté} other {# objets rejetés}} : la couche attend {wanted, select, POINT {des points} MULTILINESTRING {des lignes} MULTIPOLYGON {des surfaces} other {{wanted}}}, le fichier donne {found, select, Point {des points} MultiPoint {des points} MultiLineString {des lignes} MultiPolygon {des surfaces} other {{found}}}',
  'note.geometry-rejected':
    '{count, plural, one {# objet rejeté : géométrie inutilisable ({reason})} other {# objets rejetés : géométrie inutilisable ({reason})}}',
  'note.geometry-repaired':
    '{count, plural, one {# géométrie réparée ({reason})} other {# géométries réparées ({reason})}}{measured, select, yes { ; plus grand écart de surface : {change, number, ::percent .##}} other {}}',
  'note.repair.ring-closed': 'contour resté ouvert',
  'note.repair.collapsed': 'contour sans surface',
  'note.repair.self-intersection': 'contour qui se croise',
  'note.repair.ring-self-touch': 'contour qui se touche',
  'note.repair.hole-outside': 'trou hors du contour',
  'note.repair.nested-holes': 'trous emboîtés',
  'note.repair.nested-shells': 'contours emboîtés',
  'note.repair.duplicate-rings': 'contours en double',
  'note.repair.interior-disconnected': 'intérieur coupé en morceaux',
  'note.repair.coordinate-not-finite': 'coordonnées impossibles',
  'note.repair.invalid': 'géométrie invalide',
  'note.multipoint-reduced':
    '{count, plural, one {# objet à plusieurs points : le premier est gardé} other {# objets à plusieurs points : le premier de chacun est gardé}}',
  'note.point-from-outline':
    '{count, plural, one {# surface ramenée à un point situé à l’intérieur} other {# surfaces ramenées à un point situé à l’intérieur}}',
  'note.outline-unreadable':
    '{count, plural, one {# contour illisible : le point est gardé} other {# contours illisibles : les points sont gardés}}',
  // Rows and values
  'note.row-too-long':
    '{count, plural, one {# ligne rejetée : plus de cases que de colonnes (séparateur dans un texte sans guillemets ?)} other {# lignes rejetées : plus de cases que de colonnes (séparateur dans un texte sans guillemets ?)}}',
  'note.row-too-short':
    '{count, plural, one {# ligne plus courte que les autres : les dernières cases sont vides} other {# lignes plus courtes que les autres : leurs dernières cases sont vides}}',
  'note.value-not-a-number':
    '{count, plural, one {# valeur non numérique dans « {field} », gardée à part : {values}} other {# valeurs non numériques dans « {field} », gardées à part : {values}}}',
  'note.value-not-a-date':
    '{count, plural, one {# valeur de « {field} » qui n’est pas une date, gardée à part : {values}} other {# valeurs de « {field} » qui ne sont pas des dates, gardées à part : {values}}}',
  'note.value-not-yes-or-no':
    '{count, plural, one {# valeur de « {field} » qui n’est ni oui ni non, gardée à part : {values}} other {# valeurs de « {field} » qui ne sont ni oui ni non, gardées à part : {values}}}',
  'note.value-not-listed':
    '{count, plural, one {# valeur hors de la liste de « {field} », gardée telle quelle : {values}} other {# valeurs hors de la liste de « {field} », gardées telles quelles : {values}}}',
  'note.code-padded':
    '{count, plural, one {# code complété par son zéro de tête dans « {field} »} other {# codes complétés par leur zéro de tête dans « {field} »}}',
  'note.fields-kept-aside':
    '{count, plural, one {# colonne gardée dans « Autres attributs » : {fields}} other {# colonnes gardées dans « Autres attributs » : {fields}}}',
  'note.fields-late':
    '{count, plural, one {# objet avec des champs absents du début du fichier, gardés dans « Autres attributs »} other {# objets avec des champs absents du début du fichier, gardés dans « Autres attributs »}}',
  'note.field-binary': 'Colonne binaire laissée de côté : {field}',
  'note.layers-left-aside':
    '{count, plural, one {# couche du fichier non importée : {layers}} other {# couches du fichier non importées : {layers}}}',
  // Keys
  'note.key-missing': '{count, plural, one {# objet rejeté : « {field} » manque} other {# objets rejetés : « {field} » manque}}',
  'note.key-generated': '{count, plural, one {# identifiant créé dans « {field} »} other {# identifiants créés dans « {field} »}}',
  'note.idu-composed':
    '{count, plural, one {# identifiant de parcelle composé à partir de la commune, de la section et du numéro} other {# identifiants de parcelle composés à partir de la commune, de la section et du numéro}}',
  'note.key-suffixed':
    '{count, plural, one {# identifiant répété dans « {field} », distingué par un numéro} other {# identifiants répétés dans « {field} », distingués par un numéro}}',
  'note.key-duplicate':
    '{count, plural, one {# objet rejeté : « {field} » déjà lu avec un autre contenu} other {# objets rejetés : « {field} » déjà lu avec un autre contenu}}',
  'note.duplicate-merged': '{count, plural, one {# objet en double, compté une fois} other {# objets en double, comptés une fois}}',
  'note.members-missing':
    '{count, plural, one {# territoire dont la composition est vide ou illisible} other {# territoires dont la composition est vide ou illisible}}',
  'note.territoires-completed':
    '{count, plural, one {# territoire complété} other {# territoires complétés}} (régions et départements), d’après la liste du programme',
  // What became of the rows of the project
  'note.rows-updated': '{count, plural, one {# objet déjà présent, mis à jour} other {# objets déjà présents, mis à jour}}',
  'note.rows-unchanged': '{count, plural, one {# objet déjà présent, inchangé} other {# objets déjà présents, inchangés}}',
  'note.rows-deleted':
    '{count, plural, one {# objet retiré : le fichier ne le contient plus} other {# objets retirés : le fichier ne les contient plus}}',
};
