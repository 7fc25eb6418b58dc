/**
 * Every refusal in words: what happened, what is safe, what to do. Values the throwers give, by name:
 *
 * | value | is |
 * |---|---|
 * | file, folder | base name of the file concerned, as the user knows it; its folder |
 * | claimed, found | format or geometry the file announces; what it holds |
 * | cause | archive-damaged: truncated, encrypted, compression, climbing, checksum or other; geojson-damaged: not-geojson, truncated, syntax; |
 * | | shapefile-damaged: counts (with shapes, rows), dbf-header, dbf-truncated, shp-header, shp-truncated, shp-type or other; |
 * | | kml-, gpx-, topojson-, flatgeobuf-damaged: truncated, too-deep, too-large or other; mif-damaged: mid-missing, counts, truncated or other |
 * | entry | file inside an archive |
 * | position | where reading stopped, 1-based |
 * | columns, examples | list ready to show, separated by commas |
 * | declared, likely, crs | coordinate system, `EPSG:n` |
 * | encoding | name of an encoding |
 * | layer, field, kind, id, name | as written; a layer that has a title (`layer.<layer>`) is shown by it |
 * | suggestion | nearest known name |
 * | value, known, most | parameter-invalid: what was given, the list of what can be, the greatest |
 * | count | a number of objects |
 * | holder, since | who has the file open, since when (ready to show) |
 * | needed_mb | megabytes missing, a number |
 * | version, supported | schema number of the file; the highest one this version reads |
 * | expression, reason | the expression; id of the message that says why it is refused, or words |
 *
 * A missing or empty value is `none` for `select` and “…” elsewhere (../index.ts): wherever it may be missing, the text has a `none` branch.
 */
