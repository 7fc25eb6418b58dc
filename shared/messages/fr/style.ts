/** Styles: methods, palettes, symbols, and the panel where they are chosen. */
export default {
  'palette.sarcelle': 'Sarcelle',
  'palette.violet': 'Violet',
  'palette.ocre': 'Ocre',
  'palette.bleu': 'Bleu',
  'palette.gris': 'Gris',
  'palette.viridis': 'Viridis',
  'palette.bleu-ocre': 'Bleu – ocre',
  'palette.violet-vert': 'Violet – vert',
  'palette.distincte': 'Distincte',
  'palette.imprimable': 'Imprimable en gris',
  'palette.okabe-ito': 'Okabe et Ito',
};
