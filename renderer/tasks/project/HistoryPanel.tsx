import {
  ArchiveRestore,
  Calculator,
  Flag,
  History,
  Import,
  type LucideIcon,
  Paintbrush,
  Pencil,
  Redo2,
  Settings,
  Undo2,
  X,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { fold } from '../../../shared/expression/index.ts';
import { useQuery } from '../../engine/query.ts';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { useProject } from '../../state/project.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { HelpButton } from '../../ui/HelpButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { goTo, type JournalStep, stepName } from './history.ts';
import { ORIGINS, positionIn, reachable, touchedLayers } from './history-steps.ts';
import './project.css';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  edit: Pencil,
  import: Import,
  analysis: Calculator,
  style: Paintbrush,
  settings: Settings,
};
const PAGE = 200;
const LAYERS_SHOWN = 3;

/** Everything done to the project, last first: what it touched, where the project stands now, and a way back to any step. */
export function HistoryPanel({ onClose }: { onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const { data } = useQuery('history/list', {}, ['*']);
  const layers = useProject((store) => store.project?.layers);
  const readOnly = useProject((store) => store.project?.readOnly ?? true);
  const [search, setSearch] = useState('');
  const [origin, setOrigin] = useState('all');
  const [shown, setShown] = useState(PAGE);
  const [going, setGoing] = useState(false);
  const steps = data ?? [];
  const titles = new Map((layers ?? []).flatMap((layer) => (layer.title === null ? [] : [[layer.table, layer.title] as const])));
  const position = positionIn(steps);
  const found = steps
    .filter((step) => origin === 'all' || step.label.origin === origin)
    .filter((step) => fold(`${stepName(step.label, text)} ${touchedLayers(step, titles, text).join(' ')}`).includes(fold(search)))
    .sort((a, b) => b.id - a.id);
  const go = async (target: number | null): Promise<void> => {
    setGoing(true);
    await goTo(steps, target, text);
    setGoing(false);
  };
  const blocked = readOnly || going;
  return (
    <div className="history" data-testid="history" data-help="history">
      <PanelHead onClose={onClose} />
      <div className="row history-filter">
        <div className="grow">
          <SearchField compact label={text('history.search')} value={search} onChange={setSearch} />
        </div>
        <div className="history-origin">
          <Select
            compact
            hideLabel
            label={text('history.origin')}
            value={origin}
            choices={['all', ...ORIGINS].map((id) => ({ id, label: text(`history.origin.${id}`) }))}
            onChange={setOrigin}
          />
        </div>
      </div>
      {steps.length === 0 && (
        <EmptyState icon={History} title={text('history.empty')}>
          {text('history.empty-hint')}
        </EmptyState>
      )}
      {steps.length > 0 && found.length === 0 && <p className="small muted history-none">{text('history.nothing')}</p>}
      <div className="history-list">
        <ol>
          {found.slice(0, shown).map((step, index) => (
            <Step
              key={step.id}
              step={step}
              day={dayOf(step, found[index - 1], format.day)}
              current={step.id === position}
              name={stepName(step.label, text)}
              touched={touchedLayers(step, titles, text)}
              disabled={blocked || step.id === position || !reachable(steps, step.id)}
              onGo={() => void go(step.id)}
            />
          ))}
        </ol>
        {found.length > shown && (
          <div className="history-more">
            <LinkButton onPress={() => setShown(shown + PAGE)}>{text('history.more', { count: found.length - shown })}</LinkButton>
          </div>
        )}
        {steps.length > 0 && search === '' && origin === 'all' && (
          <div className="history-start">
            <Button
              size="compact"
              look="discreet"
              icon={Flag}
              isDisabled={blocked || position === null || !reachable(steps, null)}
              onPress={() => void go(null)}
            >
              {text('history.start')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function PanelHead({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText();
  const undoable = useProject((store) => store.project?.undo ?? null);
  const redoable = useProject((store) => store.project?.redo ?? null);
  return (
    <header className="row history-head">
      <h2 className="grow">{text('history.title')}</h2>
      <IconButton compact icon={ArchiveRestore} label={text('command.restore/open')} onPress={() => runCommand('restore/open')} />
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
      <HelpButton compact />
      <IconButton compact icon={X} label={text('history.close')} onPress={onClose} />
    </header>
  );
}

/** The day above the first step of it. */
function dayOf(step: JournalStep, above: JournalStep | undefined, day: (iso: string) => string): string | null {
  const own = day(step.at);
  return above && day(above.at) === own ? null : own;
}

interface StepProps {
  readonly step: JournalStep;
  readonly day: string | null;
  readonly current: boolean;
  readonly name: string;
  readonly touched: readonly string[];
  readonly disabled: boolean;
  readonly onGo: () => void;
}

function Step({ step, day, current, name, touched, disabled, onGo }: StepProps) {
  const text = useText();
  const format = useFormat();
  const Icon = ICONS[step.label.origin] ?? Pencil;
  const layers = touched.slice(0, LAYERS_SHOWN).join(', ') + (touched.length > LAYERS_SHOWN ? ` +${touched.length - LAYERS_SHOWN}` : '');
  return (
    <li className={`${step.undone ? 'undone' : ''}${current ? ' current' : ''}`}>
      {day !== null && <h3 className="micro muted history-day">{day}</h3>}
      <button
        type="button"
        className="history-step"
        aria-current={current ? 'step' : undefined}
        disabled={disabled}
        title={disabled ? undefined : text(step.undone ? 'history.redo-until' : 'history.back-to')}
        onClick={onGo}
      >
        <Icon size={14} />
        <span className="grow">
          <span className="history-name">{name}</span>
          {layers !== '' && <span className="micro muted">{layers}</span>}
        </span>
        <span className="history-side">
          {current && <span className="tag accent">{text('history.here')}</span>}
          {step.undone && <span className="tag">{text('history.undone-tag')}</span>}
          {!step.reversible && <span className="tag">{text('history.kept')}</span>}
          <time className="micro muted number" dateTime={step.at} title={format.moment(step.at)}>
            {format.time(step.at)}
          </time>
        </span>
      </button>
    </li>
  );
}
