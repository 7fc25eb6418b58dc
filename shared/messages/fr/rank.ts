/** The command `rank`. */
export default {
  'cli.command.rank': 'Classe les sites selon un scénario, avec la stabilité des rangs.',
  'cli.option.scenario': 'scénario, par son nom\u202f; sans précision, le premier du projet, et pour un compte rendu le dernier figé',
  'cli.option.ballots': 'avec les poids des bulletins déposés',
  'cli.option.stability': 'nombre de tirages de poids, 10\u202f000 sans précision',
  'cli.option.seed': 'graine des tirages, 2030 sans précision',
  'cli.rank.rank': 'Rang',
  'cli.rank.site': 'Site',
  'cli.rank.score': 'Note',
  'cli.rank.reliability': 'Fiabilité',
  'cli.rank.mean': 'Rang moyen',
  'cli.rank.first': 'Premier',
  'cli.rank.top': 'Parmi 5',
  'cli.rank.range': 'Rangs (90\u00a0%)',
  'cli.rank.percent': '{value}\u00a0%',
  'cli.rank.from-to': '{from} à {to}',
  'cli.rank.excluded': 'exclu',
  'cli.rank.unranked': 'sans note',
  'cli.rank.head':
    'Scénario «\u00a0{scenario}\u00a0», {method, select, topsis {TOPSIS} promethee {PROMETHEE II} other {somme pondérée}}{ballots, plural, =0 {} one {, poids d’un bulletin} other {, poids moyens de # bulletins}}',
  'cli.rank.draws':
    'Stabilité sur {draws, plural, one {# tirage} other {# tirages}} de poids, graine {seed}, par {method, select, topsis {TOPSIS} promethee {PROMETHEE II} other {la somme pondérée}}.',
  'cli.rank.constant': 'Critères identiques pour tous les sites, qui ne départagent rien\u00a0: {criteria}.',
  'cli.rank.unknown': 'Critères renseignés pour aucun site, laissés de côté\u00a0: {criteria}.',
  'cli.bench.case.workshop-rank': 'Atelier\u00a0: nouveau classement, 1\u202f000 sites × 30 critères',
  'cli.bench.case.workshop-draws': 'Atelier\u00a0: 10\u202f000 tirages de poids, 1\u202f000 sites, hors du fil principal',
};
