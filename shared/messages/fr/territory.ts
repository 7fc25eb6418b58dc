/** Territories built from communes. */
export default {
  'territory.level.epci': 'EPCI',
  'territory.level.territoires': 'Territoires d’industrie',
  'territory.level.departements': 'Départements',
  'territory.level.regions': 'Régions',
  'territory.composition.official': 'COG {year}',
  'territory.source': 'Assemblage de {count, plural, one {# commune} other {# communes}} (composition {composition})',
  'territory.producer': 'Composition INSEE et DGCL, contours des communes du projet',
  'step.territory': 'Assemblage de {count, plural, one {# territoire} other {# territoires}}',
  'job.kind.territory': 'Assemblage de territoires',
  'job.step.dissolve': 'Assemblage des contours',
  'job.step.fit': 'Recherche des trous et recouvrements',
  // What an assembly has to say beside its result
  'note.territory-islands':
    '{count, plural, one {# commune insulaire sans EPCI, comme la loi le permet\u00a0: {names}} other {# communes insulaires sans EPCI, comme la loi le permet\u00a0: {names}}} (CGCT, art. L. 5210-1-1)',
  'note.territory-commune-without-code':
    '{count, plural, one {# commune sans code INSEE, laissée de côté} other {# communes sans code INSEE, laissées de côté}}',
  'note.territory-commune-without-outline':
    '{count, plural, one {# commune sans contour, laissée de côté} other {# communes sans contour, laissées de côté}}',
  'note.territory-commune-shared-out':
    '{count, plural, one {# commune partagée depuis entre plusieurs territoires, laissée de côté\u00a0: {names}} other {# communes partagées depuis entre plusieurs territoires, laissées de côté\u00a0: {names}}}',
  'note.territory-commune-placed-by-code':
    '{count, plural, one {# commune de code inconnu, placée d’après le début de ce code\u00a0: {names}} other {# communes de code inconnu, placées d’après le début de ce code\u00a0: {names}}}',
  'note.territory-overlapping':
    '{level}\u00a0: {count, plural, one {# territoire dont des communes se recouvrent} other {# territoires dont des communes se recouvrent}}, chaque lieu compté une fois',
  'note.territory-gaps': '{count, plural, one {# trou} other {# trous}} entre les communes\u00a0: les mille plus grands sont listés',
  'note.territory-member-unknown':
    '{level}\u00a0: {count, plural, one {# membre que ni la composition ni le code officiel ne connaissent} other {# membres que ni la composition ni le code officiel ne connaissent}}\u00a0: {names}',
  'note.territory-line-ignored':
    '«\u00a0{file}\u00a0»\u00a0: {count, plural, one {# ligne sans code utilisable, laissée de côté} other {# lignes sans code utilisable, laissées de côté}}',
  'note.territory-line-contradicted':
    '«\u00a0{file}\u00a0»\u00a0: {count, plural, one {# ligne place une commune dans un second EPCI\u202f; le premier est gardé} other {# lignes placent une commune dans un second EPCI\u202f; le premier est gardé}}',
  'note.territory-replaced':
    '{level}\u00a0: {count, plural, one {# objet de l’ancienne couche retiré} other {# objets de l’ancienne couche retirés}}, faute de communes pour l’assembler',
  // Command line
  'cli.command.territory': 'Assemble EPCI, Territoires d’industrie, départements et régions à partir des communes.',
  'cli.option.levels': 'niveaux à assembler, epci sans précision',
  'cli.option.composition': 'fichier de composition d’une autre année (CSV, XLSX, ODS, JSON)',
  'cli.option.movements': 'table des communes fusionnées ou renumérotées (INSEE, ou ancien et nouveau code)',
  'cli.option.existing': 'remplacer les territoires déjà présents, ou refuser',
  'cli.territory.communes': 'Communes',
  'cli.territory.composition': 'Composition',
  'cli.territory.level': 'Niveau',
  'cli.territory.built': 'Assemblés',
  'cli.territory.partial': 'Incomplets',
  'cli.territory.absent': 'Absents',
  'cli.territory.unassigned': 'Communes hors',
  'cli.territory.overlap': 'Recouvrement',
  'cli.territory.gaps': 'Trous',
  'cli.territory.moved': '{count, plural, one {# commune retrouvée sous un autre code} other {# communes retrouvées sous un autre code}}',
  'cli.territory.partial-line': '{level}\u00a0: {name} ({code}), sans {missing}',
  'cli.territory.gap-line': 'Trou de {surface} entre les communes, en {lon}\u202f; {lat}',
  'cli.territory.more': '… et {count, number} de plus, toutes avec --json',
  'cli.bench.case.dissolve': 'Communes assemblées en EPCI',
};
