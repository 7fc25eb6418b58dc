export default {
  // Problems that `check` lists
  'problem.integrity':
    'La base est endommagée : {count, plural, one {# anomalie} other {# anomalies}}. Reprenez une sauvegarde. Détail : {detail}',
  'problem.foreign-key': '« {layer} » : {count, plural, one {# ligne renvoie} other {# lignes renvoient}} à un objet qui n’existe plus.',
  'problem.geopackage-table-missing': 'La table obligatoire « {table} » du format GeoPackage manque.',
  'problem.geopackage-rule':
    '{table, select, none {Le fichier} other {« {layer} »}} ne respecte pas l’exigence {requirement} du format GeoPackage : d’autres logiciels peuvent mal le lire.',
  'problem.geometry-unreadable': '« {layer} » : {count, plural, one {# géométrie illisible} other {# géométries illisibles}}.',
  'problem.geometry-type':
    '« {layer} » : {count, plural, one {# géométrie d’un autre type} other {# géométries d’un autre type}} que celui de la couche.',
  'problem.geometry-srs':
    '« {layer} » : {count, plural, one {# géométrie déclarée} other {# géométries déclarées}} dans une autre projection que celle de la couche.',
  'problem.layer-crs-unsupported':
    '« {layer} » : {count, plural, one {# géométrie} other {# géométries}} dans un système de coordonnées que cette version ne sait pas convertir, {crs}. La couche ne s’affiche pas ; convertissez-la en EPSG:4326 ou en EPSG:2154.',
  'problem.geometry-empty':
    '« {layer} » : {count, plural, one {# géométrie vide} other {# géométries vides}}, au lieu d’une absence de géométrie.',
  'problem.index-damaged': '« {layer} » : l’index spatial est endommagé.',
  'problem.index-missing':
    '« {layer} » : {count, plural, one {# objet absent} other {# objets absents}} de l’index spatial : la carte pourrait ne pas tout montrer.',
  'problem.index-orphans': '« {layer} » : {count, plural, one {# entrée} other {# entrées}} de l’index spatial sans objet.',
  'problem.uid-missing': '« {layer} » : {count, plural, one {# objet sans identité interne} other {# objets sans identité interne}}.',
  'problem.key-duplicates':
    '« {layer} » : {count, plural, one {# objet partage} other {# objets partagent}} son identifiant (« {field} ») avec un autre.',
  'problem.results-stale': 'Les résultats de l’analyse « {analysis} » ne correspondent plus aux données : relancez-la.',
  // Steps of the journal
  'step.import': 'Import de {count, plural, one {# objet} other {# objets}}{layer, select, none {} other { : {layer}}}',
  'step.analysis': 'Analyses : {codes}',
  'step.settings': 'Réglages du projet',
  'step.layer': 'Apparence de « {layer} »',
  'step.remove-layer': 'Suppression de « {layer} »',
  'step.edit-object': 'Modification de {name, select, none {l’objet} other {« {name} »}}',
  'step.delete-objects': 'Suppression de {count, plural, one {# objet} other {# objets}}{layer, select, none {} other { : {layer}}}',
  'step.demonstration': 'Données de démonstration',
};
