/** Every refusal in words: what happened, what is safe, what to do. The values are listed in ../fr/errors.ts. */
export default {
  // The project file
  'error.project-not-open': 'No project is open. Nothing has changed. Open a project or create one, then try again.',
  'error.project-not-found': 'The project “{file}” is no longer there. It may have been moved or renamed: choose its new place.',
  'error.project-exists': '“{file}” already exists and was left as it was. Choose another name, or ask for it to be replaced.',
  'error.project-not-geopackage':
    '“{file}” is not a GeoPackage: it holds something else, whatever its name says. The file is untouched. Choose an Emprise project, or import this file into one.',
  'error.project-foreign-geopackage':
    '“{file}” is a GeoPackage, but not an Emprise project. The file is untouched. Create a project, then import its layers into it.',
  'error.project-damaged':
    '“{file}” is damaged and cannot be read in full. It was left as it is. Open the latest dated backup, or a copy of this file.',
  'error.project-newer-version':
    '“{file}” was saved by a newer version of Emprise{version, select, none {} other { (schema {version}{supported, select, none {} other {; this version reads up to schema {supported}}})}}. It was left as it is. Update Emprise to open it.',
  'error.project-locked':
    '“{file}” is open {holder, select, none {in another program} other {by {holder}}}{since, select, none {} other { since {since}}}. Nothing has changed. Open it read-only, open a copy, or try again once it is closed.',
  'error.project-busy':
    '“{file}” is busy in another program for the moment. Your work is kept. Close the other program or wait a little, then try again.',
  'error.project-read-only': '“{file}” is read-only: this change was not made. Save the project under another name to edit it.',
  'error.project-changed-outside':
    '“{file}” was changed by another program since it was opened. Your work is kept and nothing was replaced. Reload the file, save under another name, or replace it.',
  'error.folder-read-only':
    'The folder of “{file}” cannot be written to{folder, select, none {} other { ({folder})}}. Your work is kept. Choose another folder, or ask for the right to write there.',
  'error.disk-full':
    '{needed_mb, select, none {There is not enough room on the disk} other {The disk lacks {needed_mb} MB}} to save “{file}”. Your work is kept and the previous file is untouched. Make room and try again, or save elsewhere.',
  'error.file-not-found':
    '“{file, select, none {{name}} other {{file}}}” was not found. Nothing has changed. Check the name and the folder, or that the network drive is connected.',
  'error.file-unreadable':
    '“{file}” cannot be read: another program holds it, or your rights do not allow it. Nothing has changed. Close the other program or copy the file elsewhere, then try again.',
  'error.file-token-unknown': 'This file was not chosen in this window, or too long ago. Nothing has changed. Choose it again.',
  'error.target-not-writable':
    '“{file}” cannot be written: it is open in another program, or protected. Your project is untouched. Close it or choose another name.',
  // Import
  'error.format-unknown':
    'The format of “{file}” is not recognised. Nothing was imported. Emprise reads Shapefile (.zip or .shp), GeoJSON, GeoPackage, FlatGeobuf, KML, GPX, TopoJSON, MIF and tables (CSV, XLSX, ODS): convert the file to one of them.',
  'error.format-mismatch':
    '“{file}” is not what its name says{claimed, select, none {} other { ({claimed})}}{found, select, none {} other {: its content is {found}}}. Nothing was imported. Give it the right extension, or ask its producer for the file again.',
  'error.archive-damaged':
    'The archive “{file}” {cause, select, truncated {is incomplete: its end is missing} encrypted {is protected by a password} compression {uses an unknown compression} climbing {holds file names that would write outside of its folder: it is malicious or faulty} checksum {is damaged: its content does not match its checksum} other {is damaged and cannot be read}}. Nothing was imported. {cause, select, encrypted {Save it without a password} climbing {Ask its producer for another one} compression {Make it again as an ordinary .zip} other {Download or copy it again}}, then try again.',
  'error.archive-too-large':
    'The archive “{file}” holds {entry, select, none {a file} other {a file ({entry})}} that unpacks to an outsized length. As a precaution nothing was imported. Unpack it yourself if you know where it comes from, then import the file you want.',
  'error.archive-without-layer':
    'The archive “{file}” holds no layer that can be read. Nothing was imported. Check that it holds a Shapefile (.shp, .dbf, .shx), a GeoJSON, a GeoPackage, a KML or a CSV.',
  'error.shapefile-without-dbf':
    'The .dbf file of “{file}” is missing: the outlines are there, but not their attributes. Nothing was imported. Put the .dbf beside the .shp, or ask for the whole archive.',
  'error.shapefile-damaged':
    'The Shapefile “{file}” cannot be read to its end: {cause, select, counts {it has {shapes} shapes for {rows} rows of attributes} dbf_header {its .dbf is not one} dbf_truncated {the end of its .dbf is missing} shp_header {its .shp is not one} shp_truncated {the end of its .shp is missing} shp_type {it holds shapes of an unknown type} other {it is incomplete or damaged}}. Nothing was imported. Copy it again with all its files (.shp, .shx, .dbf), or ask for it again.',
  'error.geojson-damaged':
    '“{file}” {cause, select, not_geojson {is not a GeoJSON} truncated {is an incomplete GeoJSON: its end is missing} other {is a malformed GeoJSON{position, select, none {} 0 {} other { at character {position, number}}}}}. Nothing was imported. Ask its producer for the file again{cause, select, syntax {, or mend it there} other {}}.',
  'error.description-not-data':
    '“{file}” describes the columns of a file{name, select, none {} other { (“{name}”)}}: it is a schema, not the data. Nothing was imported. Choose the data file that follows this schema: a CSV, a GeoJSON or a GeoPackage.',
  'error.geopackage-damaged':
    'The GeoPackage “{file}” cannot be read: its required tables are missing or damaged. Nothing was imported. Ask for the file again, or save it anew from the program that made it.',
  'error.csv-without-coordinates':
    '“{file}” has no columns recognised as coordinates{columns, select, none {} other { (columns: {columns})}}. Nothing was imported. Say which columns to use, add longitude and latitude, x and y or a WKT column, or place the rows by their code (commune, EPCI, parcelle).',
  'error.source-layer-unknown':
    '“{file}” has no layer “{layer}”{examples, select, none {} other {; it holds: {examples}}}. Nothing was imported. Choose one of its layers.',
  'error.nothing-usable':
    '“{file}” holds no usable object{count, select, none {} other {{count, plural, =0 {: it is empty} one {: # object read, left out} other {: # objects read, all left out}}}}. The project has not changed. {count, select, 0 {Check that it is the right file} other {See the reasons in the report and choose another kind of layer if need be}}.',
  'error.crs-unknown':
    '“{file}” does not say in which system its coordinates are{likely, select, none {} other {, which look like {likely}}}. Nothing was imported. Choose the system (on the command line, --crs), then check on the map.',
  'error.crs-unsupported':
    'The system {crs}{file, select, none {} other { of “{file}”}} is not supported. Nothing has changed. Convert the data to Lambert-93 (EPSG:2154) or WGS 84 (EPSG:4326).',
  'error.crs-contradicted':
    '“{file}” says it is in {declared}, but its coordinates do not fall in France there{likely, select, none {} other {; they look like {likely}}}. Nothing was imported. Give the right system{likely, select, none { (on the command line, --crs)} other { (on the command line, --crs {likely})}}, then check on the map.',
  'error.encoding-unknown':
    'The encoding {encoding, select, none {of the texts} other {“{encoding}”}} of “{file}” is not known. Nothing was imported. Choose another one (UTF-8, ISO-8859-1 or Windows-1252).',
  'error.geometry-kind-mismatch':
    '{file, select, none {These objects do} other {The objects of “{file}” do}} not have the shape that the layer “{layer}” asks for{found, select, none {} other { (found: {found, select, point {points} line {lines} polygon {polygons} other {{found}}})}}. Nothing was imported. Choose another kind of layer, for instance “Other layer”.',
  'error.keys-clash':
    '{count, plural, one {# key is} other {# keys are}} already in “{layer}”{examples, select, none {} other { ({examples})}}. The project has not changed. Choose to update the existing objects (on the command line, --mode update) or to replace the layer (--mode replace).',
  'error.key-missing':
    'The field “{field}” is missing{file, select, none {} other { in “{file}”}}{columns, select, none {} other { (fields: {columns})}}: without it the existing objects cannot be found. The project has not changed. Say which field is the key (on the command line, --key).',
  'error.field-unknown':
    'The field “{field}” does not exist{layer, select, none {} other { in “{layer}”}}. Nothing has changed. {suggestion, select, none {Check its name in the list of fields.} other {Did you mean “{suggestion}”?}}',
  'error.layer-unknown':
    'The project has no layer “{layer}”. Nothing has changed. {suggestion, select, none {Check its name in the list of layers.} other {Did you mean “{suggestion}”?}}',
  'error.kind-unknown':
    '“{kind}” is not a known kind of layer. Nothing has changed. {suggestion, select, none {Choose one from the list.} other {Did you mean “{suggestion}”?}}',
  // Calls
  'error.expression-invalid':
    'The expression “{expression}” is not understood{position, select, none {} other { at character {position}}}{reason, select, none {} other {: {reason}}}. Nothing has changed. Correct it, then try again.',
  'error.parameter-invalid':
    'The value given{name, select, none {} other { for “{name}”}} is not accepted{value, select, none {} other { ({value})}}{reason, select, none {} other {: {reason}}}. Nothing has changed. {known, select, none {{most, select, none {Correct it, then try again.} other {Give {most} at most.}}} other {Possible values: {known}.}}',
  'error.object-unknown':
    'This object no longer exists{layer, select, none {} other { in “{layer}”}}{id, select, none {} other { ({id})}}: it was deleted or replaced. The rest of the project is untouched. Choose another one.',
  'error.nothing-to-undo': 'There is nothing left to undo. The project has not changed.',
  'error.nothing-to-redo': 'There is nothing to redo. The project has not changed.',
  'error.no-sites': 'The project has no sites yet: there is nothing to analyse. Import your sites, then run the analyses again.',
  'error.cancelled': 'The operation was cancelled. The project is as it was before.',
  'error.job-unknown': 'This task has already ended or no longer exists. Nothing has changed.',
  'error.engine-restarted':
    'The engine has restarted. The project is as it was after the last completed operation. Start the interrupted one again.',
  'error.internal':
    'An unforeseen fault stopped the operation. The project is as it was before. Try again; if it happens again, copy the technical details and send them to the Emprise team.',
  'error.join-without-layer':
    '“{file}” gives codes and no coordinates, and the project has no {layer} to look them up in. Nothing was imported. Import that layer first, then try again.',
  'error.column-unknown': '“{file}” has no column “{field}”. Nothing was imported. Columns found: {columns}.',
  'error.kml-damaged':
    'The KML “{file}” cannot be read{cause, select, truncated {: its end is missing} too_deep {: its elements are nested without end} too_large {: one of its elements is outsized} other {: it does not follow the rules of its format}}. Nothing was imported. Download or copy it again, or ask its producer for another copy.',
  'error.gpx-damaged':
    'The GPX “{file}” cannot be read{cause, select, truncated {: its end is missing} too_deep {: its elements are nested without end} too_large {: one of its elements is outsized} other {: it does not follow the rules of its format}}. Nothing was imported. Download or copy it again, or ask its producer for another copy.',
  'error.topojson-damaged':
    'The TopoJSON “{file}” cannot be read{cause, select, truncated {: its end is missing} too_deep {: its elements are nested without end} too_large {: one of its elements is outsized} other {: it does not follow the rules of its format}}. Nothing was imported. Download or copy it again, or ask its producer for another copy.',
  'error.flatgeobuf-damaged':
    'The FlatGeobuf “{file}” cannot be read{cause, select, truncated {: its end is missing} too_deep {: its elements are nested without end} too_large {: one of its elements is outsized} other {: it does not follow the rules of its format}}. Nothing was imported. Download or copy it again, or ask its producer for another copy.',
  'error.mif-damaged':
    'The MIF “{file}” cannot be read{cause, select, mid_missing {: its .mid file is missing} counts {: its .mid does not have as many lines as it has objects} truncated {: its end is missing} other {: it does not follow the rules of its format}}. Nothing was imported. Put the .mif and its .mid side by side, or ask their producer for them again.',
  'error.spreadsheet-damaged':
    '“{file}” {cause, select, encrypted {is protected by a password} truncated {is incomplete: its end is missing} foreign {is no workbook, or of a kind Emprise does not read} other {is damaged and cannot be read}}. Nothing was imported. {cause, select, encrypted {Save it without a password} truncated {Copy or download it again} other {Open it in a spreadsheet program, save it again}}, then try again.',
  'error.columns-too-many':
    '“{file}” has {count, plural, one {# column} other {# columns}}: more than Emprise reads{most, select, none {} other { in such a table ({most})}}. Nothing was imported. Check the separator and the line of names, or keep only the columns you need, then try again.',
  'error.memory-short':
    '{file, select, none {This file} other {“{file}”}} needs more memory than there is to read it. Nothing was imported and the project has not changed. Close other programs, split the file, or save it as CSV or GeoPackage, which are read in pieces.',
  'error.folder-without-layer':
    'The folder “{file}” holds no file that Emprise can read, nor do its first two levels of folders. Nothing was imported. Choose the folder that holds the data.',
  'error.archive-to-unpack':
    '“{file}” is a {found} archive, which Emprise does not open. Nothing was imported. Unpack it (right click, Extract), then import the folder.',
  'error.communes-missing': 'The project has no communes with outlines: nothing to put together. Import communes, then try again.',
  'error.composition-unreadable':
    '“{file}” is not a readable composition{cause, select, columns { (no columns of codes recognised)} empty { (no usable line)} json { (damaged JSON)} format { (unknown or damaged format)} other {}}. Nothing was changed. It needs one line for each commune, with its code and that of its territory.',
  'error.movements-unreadable':
    '“{file}” is not a readable table of movements{cause, select, columns { (no columns of codes recognised)} empty { (no usable line)} json { (damaged JSON)} format { (unknown or damaged format)} other {}}. Nothing was changed. It needs the old and the new code of each commune.',
  'error.territories-exist':
    'The layer {layer} already holds {count, plural, one {# object} other {# objects}}. Nothing was changed. Choose to replace them, or empty the layer.',
  'error.network-off':
    'Network access is switched off. Nothing was downloaded. Allow it in the settings (on the command line, without --offline or EMPRISE_NETWORK=off), or use a copy fetched before.',
  'error.catalogue-entry-unknown': 'The catalogue has no source “{entry}”. Sources: {known}.',
  'error.catalogue-value-invalid': '“{value}” does not suit “{field}”. Nothing was downloaded. Example: {examples}.',
  'error.catalogue-copy-missing': 'No copy of “{entry}” was fetched for these values. Download it first.',
  'error.download-failed':
    'The download from {host} failed{cause, select, none {} unknown_host {: address not found} refused {: connection refused} cut {: connection cut} certificate {: certificate refused} redirects {: too many redirects} redirect_forbidden {: redirect to a forbidden address} truncated {: incomplete answer} incomplete {: announced objects are missing} encoding {: unknown compression} other {}}. The project has not changed{cause, select, incomplete {. Nothing of this answer is kept} other {; what was received is kept to resume}}. Try again later.',
  'error.download-timed-out':
    '{host} has not answered for {seconds}\u00a0s. The project has not changed; what was received is kept to resume. Try again later.',
  'error.download-refused':
    '{host} refused the request (status {status}){answer, select, none {} other {: “{answer}”}}. The project has not changed. Check what is asked for, or try again later.',
  'error.download-not-data':
    '{host} answered with a page instead of data{answer, select, none {} other {: “{answer}”}}. The project has not changed. Check what is asked for, or try again later.',
  'error.download-empty':
    '{host} has no object for these values. Nothing was kept, and the project has not changed. Check the code asked for.',
  'error.download-too-large':
    'The answer of {host} exceeds {limit_mb}\u00a0MB: the download was stopped. The project has not changed. Choose a smaller territory.',
};
