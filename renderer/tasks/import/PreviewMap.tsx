import { Minus, Plus, Scan } from 'lucide-react';
import { useCallback, useState } from 'react';
import { WEB_MERCATOR } from '../../../shared/geo/crs.ts';
import { useQuery } from '../../engine/query.ts';
import { PreviewCanvas } from '../../map/PreviewCanvas.tsx';
import type { PreviewView } from '../../map/preview-view.ts';
import { clippedToZone, type Extent4, legalEpsg, systemsOf } from '../../map/projections.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useLayers } from '../../state/project.ts';
import { Banner } from '../../ui/Banner.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import type { Draft } from './draft.ts';
import { fittedExtent } from './preview-extent.ts';

const OUTLINE_TABLES: readonly string[] = ['epci', 'territoires', 'communes'];
/** Shapes for a picture of a few hundred pixels. */
const CELL_SHARE = 1 / 600;
/** Of longitude, in the middle of France: enough to choose a detail. */
const METRES_PER_DEGREE = 78_000;
const MOST_OUTLINES = 10_000;

/** Numbers read in the wrong system put the objects in the sea, or in another country: said in words too. */
export function outsideFrance(extent: Extent4 | null): boolean {
  return extent !== null && systemsOf([extent]).length === 0;
}

/** What the file holds, drawn where the chosen system puts it, above the territories of the project. */
export function PreviewMap({ draft, tall = false }: { draft: Draft; tall?: boolean }) {
  const text = useText();
  const theme = usePreferences((preferences) => preferences.shownTheme);
  const layers = useLayers();
  const [view, setView] = useState<PreviewView | null>(null);
  const ready = useCallback((made: PreviewView | null) => setView(made), []);
  const { preview, extent, count } = draft.proposal;
  const outside = outsideFrance(extent);
  const epsg = outside ? WEB_MERCATOR : legalEpsg(extent);
  const outlines = OUTLINE_TABLES.map((table) => layers.find((layer) => layer.table === table)).find(
    (layer) => layer !== undefined && layer.count > 0 && layer.count <= MOST_OUTLINES,
  );
  const { extent: fitted, far } = fittedExtent(extent, preview);
  const seen = fitted && clippedToZone(fitted, epsg);
  const cell = seen ? Math.max(20, (seen[2] - seen[0]) * METRES_PER_DEGREE * CELL_SHARE) : 2000;
  const background = useQuery(
    'layers/geometry',
    outlines ? { table: outlines.table, epsg, cell_m: Math.min(5000, 2 ** Math.ceil(Math.log2(cell))) } : null,
    outlines ? [outlines.table] : [],
  );
  if (extent === null && preview === null) {
    const { join } = draft.choices;
    return (
      <p className="small muted preview-none">{join ? text('import.preview-join', { layer: join.with }) : text('import.preview-none')}</p>
    );
  }
  return (
    <div className={`preview-map${tall ? ' tall' : ''}`}>
      <div className="preview-frame">
        <PreviewCanvas
          label={text('import.preview-label', { file: draft.proposal.layer })}
          onReady={ready}
          shapes={preview}
          extent={seen}
          background={background.data}
          epsg={epsg}
          theme={theme}
        />
        <span className="preview-zoom">
          <IconButton compact icon={Plus} label={text('command.map/zoom-in')} onPress={() => view?.zoomBy(2)} />
          <IconButton compact icon={Minus} label={text('command.map/zoom-out')} onPress={() => view?.zoomBy(0.5)} />
          <IconButton compact icon={Scan} label={text('import.preview-fit')} onPress={() => view?.fit()} />
        </span>
        {preview && (
          <span className="tag preview-caption">
            {text('import.preview-shown', { shown: preview.objects, all: count ?? preview.objects, known: count !== null })}
            {far > 0 && `, ${text('import.preview-far', { count: far })}`}
          </span>
        )}
      </div>
      {outside && <Banner tone="warning">{text('import.outside-france')}</Banner>}
    </div>
  );
}
