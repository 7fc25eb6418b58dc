/** Parcels: cadastre Etalab, PCI Express and API Carto. `contenance` is the fiscal area in square metres, not the drawn one. */
import type { Profile } from '../profile.ts';

export const cadastre: readonly Profile[] = [
  {
    id: 'cadastre-etalab',
    kind: 'parcelles',
    geometry: ['polygon'],
    all: ['id', 'commune', 'prefixe', 'section', 'numero'],
    any: ['contenance', 'created', 'updated', 'arpente'],
    likely: /cadastre|parcelles/,
    fields: { idu: ['id'], commune: ['commune'], contenance_m2: ['contenance'] },
    units: { contenance_m2: 'm2' },
  },
  {
    id: 'cadastre-pci',
    kind: 'parcelles',
    geometry: ['polygon'],
    all: ['idu', 'section', 'numero'],
    any: ['contenance', 'com_abs', 'code_com', 'code_dep', 'code_arr', 'nom_com'],
    likely: /parcelle|pci/,
    // `code_com` is the commune without its département: the id composed or given says it whole.
    fields: { commune: ['code_insee', 'insee'], prefixe: ['com_abs'], contenance_m2: ['contenance'] },
    units: { contenance_m2: 'm2' },
  },
];
