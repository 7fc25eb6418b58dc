import { useSelection } from '../../state/selection.ts';
import type { PickerChoice } from '../../ui/SearchPicker.tsx';
import { useText } from '../../ui/text.tsx';
import { nameOf, type WorkshopModel } from './model.ts';

const SHOWN_APART = 5;

/** The sites to pick one of: those chosen on the map first, apart. */
export function useSiteChoices({ matrix }: WorkshopModel): PickerChoice[] {
  const text = useText();
  const selected = useSelection((selection) => selection.sets['sites']) ?? [];
  const label = (site: (typeof matrix.sites)[number]): string => `${site.fid} · ${nameOf(site)}`;
  const first = matrix.sites.filter(({ fid }) => selected.includes(fid)).slice(0, SHOWN_APART);
  return [
    { id: '', label: text('workshop.note.no-site'), apart: true },
    ...first.map((site) => ({ id: site.uid, label: label(site), detail: text('workshop.choice.on-map') })),
    ...matrix.sites.filter((site) => !first.includes(site)).map((site) => ({ id: site.uid, label: label(site), detail: site.siteId })),
  ];
}

/** The one site chosen on the map, or none. */
export function useSelectedSite({ matrix }: WorkshopModel): string | null {
  const selected = useSelection((selection) => selection.sets['sites']);
  const [only] = selected ?? [];
  return selected?.length === 1 ? (matrix.sites.find(({ fid }) => fid === only)?.uid ?? null) : null;
}
