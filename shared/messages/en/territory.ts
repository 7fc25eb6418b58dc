/** Territories built from communes. */
export default {
  'territory.level.epci': 'EPCI',
  'territory.level.territoires': 'Territoires d’industrie',
  'territory.level.departements': 'Départements',
  'territory.level.regions': 'Régions',
  'territory.composition.official': 'COG {year}',
  'territory.source': '{count, plural, one {# commune} other {# communes}} put together (composition {composition})',
  'territory.producer': 'Composition by INSEE and DGCL, outlines of the project’s communes',
  'step.territory': '{count, plural, one {# territory} other {# territories}} put together',
  'job.kind.territory': 'Building territories',
  'job.step.dissolve': 'Putting outlines together',
  'job.step.fit': 'Looking for gaps and overlaps',
  // What an assembly has to say beside its result
  'note.territory-islands':
    '{count, plural, one {# island commune without EPCI, as the law allows: {names}} other {# island communes without EPCI, as the law allows: {names}}} (CGCT, art. L. 5210-1-1)',
  'note.territory-commune-without-code':
    '{count, plural, one {# commune without INSEE code, left aside} other {# communes without INSEE code, left aside}}',
  'note.territory-commune-without-outline':
    '{count, plural, one {# commune without outline, left aside} other {# communes without outline, left aside}}',
  'note.territory-commune-shared-out':
    '{count, plural, one {# commune since shared out between several territories, left aside: {names}} other {# communes since shared out between several territories, left aside: {names}}}',
  'note.territory-commune-placed-by-code':
    '{count, plural, one {# commune of unknown code, placed by how its code begins: {names}} other {# communes of unknown code, placed by how their codes begin: {names}}}',
  'note.territory-overlapping':
    '{level}: {count, plural, one {# territory whose communes overlap} other {# territories whose communes overlap}}, each place counted once',
  'note.territory-gaps': '{count, plural, one {# gap} other {# gaps}} between communes: the thousand largest are listed',
  'note.territory-member-unknown':
    '{level}: {count, plural, one {# member that neither the composition nor the official code knows} other {# members that neither the composition nor the official code knows}}: {names}',
  'note.territory-line-ignored':
    '“{file}”: {count, plural, one {# line without a usable code, left aside} other {# lines without a usable code, left aside}}',
  'note.territory-line-contradicted':
    '“{file}”: {count, plural, one {# line puts a commune in a second EPCI; the first is kept} other {# lines put a commune in a second EPCI; the first is kept}}',
  'note.territory-replaced':
    '{level}: {count, plural, one {# object of the former layer removed} other {# objects of the former layer removed}}, there being no communes to build it from',
  // Command line
  'cli.command.territory': 'Builds EPCI, Territoires d’industrie, départements and régions from the communes.',
  'cli.option.levels': 'levels to build, epci unless said',
  'cli.option.composition': 'composition of another year (CSV, XLSX, ODS, JSON)',
  'cli.option.movements': 'table of merged or renumbered communes (INSEE, or former and new code)',
  'cli.option.existing': 'replace the territories already there, or refuse',
  'cli.territory.communes': 'Communes',
  'cli.territory.composition': 'Composition',
  'cli.territory.level': 'Level',
  'cli.territory.built': 'Built',
  'cli.territory.partial': 'Incomplete',
  'cli.territory.absent': 'Absent',
  'cli.territory.unassigned': 'Communes outside',
  'cli.territory.overlap': 'Overlap',
  'cli.territory.gaps': 'Gaps',
  'cli.territory.moved':
    '{count, plural, one {# commune found again under another code} other {# communes found again under another code}}',
  'cli.territory.partial-line': '{level}: {name} ({code}), without {missing}',
  'cli.territory.gap-line': 'Gap of {surface} between communes at {lon}, {lat}',
  'cli.territory.more': '… and {count, number} more, all of them with --json',
  'cli.bench.case.dissolve': 'Communes put together into EPCI',
};
