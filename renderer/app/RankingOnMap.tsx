import { useEffect, useLayoutEffect, useMemo } from 'react';
import { type RankedPlace, RankingLayer, ringColour } from '../map/layers/ranking-layer.ts';
import { usePreferences } from '../state/preferences.ts';
import { useProject } from '../state/project.ts';
import { useView } from '../state/view.ts';
import { nameOf } from '../tasks/workshop/model.ts';
import { useWorkshopModel } from '../tasks/workshop/use-workshop.ts';
import { MaturityDisc } from '../ui/Maturity.tsx';
import { useText } from '../ui/text.tsx';
import { theMap } from './map-handle.ts';
import { extentOfLayers } from './view-system.ts';

const MATURITIES = ['disponible', 'court terme', 'avant 2030'] as const;
const LEVELS = [0, 1, 2, 3, 4] as const;
const layer = new RankingLayer();

/** The ranking on the map of the workshop: rings that follow the weights in the same frame, and their legend. */
export function RankingOnMap() {
  const inWorkshop = useView((view) => view.mode === 'atelier');
  return inWorkshop ? <Rings /> : null;
}

function Rings() {
  const text = useText();
  const theme = usePreferences((preferences) => preferences.shownTheme);
  const { model } = useWorkshopModel();
  const matrix = model?.matrix;
  const ranking = model?.ranking;
  const places = useMemo(
    () =>
      matrix && ranking
        ? matrix.sites.map((site, index): RankedPlace => {
            const rank = ranking.rank[index] ?? 0;
            return { fid: site.fid, name: nameOf(site), place: site.place, rank: rank > 0 ? rank : null };
          })
        : [],
    [matrix, ranking],
  );
  useEffect(() => theMap()?.attach(layer.part), []);
  useEffect(sitesInSight, []);
  useEffect(() => layer.setLook(theme, (rank) => text('workshop.ordinal', { rank })), [theme, text]);
  // in the frame the weights move in: before it is painted
  useLayoutEffect(() => layer.show(places), [places]);
  if (places.length === 0) return null;
  return (
    <div className="rank-legend">
      {MATURITIES.map((value) => (
        <span key={value}>
          <MaturityDisc value={value} />
          {text(`legend.maturite.${value.replaceAll(' ', '-')}`)}
        </span>
      ))}
      <span className="ramp" role="img" aria-label={text('workshop.legend')} title={text('workshop.legend')}>
        <span>{text('workshop.legend.first')}</span>
        {LEVELS.map((level) => (
          <i key={level} style={{ background: ringColour(level, theme) }} />
        ))}
        <span>{text('workshop.legend.last')}</span>
      </span>
    </div>
  );
}

/** The map of the room is smaller: it shows the sites whole, and the map one comes back to looks where it did. */
function sitesInSight(): (() => void) | undefined {
  const view = theMap();
  const extent = extentOfLayers(useProject.getState().project?.layers ?? []);
  if (!view || !extent) return;
  const { epsg, centre } = view.camera;
  const before = { epsg, centre, scaleDenominator: view.camera.state().scaleDenominator };
  const detach = view.attach(({ map }) => {
    const fit = (): void => view.camera.fit(extent, 0);
    map.once('change:size', fit);
    return () => map.un('change:size', fit);
  });
  return () => {
    detach();
    view.camera.goTo(before, 0);
  };
}
