/** Plans and land use: Géoportail de l'urbanisme (zones of a PLU), OCS GE in its three spellings, the Cerema's ENAF table, DVF. */
import type { Profile } from '../profile.ts';

export const landUse: readonly Profile[] = [
  {
    id: 'gpu-zone-urba',
    kind: 'contraintes',
    geometry: ['polygon'],
    all: ['typezone', 'libelle'],
    any: ['idurba', 'libelong', 'destdomi', 'formdomi', 'nomfic', 'urlfic', 'datappro', 'datvalid', 'partition', 'gpu_doc_id'],
    likely: /zone_urba/,
    fields: { type: ['typezone'], nom: ['libelle'], niveau: [] },
  },
  {
    id: 'ocs-ge',
    kind: 'occupation_sol',
    geometry: ['polygon'],
    all: ['code_cs|couverture', 'code_us|usage'],
    any: ['millesime', 'id', 'artif', 'source', 'ossature', 'code_or', 'crit_seuil'],
    likely: /occupation_du_sol|ocs_?ge|artif/,
    fields: { code_cs: ['code_cs', 'couverture'], code_us: ['code_us', 'usage'], artificialise: ['artif', 'artificialise'] },
  },
  // Two vintages side by side: neither land cover alone is the object's.
  { id: 'ocs-ge-diff', kind: 'couche', geometry: ['polygon'], all: ['cs_avant|cs_1|cs_av', 'cs_apres|cs_2|cs_ap', 'us_avant|us_1|us_av'] },
  { id: 'cerema-enaf', kind: 'couche', all: ['idcom'], column: /^(naf|art)\d{2}(art|act|hab|mix|rou|fer|inc)\d{2}$/ },
  { id: 'dvf', kind: 'couche', all: ['id_mutation', 'nature_mutation', 'valeur_fonciere', 'id_parcelle'] },
];
