/** Series of pages, and the pictures on them. */
export default {
  'error.image-unreadable': 'A picture of the page cannot be read: it is damaged or of an unknown format. Nothing was written.',
  'error.atlas-empty':
    '{reason, select, filter {No object of “{layer}” matches the filter} selection {No object of “{layer}” is selected} place {No object kept of “{layer}” has a place on the map} other {“{layer}” is empty}}: the series would have no page. Nothing was written.',
  'error.atlas-layer-unfit': 'A series follows the objects of a layer of polygons or points: “{layer}” has no place on the map.',
  'error.atlas-page-failed': 'The page “{name}” could not be drawn. Nothing was written.',
  'job.step.base-map': 'Base map',
};
