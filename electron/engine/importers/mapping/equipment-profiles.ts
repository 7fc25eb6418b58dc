/** Public files of equipment that do not name their category in a column: recognised by their header (and name), with what it means. */
import { fold } from '../names.ts';
import type { SourceValue } from '../types.ts';

export interface EquipmentProfile {
  /** Folded columns that must all be there. */
  readonly columns: readonly string[];
  /** What the folded layer name must match, where the columns alone do not tell. */
  readonly name?: RegExp;
  /** Target field → folded column, where names alone would choose another. */
  readonly fields?: Readonly<Record<string, string>>;
  categorie(value: (column: string) => SourceValue): string;
}

const isYes = (value: SourceValue): boolean => typeof value === 'string' && /^o(ui)?$/i.test(value.trim());

const PROFILES: readonly EquipmentProfile[] = [
  // Motorway toll stations (data.gouv "gares de péage du réseau concédé").
  { columns: ['nomgare', 'typegare', 'route'], fields: { nom: 'nomgare', code: 'route' }, categorie: () => 'gare_de_peage' },
  // RTE / ODRÉ substations.
  { columns: ['code_poste', 'nom_poste', 'tension_kv'], categorie: () => 'poste_electrique' },
  // SNCF Réseau: industrial branch lines, marshalling yards, combined transport sites, stations.
  { columns: ['gare', 'code_ligne', 'idgaia'], name: /(^|_)ite(_|$)|embranche/, categorie: () => 'ite' },
  { columns: ['gare', 'code_ligne', 'idgaia'], name: /triage/, categorie: () => 'triage' },
  { columns: ['gare', 'code_ligne', 'idgaia'], name: /combine|(^|_)tc(_|$)/, categorie: () => 'chantier_transport_combine' },
  {
    columns: ['code_uic', 'fret', 'voyageurs'],
    categorie: (value) => (isYes(value('fret')) ? (isYes(value('voyageurs')) ? 'gare_voyageurs_fret' : 'gare_fret') : 'gare_voyageurs'),
  },
];

export function equipmentProfile(fields: readonly string[], layerName: string): EquipmentProfile | null {
  const names = new Set(fields.map(fold));
  if (names.has('categorie')) return null;
  const layer = fold(layerName);
  return (
    PROFILES.find(
      (profile) => profile.columns.every((column) => names.has(column)) && (profile.name === undefined || profile.name.test(layer)),
    ) ?? null
  );
}
