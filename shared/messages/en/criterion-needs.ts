/** What a criterion without any value waits for, and the figures behind the criteria in the sheet of a site. */
export default {
  'workshop.need.or': ' or ',
  'workshop.need.run': 'Run the analyses.',
  'workshop.need.layer':
    '{kind, select, communes {Import communes with their population} contraintes {Import the constraints (PPR, Natura 2000, catchments…)} occupation_sol {Import land cover (OCS GE)} terrains {Import the terrains of the site (CNIG TERRAIN-ECO)} etablissements {Import the establishments (SIRENE or CNIG)} epci {Import the EPCI, or fill in the SIREN code of the sites} sites {Draw or import the outlines of the sites} other {Import the layer “{layer}”}}, then run the analyses.',
  'workshop.need.category': 'Import equipment of category “{categories}”, then run the analyses.',
  'workshop.need.field': 'Fill in “{fields}” in the table of sites.',
  'workshop.need.judgement': 'Mark the sites in the meeting, by the name of the criterion.',
  'workshop.need.some':
    '{count, plural, one {One criterion has no data at all.} other {# criteria have no data at all.}} The reliability takes it into account.',
  'workshop.need.show': 'See what is missing',
  'figure.measures': 'Land and surroundings',
  'figure.constraint-untyped': 'Constraint without a type',
  'figure.constraint-exclusive': 'exclusive',
  'cli.rank.need': '  {criterion}: {need}',
};