export default {
  // The project file
  'error.project-not-open': 'Aucun projet n’est ouvert. Rien n’a changé. Ouvrez un projet ou créez-en un, puis recommencez.',
  'error.project-not-found':
    'Le projet « {file} » n’est plus à cet endroit. Il a peut-être été déplacé ou renommé : choisissez son nouvel emplacement.',
  'error.project-exists': '« {file} » existe déjà et n’a pas été modifié. Choisissez un autre nom, ou demandez à le remplacer.',
  'error.project-not-geopackage':
    '« {file} » n’est pas un GeoPackage : son contenu est d’une autre nature, quel que soit son nom. Le fichier est intact. Choisissez un projet Emprise, ou importez ce fichier dans un projet.',
  'error.project-foreign-geopackage':
    '« {file} » est un GeoPackage valide, mais pas un projet Emprise. Le fichier est intact. Créez un projet, puis importez-y ses couches.',
  'error.project-damaged':
    '« {file} » est endommagé et ne peut pas être lu en entier. Il n’a pas été modifié. Ouvrez la sauvegarde datée la plus récente, ou une copie de ce fichier.',
  'error.project-newer-version':
    '« {file} » a été enregistré par une version plus récente d’Emprise{version, select, none {} other { (schéma {version}{supported, select, none {} other {, cette version lit jusqu’au schéma {supported}}})}}. Il n’a pas été modifié. Mettez Emprise à jour pour l’ouvrir.',
  'error.project-locked':
    '« {file} » est ouvert {holder, select, none {par un autre programme} other {par {holder}}}{since, select, none {} other { depuis {since}}}. Rien n’a changé. Ouvrez-le en lecture seule, ouvrez une copie, ou réessayez quand il sera fermé.',
  'error.project-busy':
    '« {file} » est occupé par un autre programme pour le moment. Votre travail est gardé. Fermez l’autre programme ou attendez un instant, puis réessayez.',
  'error.project-read-only':
    '« {file} » est en lecture seule : cette modification n’a pas été faite. Enregistrez le projet sous un autre nom pour le modifier.',
  'error.project-changed-outside':
    '« {file} » a été modifié par un autre programme depuis son ouverture. Votre travail est gardé et rien n’a été remplacé. Rechargez le fichier, enregistrez sous un autre nom, ou remplacez-le.',
  'error.folder-read-only':
    'Le dossier de « {file} » n’accepte pas l’écriture{folder, select, none {} other { ({folder})}}. Votre travail est gardé. Choisissez un autre dossier, ou demandez le droit d’y écrire.',
  'error.disk-full':
    '{needed_mb, select, none {Il n’y a plus assez de place sur le disque} other {Il manque {needed_mb} Mo sur le disque}} pour enregistrer « {file} ». Votre travail est gardé et le fichier précédent est intact. Libérez de la place puis réessayez, ou enregistrez ailleurs.',
  'error.file-not-found':
    '« {file, select, none {{name}} other {{file}}} » est introuvable. Rien n’a changé. Vérifiez le nom et le dossier, ou que le disque réseau est branché.',
  'error.file-unreadable':
    '« {file} » ne peut pas être lu : un autre programme le retient, ou vos droits ne le permettent pas. Rien n’a changé. Fermez l’autre programme ou copiez le fichier ailleurs, puis réessayez.',
  'error.file-token-unknown':
    'Ce fichier n’a pas été choisi dans cette fenêtre, ou l’a été il y a trop longtemps. Rien n’a changé. Choisissez-le de nouveau.',
  'error.target-not-writable':
    '« {file} » ne peut pas être écrit : il est ouvert dans un autre logiciel, ou protégé. Votre projet est intact. Fermez-le ou choisissez un autre nom.',
  // Import
  'error.format-unknown':
    'Le format de « {file} » n’est pas reconnu. Rien n’a été importé. Emprise lit les Shapefile (.zip ou .shp), GeoJSON, GeoPackage, FlatGeobuf, KML, GPX, TopoJSON, MIF et les tableaux (CSV, XLSX, ODS) : convertissez le fichier dans l’un d’eux.',
  'error.format-mismatch':
    '« {file} » n’est pas ce que son nom annonce{claimed, select, none {} other { ({claimed})}}{found, select, none {} other { : son contenu est du type {found}}}. Rien n’a été importé. Redonnez-lui la bonne extension, ou redemandez le fichier à son producteur.',
  'error.archive-damaged':
    'L’archive « {file} » {cause, select, truncated {est incomplète : sa fin manque} encrypted {est protégée par un mot de passe} compression {emploie une compression inconnue} climbing {contient des noms de fichiers qui la feraient écrire hors de son dossier : elle est malveillante ou faussée} checksum {est abîmée : son contenu ne correspond pas à sa somme de contrôle} other {est abîmée et ne peut pas être lue}}. Rien n’a été importé. {cause, select, encrypted {Enregistrez-la sans mot de passe} climbing {Demandez-en une autre à son producteur} compression {Refaites l’archive en .zip ordinaire} other {Téléchargez-la ou copiez-la de nouveau}}, puis réessayez.',
  'error.archive-too-large':
    'L’archive « {file} » contient {entry, select, none {un fichier} other {un fichier ({entry})}} d’une taille démesurée une fois décompressé. Par prudence, rien n’a été importé. Décompressez-la vous-même si vous en connaissez l’origine, puis importez le fichier voulu.',
  'error.archive-without-layer':
    'L’archive « {file} » ne contient aucune couche lisible. Rien n’a été importé. Vérifiez qu’elle contient un Shapefile (.shp, .dbf, .shx), un GeoJSON, un GeoPackage, un KML ou un CSV.',
  'error.shapefile-without-dbf':
    'Il manque le fichier .dbf de « {file} » : les contours sont là, mais pas leurs attributs. Rien n’a été importé. Joignez le .dbf au .shp, ou redemandez l’archive complète.',
  'error.shapefile-damaged':
    'Le Shapefile « {file} » ne peut pas être lu jusqu’au bout : {cause, select, counts {il compte {shapes} formes pour {rows} lignes d’attributs} dbf_header {son .dbf n’en est pas un} dbf_truncated {la fin de son .dbf manque} shp_header {son .shp n’en est pas un} shp_truncated {la fin de son .shp manque} shp_type {il contient des formes d’un type inconnu} other {il est incomplet ou abîmé}}. Rien n’a été importé. Copiez-le de nouveau avec tous ses fichiers (.shp, .shx, .dbf), ou redemandez-le.',
  'error.geojson-damaged':
    '« {file} » {cause, select, not_geojson {n’est pas un GeoJSON} truncated {est un GeoJSON incomplet : sa fin manque} other {est un GeoJSON mal formé{position, select, none {} 0 {} other { au caractère {position, number}}}}}. Rien n’a été importé. Redemandez le fichier à son producteur{cause, select, syntax {, ou corrigez-le à cet endroit} other {}}.',
  'error.description-not-data':
    '«\u00a0{file}\u00a0» décrit les colonnes d’un fichier{name, select, none {} other { («\u00a0{name}\u00a0»)}}\u00a0: c’est un schéma, pas les données. Rien n’a été importé. Choisissez le fichier de données qui suit ce schéma\u00a0: un CSV, un GeoJSON ou un GeoPackage.',
  'error.geopackage-damaged':
    'Le GeoPackage « {file} » ne peut pas être lu : ses tables obligatoires manquent ou sont abîmées. Rien n’a été importé. Redemandez le fichier, ou réenregistrez-le depuis le logiciel qui l’a produit.',
  'error.csv-without-coordinates':
    '« {file} » ne contient pas de colonnes de coordonnées reconnues{columns, select, none {} other { (colonnes : {columns})}}. Rien n’a été importé. Indiquez les colonnes à utiliser, ajoutez longitude et latitude, x et y ou une colonne WKT, ou placez les lignes par leur code (commune, EPCI, parcelle).',
  'error.source-layer-unknown':
    '« {file} » ne contient pas de couche « {layer} »{examples, select, none {} other { ; il contient : {examples}}}. Rien n’a été importé. Choisissez l’une de ses couches.',
  'error.nothing-usable':
    '« {file} » ne contient aucun objet utilisable{count, select, none {} other {{count, plural, =0 { : il est vide} one { : # objet lu, aucun gardé} other { : # objets lus, aucun gardé}}}}. Le projet n’a pas changé. {count, select, 0 {Vérifiez que c’est le bon fichier} other {Voyez les raisons dans le rapport et choisissez un autre type de couche si besoin}}.',
  'error.crs-unknown':
    '« {file} » ne dit pas dans quelle projection sont ses coordonnées{likely, select, none {} other {, qui ressemblent à {likely}}}. Rien n’a été importé. Choisissez la projection (en ligne de commande, --crs), puis vérifiez sur la carte.',
  'error.crs-unsupported':
    'La projection {crs}{file, select, none {} other { de « {file} »}} n’est pas prise en charge. Rien n’a changé. Convertissez les données en Lambert-93 (EPSG:2154) ou en WGS 84 (EPSG:4326).',
  'error.crs-contradicted':
    '« {file} » se dit en {declared}, mais ses coordonnées n’y tombent pas en France{likely, select, none {} other { ; elles ressemblent à {likely}}}. Rien n’a été importé. Indiquez la bonne projection{likely, select, none { (en ligne de commande, --crs)} other { (en ligne de commande, --crs {likely})}}, puis vérifiez sur la carte.',
  'error.encoding-unknown':
    'L’encodage {encoding, select, none {des textes} other {« {encoding} »}} de « {file} » n’est pas connu. Rien n’a été importé. Choisissez-en un autre (UTF-8, ISO-8859-1 ou Windows-1252).',
  'error.geometry-kind-mismatch':
    '{file, select, none {Ces objets n’ont} other {Les objets de « {file} » n’ont}} pas la forme que demande la couche « {layer} »{found, select, none {} other { (trouvé : {found, select, point {points} line {lignes} polygon {surfaces} other {{found}}})}}. Rien n’a été importé. Choisissez un autre type de couche, par exemple « Autre couche ».',
  'error.keys-clash':
    '{count, plural, one {# identifiant existe} other {# identifiants existent}} déjà dans « {layer} »{examples, select, none {} other { ({examples})}}. Le projet n’a pas changé. Choisissez de mettre à jour les objets existants (en ligne de commande, --mode update) ou de remplacer la couche (--mode replace).',
  'error.key-missing':
    'Le champ « {field} » manque{file, select, none {} other { dans « {file} »}}{columns, select, none {} other { (champs : {columns})}} : sans lui, les objets existants ne peuvent pas être retrouvés. Le projet n’a pas changé. Indiquez quel champ sert d’identifiant (en ligne de commande, --key).',
  'error.field-unknown':
    'Le champ « {field} » n’existe pas{layer, select, none {} other { dans « {layer} »}}. Rien n’a changé. {suggestion, select, none {Vérifiez son nom dans la liste des champs.} other {Vouliez-vous dire « {suggestion} » ?}}',
  'error.layer-unknown':
    'Le projet n’a pas de couche « {layer} ». Rien n’a changé. {suggestion, select, none {Vérifiez son nom dans la liste des couches.} other {Vouliez-vous dire « {suggestion} » ?}}',
  'error.kind-unknown':
    '« {kind} » n’est pas un type de couche connu. Rien n’a changé. {suggestion, select, none {Choisissez-en un dans la liste.} other {Vouliez-vous dire « {suggestion} » ?}}',
  // Calls
  'error.expression-invalid':
    'L’expression « {expression} » n’est pas comprise{position, select, none {} other { au caractère {position}}}{reason, select, none {} other { : {reason}}}. Rien n’a changé. Corrigez-la puis réessayez.',
  'error.parameter-invalid':
    'La valeur donnée{name, select, none {} other { pour « {name} »}} n’est pas acceptée{value, select, none {} other { ({value})}}{reason, select, none {} other { : {reason}}}. Rien n’a changé. {known, select, none {{most, select, none {Corrigez-la puis réessayez.} other {Donnez au plus {most}.}}} other {Valeurs possibles : {known}.}}',
  'error.object-unknown':
    'Cet objet n’existe plus{layer, select, none {} other { dans « {layer} »}}{id, select, none {} other { ({id})}} : il a été supprimé ou remplacé. Le reste du projet est intact. Choisissez-en un autre.',
  'error.nothing-to-undo': 'Il n’y a plus rien à annuler. Le projet n’a pas changé.',
  'error.nothing-to-redo': 'Il n’y a rien à rétablir. Le projet n’a pas changé.',
  'error.no-sites': 'Le projet ne contient pas encore de sites : il n’y a rien à analyser. Importez vos sites, puis relancez les analyses.',
  'error.cancelled': 'L’opération a été annulée. Le projet est comme avant.',
  'error.job-unknown': 'Cette tâche est déjà terminée ou n’existe plus. Rien n’a changé.',
  'error.engine-restarted':
    'Le moteur a redémarré. Le projet est comme à la dernière opération achevée. Reprenez celle qui a été interrompue.',
  'error.internal':
    'Une panne imprévue a interrompu l’opération. Le projet est comme avant. Réessayez ; si cela se reproduit, copiez les détails techniques et envoyez-les à l’équipe d’Emprise.',
  'error.join-without-layer':
    '«\u00a0{file}\u00a0» donne des codes et non des coordonnées, et la couche «\u00a0{layer}\u00a0» du projet, où les chercher, est vide ou absente. Rien n’a été importé. Importez d’abord cette couche, puis recommencez.',
  'error.column-unknown':
    '«\u00a0{file}\u00a0» n’a pas de colonne «\u00a0{field}\u00a0». Rien n’a été importé. Colonnes trouvées\u00a0: {columns}.',
  'error.kml-damaged':
    'Le KML «\u00a0{file}\u00a0» ne peut pas être lu{cause, select, truncated {\u00a0: sa fin manque} too_deep {\u00a0: ses éléments sont emboîtés sans fin} too_large {\u00a0: un de ses éléments est démesuré} other {\u00a0: il ne suit pas les règles de son format}}. Rien n’a été importé. Téléchargez-le ou copiez-le de nouveau, ou redemandez-le à son producteur.',
  'error.gpx-damaged':
    'Le GPX «\u00a0{file}\u00a0» ne peut pas être lu{cause, select, truncated {\u00a0: sa fin manque} too_deep {\u00a0: ses éléments sont emboîtés sans fin} too_large {\u00a0: un de ses éléments est démesuré} other {\u00a0: il ne suit pas les règles de son format}}. Rien n’a été importé. Téléchargez-le ou copiez-le de nouveau, ou redemandez-le à son producteur.',
  'error.topojson-damaged':
    'Le TopoJSON «\u00a0{file}\u00a0» ne peut pas être lu{cause, select, truncated {\u00a0: sa fin manque} too_deep {\u00a0: ses éléments sont emboîtés sans fin} too_large {\u00a0: un de ses éléments est démesuré} other {\u00a0: il ne suit pas les règles de son format}}. Rien n’a été importé. Téléchargez-le ou copiez-le de nouveau, ou redemandez-le à son producteur.',
  'error.flatgeobuf-damaged':
    'Le FlatGeobuf «\u00a0{file}\u00a0» ne peut pas être lu{cause, select, truncated {\u00a0: sa fin manque} too_deep {\u00a0: ses éléments sont emboîtés sans fin} too_large {\u00a0: un de ses éléments est démesuré} other {\u00a0: il ne suit pas les règles de son format}}. Rien n’a été importé. Téléchargez-le ou copiez-le de nouveau, ou redemandez-le à son producteur.',
  'error.mif-damaged':
    'Le MIF «\u00a0{file}\u00a0» ne peut pas être lu{cause, select, mid_missing {\u00a0: son fichier .mid manque} counts {\u00a0: son .mid n’a pas autant de lignes qu’il a d’objets} truncated {\u00a0: sa fin manque} other {\u00a0: il ne suit pas les règles de son format}}. Rien n’a été importé. Placez le .mif et son .mid côte à côte, ou redemandez-les à leur producteur.',
  'error.spreadsheet-damaged':
    '«\u00a0{file}\u00a0» {cause, select, encrypted {est protégé par un mot de passe} truncated {est incomplet\u00a0: sa fin manque} foreign {n’est pas un classeur, ou d’un genre qu’Emprise ne lit pas} other {est abîmé et ne peut pas être lu}}. Rien n’a été importé. {cause, select, encrypted {Enregistrez-le sans mot de passe} truncated {Copiez-le ou téléchargez-le de nouveau} other {Ouvrez-le dans un tableur, enregistrez-le de nouveau}}, puis recommencez.',
  'error.columns-too-many':
    '«\u00a0{file}\u00a0» a {count, plural, one {# colonne} other {# colonnes}}\u00a0: plus qu’Emprise n’en lit{most, select, none {} other { dans un tel tableau ({most})}}. Rien n’a été importé. Vérifiez le séparateur et la ligne des noms, ou ne gardez que les colonnes utiles, puis recommencez.',
  'error.memory-short':
    '{file, select, none {Ce fichier} other {«\u00a0{file}\u00a0»}} demande plus de mémoire qu’il n’y en a pour le lire. Rien n’a été importé et le projet n’a pas changé. Fermez d’autres programmes, partagez le fichier, ou enregistrez-le en CSV ou en GeoPackage, qui se lisent par morceaux.',
  'error.folder-without-layer':
    'Le dossier «\u00a0{file}\u00a0» ne contient aucun fichier qu’Emprise sache lire, ni ses deux premiers niveaux de sous-dossiers. Rien n’a été importé. Choisissez le dossier qui contient les données.',
  'error.archive-to-unpack':
    '«\u00a0{file}\u00a0» est une archive {found}, qu’Emprise n’ouvre pas. Rien n’a été importé. Décompressez-la (clic droit, Extraire), puis importez le dossier obtenu.',
  'error.communes-missing':
    'Le projet n’a pas de communes avec leurs contours\u00a0: rien à assembler. Importez des communes, puis recommencez.',
  'error.composition-unreadable':
    '«\u00a0{file}\u00a0» n’est pas une composition lisible{cause, select, columns {\u00a0: pas de colonnes de codes reconnues} empty {\u00a0: aucune ligne utilisable} json {\u00a0: JSON abîmé} format {\u00a0: format inconnu ou abîmé} other {}}. Rien n’a été changé. Il faut une ligne par commune, avec son code et celui de son territoire.',
  'error.movements-unreadable':
    '«\u00a0{file}\u00a0» n’est pas une table de passage lisible{cause, select, columns {\u00a0: pas de colonnes de codes reconnues} empty {\u00a0: aucune ligne utilisable} json {\u00a0: JSON abîmé} format {\u00a0: format inconnu ou abîmé} other {}}. Rien n’a été changé. Il faut l’ancien et le nouveau code de chaque commune.',
  'error.territories-exist':
    'La couche {layer} contient déjà {count, plural, one {# objet} other {# objets}}. Rien n’a été changé. Choisissez de les remplacer, ou videz la couche.',
  'error.network-off':
    'L’accès au réseau est coupé. Rien n’a été téléchargé. Autorisez-le dans les réglages (en ligne de commande, sans --offline ni EMPRISE_NETWORK=off), ou utilisez une copie déjà téléchargée.',
  'error.catalogue-entry-unknown': 'Le catalogue n’a pas de source «\u00a0{entry}\u00a0». Sources\u00a0: {known}.',
  'error.catalogue-value-invalid':
    '«\u00a0{value}\u00a0» ne convient pas pour «\u00a0{field}\u00a0». Rien n’a été téléchargé. Exemple\u00a0: {examples}.',
  'error.catalogue-copy-missing': 'Aucune copie de «\u00a0{entry}\u00a0» n’a été téléchargée pour ces valeurs. Téléchargez-la d’abord.',
  'error.download-failed':
    'Le téléchargement depuis {host} a échoué{cause, select, none {} unknown_host {\u00a0: adresse introuvable} refused {\u00a0: connexion refusée} cut {\u00a0: liaison coupée} certificate {\u00a0: certificat refusé} redirects {\u00a0: trop de renvois} redirect_forbidden {\u00a0: renvoi vers une adresse interdite} truncated {\u00a0: réponse incomplète} incomplete {\u00a0: des objets annoncés manquent} encoding {\u00a0: compression inconnue} other {}}. Le projet n’a pas changé{cause, select, incomplete {. Rien n’est gardé de cette réponse} other {\u202f; ce qui est déjà reçu est gardé pour reprendre}}. Réessayez plus tard.',
  'error.download-timed-out':
    '{host} ne répond pas depuis {seconds}\u00a0s. Le projet n’a pas changé\u202f; ce qui est déjà reçu est gardé pour reprendre. Réessayez plus tard.',
  'error.download-refused':
    '{host} a refusé la demande (réponse {status}){answer, select, none {} other {\u00a0: «\u00a0{answer}\u00a0»}}. Le projet n’a pas changé. Vérifiez ce qui est demandé, ou réessayez plus tard.',
  'error.download-not-data':
    '{host} a répondu par une page et non par des données{answer, select, none {} other {\u00a0: «\u00a0{answer}\u00a0»}}. Le projet n’a pas changé. Vérifiez ce qui est demandé, ou réessayez plus tard.',
  'error.download-empty':
    '{host} n’a aucun objet pour ces valeurs. Rien n’a été gardé, et le projet n’a pas changé. Vérifiez le code demandé.',
  'error.download-too-large':
    'La réponse de {host} dépasse {limit_mb}\u00a0Mo\u00a0: le téléchargement a été arrêté. Le projet n’a pas changé. Choisissez un territoire plus petit.',
};
