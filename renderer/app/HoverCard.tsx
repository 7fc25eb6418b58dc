import { useEffect, useState } from 'react';
import { useQuery } from '../engine/query.ts';
import { useSelection } from '../state/selection.ts';
import { useView } from '../state/view.ts';
import { useFormat } from '../ui/format.ts';
import { Maturity } from '../ui/Maturity.tsx';
import { useText } from '../ui/text.tsx';

/** A pointer on its way elsewhere asks for nothing. */
const PAUSE = 180;

/** The site under the pointer: number and name, maturity, place, hectares and share of friche. The pointer passes through. */
export function HoverCard() {
  const text = useText();
  const format = useFormat();
  const onMap = useView((view) => view.readout.pointer !== null);
  const hover = useSelection((selection) => (selection.hover?.table === 'sites' ? selection.hover : null));
  const [settled, setSettled] = useState<typeof hover>(null);
  useEffect(() => {
    if (hover === null || !onMap) return setSettled(null);
    const timer = setTimeout(() => setSettled(hover), PAUSE);
    return () => clearTimeout(timer);
  }, [hover, onMap]);
  const { data: sheet } = useQuery('object/get', settled, ['sites', 'resultats_sites', 'analyses']);
  if (settled === null || hover?.fid !== settled.fid || !sheet?.site || sheet.fid !== settled.fid) return null;
  const { site_nom, site_id, maturite, surface_ha, friche_part, ti_nom, epci_nom } = sheet.site;
  const commune = sheet.territoires.find((one) => one.niveau === 'commune')?.nom ?? sheet.values['site_comm_nom'];
  const place = [commune, ti_nom ?? epci_nom].filter((part) => typeof part === 'string' && part !== '').join(', ');
  const area = surface_ha === null ? text('hover.no-area') : format.hectares(surface_ha);
  return (
    <div className="hover-card" data-testid="hover-card">
      <div className="row">
        <b className="grow">{`${sheet.fid} ${site_nom ?? site_id}`}</b>
        {maturite && <Maturity value={maturite} label={text(`legend.maturite.${maturite.replaceAll(' ', '-')}`)} />}
      </div>
      {place !== '' && <p className="secondary">{place}</p>}
      <p className="number">{friche_part === null ? area : text('hover.area', { area, share: format.percent(friche_part) })}</p>
    </div>
  );
}
