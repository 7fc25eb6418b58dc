import { Building2, Factory, Grid2x2, Landmark, LandPlot, Layers, type LucideIcon, Map as MapIcon, MapPin } from 'lucide-react';
import type { FoundKind } from '../../../shared/domain/search.ts';
import { MaturityDisc } from '../../ui/Maturity.tsx';

const ICONS: Readonly<Record<FoundKind, LucideIcon>> = {
  site: LandPlot,
  terrain: LandPlot,
  friche: Factory,
  territoire: Building2,
  epci: Landmark,
  commune: MapPin,
  departement: MapIcon,
  region: MapIcon,
  parcelle: Grid2x2,
};

export function FoundIcon({ kind, maturite }: { kind: FoundKind; maturite: string | null }) {
  const Icon = ICONS[kind] ?? Layers;
  return kind === 'site' ? <MaturityDisc value={maturite ?? ''} size={16} /> : <Icon size={16} />;
}
