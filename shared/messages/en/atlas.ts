/** Series of pages, and the pictures on them. */
export default {
  'error.image-unreadable': 'A picture of the page cannot be read: it is damaged or of an unknown format. Nothing was written.',
  'error.atlas-empty':
    '{reason, select, filter {No object of “{layer}” matches the filter} selection {No object of “{layer}” is selected} place {No object kept of “{layer}” has a place on the map} other {“{layer}” is empty}}: the series would have no page. Nothing was written.',
  'error.atlas-layer-unfit': 'A series follows the objects of a layer of polygons or points: “{layer}” has no place on the map.',
  'error.atlas-page-failed': 'The page “{name}” could not be drawn. Nothing was written.',
  'job.step.base-map': 'Base map',
  'atlas.title': '{name}: {layer}',
  'atlas.description': '{title}, a series of {count, plural, one {# page} other {# pages}}.',
  'atlas.note': '{message} {pages, plural, one {(page “{first}”)} other {(# pages, “{first}” among them)}}',
  'atlas.without-place':
    '{count, plural, one {# object has no place on the map and gets} other {# objects have no place on the map and get}} no page.',
  'job.kind.atlas': 'Export of the series',
  'cli.command.atlas': 'Writes a series of pages, one for each object of a layer.',
  'cli.option.table': 'layer whose objects have a page each',
  'cli.bench.case.page-draw': 'Page: national A3 map read and drawn',
  'cli.bench.case.page-pdf': 'Page: national A3 map as PDF, from the project to the file',
  'cli.bench.case.atlas-time': 'Series: 400 pages of sites in one PDF',
  'cli.bench.case.atlas-memory': 'Series: memory for 400 pages of sites',
  'cli.atlas.done': 'Series written: {file} ({count, plural, one {# page} other {# pages}}, {size})',
};
