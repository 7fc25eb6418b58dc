/** A map of a report, over the base maps of the project where they were asked for. */

import type { MapLayerData } from '../../../../../shared/cartography/map-layer.ts';
import type { Symbolisation } from '../../../../../shared/domain/style.ts';
import { drawMapPanel, type PanelInput, panelView } from '../../../../../shared/report/map-panel.ts';
import type { MapBlock } from '../../../../../shared/report/model.ts';
import type { ReportContext } from './context.ts';

/** Territories whose grounds would hide what lies under them: their limits are enough. */
const GROUNDS: readonly string[] = ['communes', 'epci', 'territoires'];

export async function reportMap(context: ReportContext, input: PanelInput): Promise<MapBlock> {
  const { baseMaps, baseMapNotes, text } = context;
  const found = await baseMaps?.under(panelView(input), input.caption);
  if (!found) return drawMapPanel(input, text);
  for (const { code, params } of found.warnings) baseMapNotes.push(`${input.caption}\u00a0: ${text(`page.warning.${code}`, params)}`);
  if (found.nodes.length === 0) return drawMapPanel(input, text);
  baseMapNotes.push(text('report.base-map', { credits: found.credits.join(', ') }));
  const layers = input.layers.map((layer) => (GROUNDS.includes(layer.table) ? withoutGround(layer) : layer));
  return drawMapPanel({ ...input, layers, underlay: found }, text);
}

function withoutGround(layer: MapLayerData): MapLayerData {
  const { renderer } = layer.style;
  const bare = (one: Symbolisation): Symbolisation => ({ ...one, fill: null });
  switch (renderer.type) {
    case 'single':
      return { ...layer, style: { ...layer.style, renderer: { ...renderer, symbolisation: bare(renderer.symbolisation) } } };
    case 'categorised': {
      const categories = renderer.categories.map((one) => ({ ...one, symbolisation: bare(one.symbolisation) }));
      return { ...layer, style: { ...layer.style, renderer: { ...renderer, categories, other: renderer.other && bare(renderer.other) } } };
    }
    default:
      return layer;
  }
}
