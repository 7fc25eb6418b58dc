import { History, Redo2, Undo2 } from 'lucide-react';
import { useQuery } from '../../engine/query.ts';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { useProject } from '../../state/project.ts';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useText } from '../../ui/text.tsx';
import { stepName } from './history.ts';
import './project.css';

const SHOWN = 100;

export function HistoryPopover() {
  const text = useText();
  return (
    <Popover label={text('history.title')} width={380} trigger={<IconButton icon={History} label={text('history.title')} />}>
      <HistoryList />
    </Popover>
  );
}

/** What was done to the project, last first; undone steps stay until something else is done. */
function HistoryList() {
  const text = useText();
  const format = useFormat();
  const { data } = useQuery('history/list', {}, ['*']);
  const undoable = useProject((store) => store.project?.undo ?? null);
  const redoable = useProject((store) => store.project?.redo ?? null);
  const steps = [...(data ?? [])].sort((a, b) => b.id - a.id).slice(0, SHOWN);
  return (
    <div className="history">
      <div className="row">
        <h3 className="grow">{text('history.title')}</h3>
        <IconButton
          compact
          icon={Undo2}
          label={undoable ? text('history.undo-step', { step: stepName(undoable, text) }) : text('command.history/undo')}
          shortcut={shortcutOf('history/undo')}
          isDisabled={undoable === null}
          onPress={() => runCommand('history/undo')}
        />
        <IconButton
          compact
          icon={Redo2}
          label={redoable ? text('history.redo-step', { step: stepName(redoable, text) }) : text('command.history/redo')}
          shortcut={shortcutOf('history/redo')}
          isDisabled={redoable === null}
          onPress={() => runCommand('history/redo')}
        />
      </div>
      {steps.length === 0 && <p className="small muted">{text('history.empty')}</p>}
      <ol>
        {steps.map((step) => (
          <li key={step.id} className={step.undone ? 'undone' : ''}>
            <span className="grow">{stepName(step.label, text)}</span>
            {step.undone && <span className="tag">{text('history.undone-tag')}</span>}
            {!step.reversible && <span className="tag">{text('history.kept')}</span>}
            <span className="muted number">{format.moment(step.at)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
