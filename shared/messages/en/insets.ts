/** Insets set on a page by a command. */
export default {
  'command.layout/place-insets': 'Place the insets of Île-de-France and overseas',
  'layout.insets': '{count, plural, one {# inset} other {# insets}}',
  'layout.insets-none': 'No inset to place: the page has no map of metropolitan France, or has its insets already.',
  'layout.insets-left': 'No free room on the page for: {names}.',
};
