/** Edits of shapes: steps of the journal and refusals. */
export default {
  'edit.note.without-code':
    '{count, plural, one {# parcel without a code is} other {# parcels without a code are}} not linked to the site.',
  'edit.note.derived-codes':
    '{count, plural, one {The new part has} other {The # new parts have}} the identifier of the parcel with a letter after it, until the cadastre has {count, plural, one {its} other {their}} own.',
  'edit.note.disjoint': 'The outline made has {count, plural, one {# part} other {# parts}} apart from each other.',
  'edit.note.neighbours': '{count, plural, one {# neighbour follows} other {# neighbours follow}} the common border.',
  'edit.note.slivers': '{count, plural, one {# gap} other {# gaps}} of a few centimetres at most closed.',
  'step.edit-create':
    'Drawing of {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'step.edit-replace':
    'New outline of {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'step.edit-split':
    'Split of {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'step.edit-merge':
    'Merge of {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'step.edit-hole':
    'Hole in {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'step.edit-fill-holes':
    'Holes filled in {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'step.edit-reshape':
    'Outline reshaped of {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'step.edit-transform':
    'Move of {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'step.edit-vertices':
    'Vertices moved of {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'step.edit-buffer':
    'Zone of {distance, number} m around {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'step.edit-explode':
    'Parts separated of {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'step.edit-site-from-parcels':
    'Site made of {table, select, parcelles {{count, plural, one {# parcel} other {# parcels}}} sites {{count, plural, one {# site} other {# sites}}} terrains {{count, plural, one {# plot} other {# plots}}} friches {{count, plural, one {# brownfield} other {# brownfields}}} friches_emprises {{count, plural, one {# brownfield} other {# brownfields}}} communes {{count, plural, one {# commune} other {# communes}}} epci {{count, plural, one {# EPCI} other {# EPCI}}} other {{count, plural, one {# object} other {# objects}}}}',
  'error.edit-without-effect':
    'This leaves the chosen objects as they are{cause, select, line_crosses_nothing {: the line does not cross them from side to side} no_vertex {: there is no vertex there} no_hole {: there is no hole there} one_part {: they have one part only} one_object {: at least two are needed} other {}}. Nothing was changed. Draw again, or choose other objects.',
  'error.edit-empty-result': 'Nothing would be left of an object. Nothing was changed. To remove it, delete it.',
  'error.edit-shape-crossing':
    'The outline crosses itself. Nothing was changed. Move the vertex concerned, or draw again without a crossing.',
  'error.edit-geometry-kind':
    '{layer, select, none {This layer} other {Layer “{layer}”}} does not take this shape: {claimed, select, POINT {it holds points} MULTIPOINT {it holds points} MULTILINESTRING {it holds lines} MULTIPOLYGON {it holds areas} other {it has no shapes}}. Nothing was changed. Choose another layer or another tool.',
  'error.edit-outside-france':
    'The object is outside French territories: no legal projection gives metres there. Nothing was changed. Draw it in metropolitan or overseas France.',
  'error.edit-foreign-system':
    '{layer, select, none {This layer} other {Layer “{layer}”}} comes from another program{crs, select, none {} other { (coordinates in {crs})}}. Nothing was changed. Import it into the project to edit its shapes.',
};
