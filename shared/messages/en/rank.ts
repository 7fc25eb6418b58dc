/** The command `rank`. */
export default {
  'cli.command.rank': 'Ranks the sites by a scenario, with the stability of ranks.',
  'cli.option.scenario': 'scenario, by its name; without, the first of the project, and for minutes the one frozen last',
  'cli.option.ballots': 'with the weights of the ballots handed in',
  'cli.option.stability': 'number of draws of weights, 10,000 without',
  'cli.option.seed': 'seed of the draws, 2030 without',
  'cli.rank.rank': 'Rank',
  'cli.rank.site': 'Site',
  'cli.rank.score': 'Score',
  'cli.rank.reliability': 'Reliability',
  'cli.rank.mean': 'Mean rank',
  'cli.rank.first': 'First',
  'cli.rank.top': 'In top 5',
  'cli.rank.range': 'Ranks (90%)',
  'cli.rank.percent': '{value}%',
  'cli.rank.from-to': '{from} to {to}',
  'cli.rank.excluded': 'excluded',
  'cli.rank.unranked': 'no score',
  'cli.rank.head':
    'Scenario “{scenario}”, {method, select, topsis {TOPSIS} promethee {PROMETHEE II} other {weighted sum}}{ballots, plural, =0 {} one {, weights of one ballot} other {, mean weights of # ballots}}',
  'cli.rank.draws':
    'Stability over {draws, plural, one {# draw} other {# draws}} of weights, seed {seed}, by {method, select, topsis {TOPSIS} promethee {PROMETHEE II} other {the weighted sum}}.',
  'cli.rank.constant': 'Criteria that are the same for all sites and set none apart: {criteria}.',
  'cli.rank.unknown': 'Criteria known of no site, left aside: {criteria}.',
  'cli.bench.case.workshop-rank': 'Workshop: new ranking, 1,000 sites × 30 criteria',
  'cli.bench.case.workshop-draws': 'Workshop: 10,000 draws of weights, 1,000 sites, off the main thread',
};
