import { LAYOUT_SYSTEMS } from '../../../../shared/domain/layout.ts';
import type { MapItem } from '../../../../shared/domain/page-layout.ts';
import { LAMBERT_93, legalZoneAt } from '../../../../shared/geo/crs.ts';
import { projectionOf } from '../../../../shared/geo/projections.ts';
import { toLonLat } from '../../../map/projections.ts';
import { useView } from '../../../state/view.ts';
import { type MapContent, readableScale } from '../map-content.ts';

/** Where the map of the window looks, at its scale; of Web Mercator, which is not printed, the same place in the legal projection. */
export function mapPanelView(): MapContent | null {
  const { centre, epsg, scaleDenominator } = useView.getState().readout;
  if (!centre || !scaleDenominator) return null;
  const denominator = readableScale(scaleDenominator);
  if ((LAYOUT_SYSTEMS as readonly number[]).includes(epsg))
    return { epsg: epsg as MapItem['epsg'], view: { type: 'scale', centre: [centre[0], centre[1]], denominator } };
  const lonLat = toLonLat(centre, epsg);
  if (!lonLat) return null;
  const legal = legalZoneAt(lonLat[0], lonLat[1])?.epsg ?? LAMBERT_93;
  const xy = projectionOf(legal)?.forward(Float64Array.of(lonLat[0], lonLat[1]));
  const [x, y] = xy ?? [];
  if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return null;
  return { epsg: legal as MapItem['epsg'], view: { type: 'scale', centre: [x, y], denominator } };
}
