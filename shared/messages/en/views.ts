/** The view: bookmarks, second map, overview, coordinates, scale, full screen. */
export default {
  'step.bookmark-keep': 'Added bookmark “{name}”',
  'step.bookmark-rename': 'Bookmark renamed “{name}”',
  'step.bookmark-replace': 'New view for bookmark “{name}”',
  'step.bookmark-move': 'Moved bookmark “{name}”',
  'step.bookmark-remove': 'Removed bookmark “{name}”',
  'step.bookmark-layers': 'Layers of bookmark “{name}”',
  'step.second-map': 'Layers of the second map',
} as const;
