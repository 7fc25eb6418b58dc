/** Formats and readers: their names and what they note. */
export default {
  'format.zip': 'Archive ZIP',
  'format.kmz': 'KMZ',
  'format.flatgeobuf': 'FlatGeobuf',
  'format.kml': 'KML',
  'format.gpx': 'GPX',
  'format.topojson': 'TopoJSON',
  'format.geojsonseq': 'GeoJSON en lignes',
  'format.mif': 'MapInfo MIF/MID',
  // Archives and folders
  'note.files-unreadable':
    '{count, plural, one {# fichier laissé de côté, illisible : {files}} other {# fichiers laissés de côté, illisibles : {files}}}',
  'note.links-not-followed':
    '{count, plural, one {# lien du dossier n’est pas suivi\u00a0: {files}. Importez à part ce vers quoi il mène} other {# liens du dossier ne sont pas suivis\u00a0: {files}. Importez à part ce vers quoi ils mènent}}',
  'note.file-changed-since-look': 'Le fichier a changé depuis l’aperçu\u00a0: c’est son contenu au moment de l’import qui a été lu',
  'note.file-changed-while-read':
    'Le fichier a changé pendant sa lecture\u00a0: le résultat peut mêler l’ancien et le nouveau. Importez-le de nouveau quand plus rien ne l’écrit',
  'note.files-beyond-limit':
    '{count, plural, one {# fichier laissé de côté} other {# fichiers laissés de côté}} : un dossier ou une archive est lu jusqu’à {most} fichiers. Importez les autres à part.',
  'note.layers-unreadable':
    '{count, plural, one {# couche laissée de côté, illisible : {layers}} other {# couches laissées de côté, illisibles : {layers}}}',
  // Geometry
  'note.z-dropped':
    '{count, plural, one {# objet avec altitude ou mesure (Z, M), ramené à plat} other {# objets avec altitude ou mesure (Z, M), ramenés à plat}}',
  'note.collection-reduced':
    '{count, plural, one {# objet qui mêle points, lignes et surfaces : seules ses surfaces (à défaut ses lignes) sont gardées} other {# objets qui mêlent points, lignes et surfaces : seules leurs surfaces (à défaut leurs lignes) sont gardées}}',
  'note.geometry-curved':
    '{count, plural, one {# objet rejeté : tracé courbe (arc, ellipse…). Faites-le convertir en segments par son producteur} other {# objets rejetés : tracés courbes (arcs, ellipses…). Faites-les convertir en segments par leur producteur}}',
  'note.geometry-label':
    '{count, plural, one {# objet rejeté : c’est un texte posé sur la carte, sans contour} other {# objets rejetés : ce sont des textes posés sur la carte, sans contour}}',
  'note.geometry-model':
    '{count, plural, one {# objet rejeté : modèle en trois dimensions} other {# objets rejetés : modèles en trois dimensions}}',
  'note.part-too-short':
    '{count, plural, one {# objet dont un tronçon d’un seul point est laissé de côté} other {# objets dont des tronçons d’un seul point sont laissés de côté}}',
  // KML
  'note.kml-links-not-followed':
    '{count, plural, one {# lien vers un autre fichier (NetworkLink) non suivi} other {# liens vers d’autres fichiers (NetworkLink) non suivis}} : Emprise ne va rien chercher ailleurs. Demandez le fichier complet.',
  'note.kml-overlays':
    '{count, plural, one {# image calée sur la carte laissée de côté} other {# images calées sur la carte laissées de côté}} (GroundOverlay, ScreenOverlay, PhotoOverlay)',
};
