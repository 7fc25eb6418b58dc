import { FileWarning, LayoutTemplate } from 'lucide-react';
import { useEffect, useState } from 'react';
import { errorText } from '../../state/error-text.ts';
import { showLayout, useLayoutView } from '../../state/layout.ts';
import { useProject } from '../../state/project.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/text.tsx';
import { createFrom, removeLayout } from './actions.ts';
import { ExportFoot } from './ExportFoot.tsx';
import type { Gesture } from './gestures.ts';
import { ItemList } from './ItemList.tsx';
import { LayoutInspector } from './inspector/LayoutInspector.tsx';
import { LayoutBar } from './LayoutBar.tsx';
import { PagesPanel } from './PagesPanel.tsx';
import { PageTable } from './PageTable.tsx';
import { SeriesBar } from './SeriesBar.tsx';
import { useSeries } from './series.ts';
import { forgetDrawing, useDrawing } from './use-drawing.ts';
import { useChosen, useLayouts } from './use-layout.ts';
import './layout.css';
import './layout-inspector.css';

const FIRST_TEMPLATE = 'france-a3';

/** The mode « Mise en page »: pages and items at the left, the page in the middle, what is chosen at the right. */
export function LayoutMode() {
  const text = useText();
  const { layouts, known, current, layout, readOnly } = useLayouts();
  const projectName = useProject((store) => store.project?.name ?? '');
  const chosen = useChosen(layout);
  const [gesture, setGesture] = useState<Gesture['kind'] | null>(null);
  const [resting, setResting] = useState(layout);
  // while something is dragged the panels keep what they said, and what is only moved goes along by itself
  if (gesture === null && resting !== layout) setResting(layout);
  const drawn = gesture === 'move' ? resting : layout;
  const settled = gesture === null ? layout : resting;
  const settledChosen = useChosen(settled);
  const series = useSeries(layout);
  const { drawn: page, failure, busy } = useDrawing(drawn, series.object);
  const generation = useProject((store) => store.generation);
  useEffect(() => forProject(generation), [generation]);
  useEffect(() => {
    useLayoutView.setState({ shown: layout, readOnly });
    return () => useLayoutView.setState({ shown: null });
  }, [layout, readOnly]);
  const report = page && page.layout.id === layout?.id ? page.report : null;
  return (
    <main className={`layout-mode${layout ? '' : ' nothing'}`} data-help="layout" data-busy={busy}>
      <h1 className="visually-hidden">{text('layout.heading', { project: projectName })}</h1>
      <aside className="panel layout-left" aria-label={text('layout.pages')}>
        <PagesPanel layouts={layouts} current={current} readOnly={readOnly} />
        {layout && <ItemList layout={settled ?? layout} report={report} readOnly={readOnly} />}
      </aside>
      <div className="layout-centre">
        {layout && <LayoutBar layout={settled ?? layout} chosen={settledChosen} readOnly={readOnly} />}
        {layout ? (
          <PageTable layout={layout} drawn={page} readOnly={readOnly} onGesture={setGesture} />
        ) : (
          <div className="page-area empty">
            {known && (current ? <Newer stored={current} readOnly={readOnly} /> : <Nothing readOnly={readOnly} />)}
          </div>
        )}
        {layout && <SeriesBar series={series} />}
        {failure && layout && (
          <div className="draw-failure">
            <Banner tone="danger">{errorText(failure, text)}</Banner>
          </div>
        )}
      </div>
      {layout && (
        <aside className="panel layout-right" data-region="inspector" aria-label={text('layout.inspector')}>
          <LayoutInspector
            layout={settled ?? layout}
            chosen={settledChosen}
            moving={chosen}
            series={series}
            report={report}
            readOnly={readOnly}
          />
          <ExportFoot series={series} />
        </aside>
      )}
    </main>
  );
}

let shownFor = -1;
/** Another project begins with its own first page. */
function forProject(generation: number): void {
  if (shownFor !== generation && shownFor >= 0) {
    showLayout(null);
    useLayoutView.setState({ copied: [], readSeries: {} });
    forgetDrawing();
  }
  shownFor = generation;
}

function Nothing({ readOnly }: { readOnly: boolean }) {
  const text = useText();
  return (
    <EmptyState icon={LayoutTemplate} title={text('layout.empty')}>
      <p>{text(readOnly ? 'layout.empty-read-only' : 'layout.empty-hint')}</p>
      {!readOnly && (
        <Button look="primary" onPress={() => void createFrom(FIRST_TEMPLATE)}>
          {text('layout.empty-first')}
        </Button>
      )}
    </EmptyState>
  );
}

/** A page that a newer Emprise wrote is kept as it is. */
function Newer({ stored, readOnly }: { stored: Parameters<typeof removeLayout>[0]; readOnly: boolean }) {
  const text = useText();
  return (
    <EmptyState icon={FileWarning} title={text('layout.newer', { name: stored.name })}>
      <p>{text('layout.newer-hint')}</p>
      {!readOnly && <Button onPress={() => void removeLayout(stored)}>{text('layout.remove')}</Button>}
    </EmptyState>
  );
}
