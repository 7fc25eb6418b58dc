/** Protections and risks: INPN (Natura 2000, ZNIEFF, protected areas), Géorisques (plans de prévention, TRI, installations classées). */
import type { Profile } from '../profile.ts';

const NATURA = {
  kind: 'contraintes',
  geometry: ['polygon'],
  all: ['sitecode', 'sitename'],
  fields: { nom: ['sitename'], niveau: [] },
} as const;
const INVENTORY = { kind: 'contraintes', geometry: ['polygon'], all: ['id_mnhn'], any: ['nom', 'nom_site'] } as const;
const NAMED = { nom: ['nom', 'nom_site'], niveau: [] } as const;

export const environment: readonly Profile[] = [
  { id: 'natura-2000', ...NATURA, constants: { type: 'Natura 2000' } },
  { id: 'natura-2000-zps', ...NATURA, name: /(^|_)zps/, constants: { type: 'Natura 2000 (ZPS)' } },
  { id: 'natura-2000-zsc', ...NATURA, name: /(^|_)(sic|zsc)/, constants: { type: 'Natura 2000 (ZSC)' } },
  { id: 'inpn', ...INVENTORY, fields: NAMED, constants: { type: 'zone naturelle (INPN)' } },
  { id: 'znieff-1', ...INVENTORY, name: /znieff_?(type_?)?1/, fields: NAMED, constants: { type: 'ZNIEFF de type I' } },
  { id: 'znieff-2', ...INVENTORY, name: /znieff_?(type_?)?2/, fields: NAMED, constants: { type: 'ZNIEFF de type II' } },
  {
    id: 'georisques-ppr',
    kind: 'contraintes',
    geometry: ['polygon'],
    all: ['id_gaspar', 'codezone'],
    any: ['typereg', 'id_zone', 'urlfic', 'nivalea_st'],
    fields: { type: [], nom: ['nom', 'codezone'], niveau: ['nivalea_st', 'typereg'] },
    constants: { type: 'plan de prévention des risques' },
  },
  {
    id: 'georisques-tri',
    kind: 'contraintes',
    geometry: ['polygon'],
    all: ['id_s_inond', 'typ_inond'],
    any: ['scenario', 'id_tri', 'datentree'],
    fields: { type: [], nom: ['id_s_inond'], niveau: ['scenario'] },
    constants: { type: 'zone inondable (TRI)' },
  },
  {
    id: 'georisques-icpe',
    kind: 'equipements',
    geometry: ['point', 'none'],
    all: ['code_s3ic|codeaiot|code_aiot'],
    any: ['statutseveso', 'seveso', 'regime', 'nom_ets', 'raisonsociale', 'lib_seveso'],
    without: ['categorie'],
    fields: { nom: ['nom_ets', 'raisonsociale', 'raison_sociale'], code: ['code_s3ic', 'codeaiot', 'code_aiot'] },
    constants: { categorie: 'icpe' },
  },
];
