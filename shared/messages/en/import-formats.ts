/** Formats and readers: their names and what they note. */
export default {
  'format.zip': 'ZIP archive',
  'format.kmz': 'KMZ',
  'format.flatgeobuf': 'FlatGeobuf',
  'format.kml': 'KML',
  'format.gpx': 'GPX',
  'format.topojson': 'TopoJSON',
  'format.geojsonseq': 'GeoJSON in lines',
  'format.mif': 'MapInfo MIF/MID',
  // Archives and folders
  'note.files-unreadable': '{count, plural, one {# file left out, unreadable: {files}} other {# files left out, unreadable: {files}}}',
  'note.links-not-followed':
    '{count, plural, one {# link in the folder is not followed: {files}. Import separately what it leads to} other {# links in the folder are not followed: {files}. Import separately what they lead to}}',
  'note.file-changed-since-look': 'The file has changed since the look at it: what was read is its content at the time of the import',
  'note.file-changed-while-read':
    'The file changed while it was read: the result may mix the old and the new. Import it again when nothing writes it any more',
  'note.files-beyond-limit':
    '{count, plural, one {# file left out} other {# files left out}}: a folder or an archive is read up to {most} files. Import the others separately.',
  'note.layers-unreadable': '{count, plural, one {# layer left out, unreadable: {layers}} other {# layers left out, unreadable: {layers}}}',
  // Geometry
  'note.z-dropped':
    '{count, plural, one {# object with a height or measure (Z, M), flattened} other {# objects with heights or measures (Z, M), flattened}}',
  'note.collection-reduced':
    '{count, plural, one {# object that mixes points, lines and areas: only its areas (or else its lines) are kept} other {# objects that mix points, lines and areas: only their areas (or else their lines) are kept}}',
  'note.geometry-curved':
    '{count, plural, one {# object rejected: curved shape (arc, ellipse…). Ask its producer to convert it to segments} other {# objects rejected: curved shapes (arcs, ellipses…). Ask their producer to convert them to segments}}',
  'note.geometry-label':
    '{count, plural, one {# object rejected: it is a text placed on the map, without an outline} other {# objects rejected: they are texts placed on the map, without an outline}}',
  'note.geometry-model':
    '{count, plural, one {# object rejected: three-dimensional model} other {# objects rejected: three-dimensional models}}',
  'note.part-too-short':
    '{count, plural, one {# object with a one-point section left out} other {# objects with one-point sections left out}}',
  // KML
  'note.kml-links-not-followed':
    '{count, plural, one {# link to another file (NetworkLink) not followed} other {# links to other files (NetworkLink) not followed}}: Emprise fetches nothing from elsewhere. Ask for the complete file.',
  'note.kml-overlays':
    '{count, plural, one {# image laid on the map left out} other {# images laid on the map left out}} (GroundOverlay, ScreenOverlay, PhotoOverlay)',
};
