/** What an import found, mended or left out (`note.<code>`), and the names of formats (`format.<id>`). */
export default {
  'format.shapefile': 'Shapefile',
  'format.geojson': 'GeoJSON',
  'format.geopackage': 'GeoPackage',
  'format.csv': 'CSV table',
  'format.xlsx': 'XLSX workbook',
  'format.ods': 'ODS workbook',
  'format.xls': 'XLS workbook',
  // Coordinate system
  'note.crs-guessed': 'Projection guessed from the numbers: {crs}. Check it on the map.',
  'note.axes-swapped': 'Coordinates written latitude first: put back in longitude, latitude order.',
  'note.axes-swapped-rows':
    '{count, plural, one {# object written latitude first, unlike the others: put in order} other {# objects written latitude first, unlike the others: put in order}}',
  'note.crs-accuracy': 'System {crs}: positions known to about {accuracy_m, number} m (parameters published by EPSG, no grid).',
  'note.outside-france':
    '{count, plural, one {# object rejected: outside France in the chosen projection} other {# objects rejected: outside France in the chosen projection}}',
  'note.coordinates-not-finite':
    '{count, plural, one {# object rejected: its coordinates are not usable numbers} other {# objects rejected: their coordinates are not usable numbers}}',
  'note.coordinates-unreadable':
    '{count, plural, one {# row rejected: unreadable coordinates} other {# rows rejected: unreadable coordinates}}',
  // Text
  'note.encoding-contradicted': 'The file says {declared}, but its texts are in {used}: {used} was used.',
  'note.encoding-not-utf8': 'This GeoJSON is not UTF-8: read as {used}.',
  'note.encoding-mixed':
    '{count, plural, one {# object whose texts are not UTF-8 like the rest: read as Windows-1252} other {# objects whose texts are not UTF-8 like the rest: read as Windows-1252}}',
  'note.text-cut':
    '{count, plural, one {# object with a text cut by the width of its column} other {# objects with a text cut by the width of its column}}',
  'note.text-unreadable':
    '{count, plural, one {# text with characters that cannot be read in this encoding} other {# texts with characters that cannot be read in this encoding}}: “{example}”',
  'note.text-mojibake':
    '{count, plural, one {# text decoded wrongly before it came here} other {# texts decoded wrongly before they came here}}, kept as they are: “{example}” for “{repaired}”',
  'note.text-repaired':
    '{count, plural, one {# text decoded wrongly, mended} other {# texts decoded wrongly, mended}}: “{example}” becomes “{repaired}”',
  // Geometry
  'note.geometry-missing': '{count, plural, one {# object imported without geometry} other {# objects imported without geometry}}',
  'note.geometry-unreadable':
    '{count, plural, one {# object rejected: unreadable geometry} other {# objects rejected: unreadable geometry}}',
  'note.geometry-surface-3d':
    '{count, plural, one {# object rejected: three-dimensional surface} other {# objects rejected: three-dimensional surfaces}}',
  'note.not-a-feature':
    '{count, plural, one {# element rejected: it is not a GeoJSON feature} other {# elements rejected: they are not GeoJSON features}}',
  'note.geometry-type-refused':
    '{count, plural, one {# object rejected} other {# objects rejected}}: the layer takes {wanted, select, POINT {point objects} MULTILINESTRING {line objects} MULTIPOLYGON {area objects} other {{wanted}}}, the file gives {found, select, Point {point objects} MultiPoint {point objects} MultiLineString {line objects} MultiPolygon {area objects} other {{found}}}',
  'note.geometry-rejected':
    '{count, plural, one {# object rejected: unusable geometry ({reason})} other {# objects rejected: unusable geometry ({reason})}}',
  'note.geometry-repaired':
    '{count, plural, one {# geometry repaired ({reason})} other {# geometries repaired ({reason})}}{measured, select, yes {; largest change of area: {change, number, ::percent .##}} other {}}',
  'note.repair.ring-closed': 'open outline',
  'note.repair.collapsed': 'outline without area',
  'note.repair.self-intersection': 'outline crossing itself',
  'note.repair.ring-self-touch': 'outline touching itself',
  'note.repair.hole-outside': 'hole outside its outline',
  'note.repair.nested-holes': 'nested holes',
  'note.repair.nested-shells': 'nested outlines',
  'note.repair.duplicate-rings': 'repeated outlines',
  'note.repair.interior-disconnected': 'interior cut in pieces',
  'note.repair.coordinate-not-finite': 'impossible coordinates',
  'note.repair.invalid': 'invalid geometry',
  'note.multipoint-reduced':
    '{count, plural, one {# object with several points: the first one is kept} other {# objects with several points: the first of each is kept}}',
  'note.point-from-outline': '{count, plural, one {# area reduced to a point inside it} other {# areas reduced to a point inside them}}',
  'note.outline-unreadable':
    '{count, plural, one {# unreadable outline: the point is kept} other {# unreadable outlines: the points are kept}}',
  // Tables
  'note.crs-of-territory':
    '{count, plural, one {# overseas object, read in the legal projection of its territory} other {# overseas objects, read in the legal projection of their territory}}',
  'note.title-rows': '{lines, plural, one {One title line} other {# title lines}} above the column names left aside: {titles}',
  'note.header-absent': 'No line of names: the first line holds values. Columns named “colonne_1”, “colonne_2”…',
  'note.header-unnamed': 'Columns without a name, named after their rank: {columns}',
  'note.header-repeated': 'Repeated column names, told apart by a number: {columns}',
  'note.quote-unclosed':
    '{count, plural, one {# row where a quote opens and never closes: read as an ordinary character} other {# rows where a quote opens and never closes: read as ordinary characters}}',
  'note.cell-in-error':
    '{count, plural, one {# row with a cell in error (#N/A, #REF!…), read as empty} other {# rows with cells in error (#N/A, #REF!…), read as empty}}',
  'note.percentages':
    '{count, plural, one {# row with a percentage, read as it is shown: 25 for 25%} other {# rows with percentages, read as they are shown: 25 for 25%}}',
  'note.merged-cells':
    '{cells, plural, one {Merged cells: their value was given to one more row} other {Merged cells: their value was given to # more rows}}',
  'note.sheets-hidden': 'Hidden sheets, not read: {sheets}',
  'note.formulas-uncomputed':
    '{cells, plural, one {# formula without a stored result, read as empty} other {# formulas without a stored result, read as empty}}: open the workbook in a spreadsheet program and save it to compute them.',
  // Places by code
  'note.join-not-found':
    '{count, plural, one {# object imported without a place: the code in “{field}” is not in the layer of the project} other {# objects imported without a place: the code in “{field}” is not in the layer of the project}} ({values})',
  'note.join-outline-borrowed':
    'Each object takes the whole outline of its code (layer {layer}): the area measured will be that of this outline, not its own.',
  'note.join-partly-found':
    '{count, plural, one {# object placed by some of its codes only, the others are missing} other {# objects placed by some of their codes only, the others are missing}}: {values}',
  'note.join-code-missing':
    '{count, plural, one {# object imported without a place: “{field}” is empty} other {# objects imported without a place: “{field}” is empty}}',
  'note.join-code-completed':
    '{count, plural, one {# code found once its leading zero was put back in “{field}”} other {# codes found once their leading zero was put back in “{field}”}}',
  'note.join-code-moved':
    '{count, plural, one {# code of a former commune, placed by the one that took over} other {# codes of former communes, placed by those that took over}}: {values}',
  // Rows and values
  'note.row-too-long':
    '{count, plural, one {# row rejected: more cells than columns (a separator in an unquoted text?)} other {# rows rejected: more cells than columns (a separator in an unquoted text?)}}',
  'note.row-too-short':
    '{count, plural, one {# row shorter than the others: its last cells are empty} other {# rows shorter than the others: their last cells are empty}}',
  'note.value-not-a-number':
    '{count, plural, one {# value in “{field}” is not a number and is kept aside: {values}} other {# values in “{field}” are not numbers and are kept aside: {values}}}',
  'note.value-not-a-date':
    '{count, plural, one {# value in “{field}” is not a date and is kept aside: {values}} other {# values in “{field}” are not dates and are kept aside: {values}}}',
  'note.value-not-yes-or-no':
    '{count, plural, one {# value in “{field}” is neither yes nor no and is kept aside: {values}} other {# values in “{field}” are neither yes nor no and are kept aside: {values}}}',
  'note.value-not-listed':
    '{count, plural, one {# value outside the list of “{field}”, kept as it is: {values}} other {# values outside the list of “{field}”, kept as they are: {values}}}',
  'note.code-padded':
    '{count, plural, one {# code given back its leading zero in “{field}”} other {# codes given back their leading zero in “{field}”}}',
  'note.code-damaged':
    '{count, plural, one {# code damaged by a spreadsheet in “{field}”, kept aside} other {# codes damaged by a spreadsheet in “{field}”, kept aside}}: {values}',
  'note.fields-kept-aside':
    '{count, plural, one {# column kept in “Other attributes”: {fields}} other {# columns kept in “Other attributes”: {fields}}}',
  'note.fields-late':
    '{count, plural, one {# object with fields not seen at the start of the file, kept in “Other attributes”} other {# objects with fields not seen at the start of the file, kept in “Other attributes”}}',
  'note.field-binary': 'Binary column left out: {field}',
  'note.layers-left-aside':
    '{count, plural, one {# layer of the file not imported: {layers}} other {# layers of the file not imported: {layers}}}',
  // Keys
  'note.key-missing': '{count, plural, one {# object rejected: “{field}” is missing} other {# objects rejected: “{field}” is missing}}',
  'note.key-generated': '{count, plural, one {# identifier made in “{field}”} other {# identifiers made in “{field}”}}',
  'note.idu-composed':
    '{count, plural, one {# parcel identifier composed from commune, section and number} other {# parcel identifiers composed from commune, section and number}}',
  'note.key-suffixed':
    '{count, plural, one {# repeated identifier in “{field}”, told apart by a number} other {# repeated identifiers in “{field}”, told apart by a number}}, first row → repeated row: {values}',
  'note.key-duplicate':
    '{count, plural, one {# object rejected: “{field}” already read with other content} other {# objects rejected: “{field}” already read with other content}}, first row → rejected row: {values}',
  'note.ept-among-epci':
    '{count, plural, one {# établissement public territorial of Grand Paris, which is no EPCI with its own taxes: kept} other {# établissements publics territoriaux of Grand Paris, which are no EPCI with their own taxes: kept}}. To hold them apart, import them as “Other layer”.',
  'note.duplicate-merged': '{count, plural, one {# repeated object, kept once} other {# repeated objects, kept once}}',
  'note.members-missing':
    '{count, plural, one {# territoire with an empty or unreadable composition} other {# territoires with an empty or unreadable composition}}',
  'note.territoires-completed':
    '{count, plural, one {# territoire completed} other {# territoires completed}} (régions and départements), from the programme’s list',
  // What became of the rows of the project
  'note.rows-updated': '{count, plural, one {# object that was there, updated} other {# objects that were there, updated}}',
  'note.rows-unchanged': '{count, plural, one {# object that was there, unchanged} other {# objects that were there, unchanged}}',
  'note.rows-deleted':
    '{count, plural, one {# object removed: the file no longer holds it} other {# objects removed: the file no longer holds them}}',
};
