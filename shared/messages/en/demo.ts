/** The demonstration project: fictional data, and said to be. */
export default {
  'demo.project-name': 'Demonstration project (fictional data)',
  'demo.source': 'Fictional data, Emprise',
  'demo.notice':
    'A fictional territory: communes, sites, friches and networks are invented. Their place on the map, in the Morvan, describes no real place.',
};
