export default {
  'problem.integrity': 'The database is damaged: {count, plural, one {# fault} other {# faults}}. Go back to a backup. Detail: {detail}',
  'problem.foreign-key': '“{layer}”: {count, plural, one {# row points} other {# rows point}} to an object that no longer exists.',
  'problem.geopackage-table-missing': 'The table “{table}”, required by the GeoPackage format, is missing.',
  'problem.geopackage-rule':
    '{table, select, none {The file} other {“{layer}”}} breaks requirement {requirement} of the GeoPackage format: other programs may misread it.',
  'problem.geometry-unreadable': '“{layer}”: {count, plural, one {# unreadable geometry} other {# unreadable geometries}}.',
  'problem.geometry-type': '“{layer}”: {count, plural, one {# geometry} other {# geometries}} of another type than the layer’s.',
  'problem.geometry-srs':
    '“{layer}”: {count, plural, one {# geometry} other {# geometries}} declared in another coordinate system than the layer’s.',
  'problem.layer-crs-unsupported':
    '“{layer}”: {count, plural, one {# geometry} other {# geometries}} in a coordinate system this version cannot convert, {crs}. The layer is not shown; convert it to EPSG:4326 or EPSG:2154.',
  'problem.geometry-empty': '“{layer}”: {count, plural, one {# empty geometry} other {# empty geometries}} where none should stand.',
  'problem.index-damaged': '“{layer}”: the spatial index is damaged.',
  'problem.index-missing':
    '“{layer}”: {count, plural, one {# object is} other {# objects are}} missing from the spatial index: the map may not show everything.',
  'problem.index-orphans': '“{layer}”: {count, plural, one {# entry} other {# entries}} of the spatial index without an object.',
  'problem.uid-missing': '“{layer}”: {count, plural, one {# object} other {# objects}} without an internal identity.',
  'problem.key-duplicates':
    '“{layer}”: {count, plural, one {# object shares its identifier} other {# objects share their identifier}} (“{field}”) with another.',
  'problem.results-stale': 'The results of the analysis “{analysis}” no longer follow from the data: run it again.',
  // Steps of the journal
  'step.import': 'Import of {count, plural, one {# object} other {# objects}}{layer, select, none {} other {: {layer}}}',
  'step.analysis': 'Analyses: {codes}',
  'step.settings': 'Project settings',
  'step.layer': 'Look of “{layer}”',
  'step.remove-layer': 'Removal of “{layer}”',
  'step.edit-object': 'Change of {name, select, none {the object} other {“{name}”}}',
  'step.delete-objects': 'Deletion of {count, plural, one {# object} other {# objects}}{layer, select, none {} other {: {layer}}}',
  'step.demonstration': 'Demonstration data',
};
