/** The view: bookmarks, second map, overview, coordinates, scale, full screen. */
export default {
  'step.bookmark-keep': 'Ajout du signet « {name} »',
  'step.bookmark-rename': 'Signet renommé « {name} »',
  'step.bookmark-replace': 'Nouvelle vue du signet « {name} »',
  'step.bookmark-move': 'Signet « {name} » déplacé',
  'step.bookmark-remove': 'Suppression du signet « {name} »',
  'step.bookmark-layers': 'Couches du signet « {name} »',
  'step.second-map': 'Couches de la seconde carte',
} as const;
