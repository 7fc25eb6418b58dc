/** The demonstration project: fictional data, and said to be. */
export default {
  'demo.project-name': 'Projet de démonstration (données fictives)',
  'demo.source': 'Données fictives, Emprise',
  'demo.notice':
    'Territoire fictif : communes, sites, friches et réseaux sont inventés. Leur place sur la carte, dans le Morvan, ne décrit aucun lieu réel.',
};
