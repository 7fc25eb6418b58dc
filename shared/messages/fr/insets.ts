/** Insets set on a page by a command. */
export default {
  'command.layout/place-insets': 'Placer les encarts de l’Île-de-France et de l’outre-mer',
  'layout.insets': '{count, plural, one {# encart} other {# encarts}}',
  'layout.insets-none': 'Aucun encart à placer : la page n’a pas de carte de la métropole, ou les encarts y sont déjà.',
  'layout.insets-left': 'Sans place libre sur la page : {names}.',
};
