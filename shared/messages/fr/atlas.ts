/** Series of pages, and the pictures on them. */
export default {
  'error.image-unreadable': 'Une image de la page ne peut pas être lue : elle est abîmée ou d’un format inconnu. Rien n’a été écrit.',
  'error.atlas-empty':
    '{reason, select, filter {Aucun objet de « {layer} » ne répond au filtre} selection {Aucun objet de « {layer} » n’est sélectionné} place {Aucun objet de « {layer} » retenu n’a de place sur la carte} other {« {layer} » est vide}} : la série n’aurait aucune page. Rien n’a été écrit.',
  'error.atlas-layer-unfit':
    'Une série suit les objets d’une couche de polygones ou de points : « {layer} » n’a pas de place sur la carte.',
  'error.atlas-page-failed': 'La page « {name} » n’a pas pu être dessinée. Rien n’a été écrit.',
  'job.step.base-map': 'Fond de carte',
  'atlas.title': '{name} : {layer}',
  'atlas.description': '{title}, série de {count, plural, one {# page} other {# pages}}.',
  'atlas.note': '{message} {pages, plural, one {(page « {first} »)} other {(# pages, dont « {first} »)}}',
  'atlas.without-place':
    '{count, plural, one {# objet n’a pas de place sur la carte et n’a} other {# objets n’ont pas de place sur la carte et n’ont}} pas de page.',
  'job.kind.atlas': 'Export de la série',
  'cli.command.atlas': 'Écrit une série de pages : une par objet d’une couche.',
  'cli.option.table': 'couche dont chaque objet a sa page',
  'cli.bench.case.page-draw': 'Page : lecture et dessin de la carte nationale A3',
  'cli.bench.case.page-pdf': 'Page : carte nationale A3 en PDF, du projet au fichier',
  'cli.bench.case.atlas-time': 'Série : 400 pages de sites en un PDF',
  'cli.bench.case.atlas-memory': 'Série : mémoire pour 400 pages de sites',
  'cli.atlas.done': 'Série écrite : {file} ({count, plural, one {# page} other {# pages}}, {size})',
};
