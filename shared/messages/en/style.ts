/** Styles: methods, palettes, symbols, and the panel where they are chosen. */
export default {
  'palette.sarcelle': 'Teal',
  'palette.violet': 'Purple',
  'palette.ocre': 'Ochre',
  'palette.bleu': 'Blue',
  'palette.gris': 'Grey',
  'palette.viridis': 'Viridis',
  'palette.bleu-ocre': 'Blue – ochre',
  'palette.violet-vert': 'Purple – green',
  'palette.distincte': 'Distinct',
  'palette.imprimable': 'Prints in grey',
  'palette.okabe-ito': 'Okabe and Ito',
};
