import { FileText, Fullscreen, ListTodo, Plus } from 'lucide-react';
import { memo, type ReactNode, useMemo } from 'react';
import type { DecisionMatrix, LogEntry, Workshop as WorkshopData } from '../../../shared/domain/workshop.ts';
import { runCommand } from '../../state/commands.ts';
import { useProject } from '../../state/project.ts';
import { PUBLIC_SCENES, type PublicScene, useWorkshop } from '../../state/workshop.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useText } from '../../ui/text.tsx';
import { showDialog } from './actions.ts';
import { logText } from './log-text.ts';
import { nameOf } from './model.ts';
import { useWorkshopModel } from './use-workshop.ts';

/** The journal of the room, the latest first: what was decided, when, with what effect. */
export function Decisions() {
  const { model } = useWorkshopModel();
  if (!model || model.empty === 'no-sites') return null;
  return <Panel workshop={model.workshop} matrix={model.matrix} />;
}

interface PanelProps {
  readonly workshop: WorkshopData;
  readonly matrix: DecisionMatrix;
}

/** Not drawn again while a weight moves. */
const Panel = memo(function Panel({ workshop, matrix }: PanelProps) {
  const text = useText();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const projecting = useWorkshop((store) => store.projecting.open);
  const scene = useWorkshop((store) => store.scene);
  const { actions } = workshop;
  return (
    <section className="decisions" data-region="decisions" data-help="workshop" aria-label={text('workshop.log')}>
      <h3 className="room-title">
        <span className="grow ellipsis">{text('workshop.log')}</span>
        <IconButton
          icon={ListTodo}
          label={text('workshop.actions.open', { count: actions.filter(({ done }) => !done).length })}
          dot={actions.some(({ done }) => !done)}
          onPress={() => showDialog({ what: 'actions' })}
        />
        <Button size="compact" icon={Plus} isDisabled={readOnly} onPress={() => showDialog({ what: 'note', site: null })}>
          {text('workshop.note')}
        </Button>
      </h3>
      <Log workshop={workshop} matrix={matrix} />
      {projecting && (
        <Segmented
          label={text('workshop.public.scene')}
          choices={PUBLIC_SCENES.map((id) => ({ id, label: text(`workshop.public.scene.${id}`) }))}
          value={scene}
          onChange={(id) => useWorkshop.getState().set({ scene: id as PublicScene })}
        />
      )}
      <div className="decisions-foot">
        <Button icon={FileText} onPress={() => runCommand('workshop/minutes')}>
          {text('workshop.minutes')}
        </Button>
        <Button icon={Fullscreen} onPress={() => runCommand('workshop/project')}>
          {text(projecting ? 'workshop.project.end' : 'workshop.project')}
        </Button>
      </div>
    </section>
  );
});

function Log({ workshop, matrix }: PanelProps) {
  const text = useText();
  const format = useFormat();
  const { log } = workshop;
  const names = useMemo(() => new Map(matrix.sites.map((site) => [site.uid, nameOf(site)])), [matrix]);
  if (log.length === 0) return <p className="log secondary">{text('workshop.log.empty')}</p>;
  return (
    <ul className="log" data-testid="log">
      {[...log].reverse().map((entry) => (
        <li key={entry.id}>
          <time dateTime={entry.at} className="number" title={format.moment(entry.at)}>
            {format.time(entry.at)}
          </time>
          <span className="selectable">{withNames(entry, logText(entry, names, text))}</span>
        </li>
      ))}
    </ul>
  );
}

/** The site an entry begins with stands out. */
function withNames(entry: LogEntry, { site, words }: { site: string | null; words: string }): ReactNode {
  const author = entry.author ? ` (${entry.author})` : '';
  if (site === null || !words.startsWith(site)) return words + author;
  return (
    <>
      <b>{site}</b>
      {words.slice(site.length) + author}
    </>
  );
}
