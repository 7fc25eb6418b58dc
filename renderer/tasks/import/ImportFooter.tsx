import { ArrowLeft, ArrowRight } from 'lucide-react';
import { isAvailable, runCommand } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import { CheckProgress } from './CheckProgress.tsx';
import { STEPS, type Step } from './StepBar.tsx';

interface ImportFooterProps {
  readonly step: Step;
  readonly phase: 'deciding' | 'running' | 'ended';
  readonly checkJobs: readonly string[];
  readonly looking: boolean;
  /** Layers that wait for a choice. */
  readonly blocked: number;
  readonly empty: boolean;
  readonly ready: boolean;
  readonly busy: boolean;
  /** Objects that will come in, null where nobody knows yet. */
  readonly count: number | null;
  readonly onStep: (step: Step) => void;
  readonly onStart: () => void;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
  readonly done: boolean;
  readonly undoable: boolean;
  readonly onSee: (() => void) | null;
}

/** Where things stand at the left, the way on at the right. */
export function ImportFooter(props: ImportFooterProps) {
  if (props.phase === 'running') return <Running {...props} />;
  return props.phase === 'ended' ? <Ended {...props} /> : <Deciding {...props} />;
}

function Deciding({ step, checkJobs, looking, blocked, empty, ready, busy, count, onStep, onStart }: ImportFooterProps) {
  const text = useText();
  const { close } = useDialogs.getState();
  const at = STEPS.indexOf(step);
  const before = STEPS[at - 1];
  const next = STEPS[at + 1];
  const said = looking ? text('import.looking') : blocked > 0 ? text('import.blocked', { count: blocked }) : text('import.safe');
  return (
    <>
      <span className="grow small muted" role="status">
        {step === 'mapping' && checkJobs.length > 0 ? <CheckProgress jobs={checkJobs} /> : said}
      </span>
      <Button look="discreet" onPress={close}>
        {text('action.cancel')}
      </Button>
      {before && (
        <Button icon={ArrowLeft} isDisabled={empty} onPress={() => onStep(before)} data-testid="import-previous">
          {text('import.previous')}
        </Button>
      )}
      {step === 'mapping' ? (
        <Button look="primary" isDisabled={!ready} busy={busy} onPress={onStart} data-testid="import-start">
          {count === null ? text('import.start') : text('import.start-count', { count })}
        </Button>
      ) : (
        next && (
          <Button look="primary" icon={ArrowRight} isDisabled={empty} onPress={() => onStep(next)} data-testid="import-next">
            {text('import.next')}
          </Button>
        )
      )}
    </>
  );
}

function Running({ cancelling, onCancel }: ImportFooterProps) {
  const text = useText();
  return (
    <>
      <span className="grow small muted">{text('import.cancel-safe')}</span>
      <Button look="discreet" onPress={useDialogs.getState().close}>
        {text('job.background')}
      </Button>
      <Button isDisabled={cancelling} onPress={onCancel} data-testid="import-cancel">
        {text(cancelling ? 'job.cancelling' : 'action.cancel')}
      </Button>
    </>
  );
}

function Ended({ done, undoable, onSee }: ImportFooterProps) {
  const text = useText();
  const { close } = useDialogs.getState();
  const leaveTo = (way: () => void) => () => {
    close();
    way();
  };
  return (
    <>
      {undoable && (
        <Button look="discreet" onPress={leaveTo(() => runCommand('history/undo'))}>
          {text('import.undo')}
        </Button>
      )}
      <span className="grow" />
      {onSee && (
        <Button onPress={leaveTo(onSee)} data-testid="import-see">
          {text('import.see')}
        </Button>
      )}
      {done && isAvailable('analysis/run') && (
        <Button onPress={leaveTo(() => runCommand('analysis/run'))}>{text('command.analysis/run')}</Button>
      )}
      <Button look="primary" autoFocus onPress={close} data-testid="report-close">
        {text('action.close')}
      </Button>
    </>
  );
}
