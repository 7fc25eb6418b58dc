import { FileInput, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { KIND_DEFINITIONS, type Kind } from '../../../shared/domain/kinds/index.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { Extent4 } from '../../map/projections.ts';
import { type ImportFile, useDialogs } from '../../state/dialogs.ts';
import { useNotices } from '../../state/notices.ts';
import { useLayers } from '../../state/project.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.tsx';
import { cancelJobs, type Refused, startAgain, startImports } from './actions.ts';
import { Companions } from './Companions.tsx';
import { comingIn } from './check-parts.ts';
import { endChecks, hasFailed, isCurrent, startCheck, useChecks, waitsForWord } from './checks.ts';
import { type Draft, includedCount, obstaclesOf } from './draft.ts';
import { FileFacts } from './FileFacts.tsx';
import { FileStep } from './FileStep.tsx';
import { FormatStep } from './FormatStep.tsx';
import { ImportFooter } from './ImportFooter.tsx';
import { LayerSwitch } from './LayerSwitch.tsx';
import { MappingStep } from './MappingStep.tsx';
import { RefusedFiles } from './RefusedFiles.tsx';
import { JobReports } from './ReportView.tsx';
import { RunningImports } from './RunningImports.tsx';
import { SavedMapping } from './SavedMapping.tsx';
import { STEPS, type Step, StepBar } from './StepBar.tsx';
import { useDrafts } from './use-drafts.ts';
import { useRun } from './use-run.ts';
import './import.css';
import './mapping.css';
import './report.css';

/** Decisions come to rest before the whole file is read for them. */
const CHECK_REST_MS = 500;

interface ImportDialogProps {
  readonly files: readonly ImportFile[];
  /** Goes to a place on the map (degrees). */
  readonly onSee: (extent: Extent4) => void;
}

/** From files to the project: what they are, how they are read, what their columns become, what came of it. */
export function ImportDialog({ files, onSee }: ImportDialogProps) {
  const text = useText();
  const { close } = useDialogs.getState();
  const { drafts, refused, looking, pending, change, refuse } = useDrafts(files);
  const [chosenStep, setStep] = useState<Step | null>(null);
  const [shownKey, setShownKey] = useState<string | null>(null);
  const [jobs, setJobs] = useState<readonly string[] | null>(null);
  const [asked, setAsked] = useState(false);
  const checks = useChecks((store) => store.states);
  const { running, ended } = useRun(jobs);

  const included = drafts.filter((draft) => draft.included);
  const shown = drafts.find((draft) => draft.key === shownKey) ?? included[0] ?? drafts[0] ?? null;
  const blocked = included.filter((draft) => obstaclesOf(draft).length > 0 || draft.problem !== null);
  // what cannot be read whole cannot be imported either
  const failed = included.some((draft) => hasFailed(checks[draft.key], draft));
  // decided once: an answered question must not carry the person to another step
  if (chosenStep === null && !looking && drafts.length > 0) setStep(firstStep(drafts));
  const step: Step = jobs ? 'summary' : (chosenStep ?? 'file');
  const ready = !looking && !asked && included.length > 0 && blocked.length === 0 && pending.size === 0 && !failed;
  const checking = step === 'mapping' && !jobs && !looking && !asked;

  useEffect(() => {
    if (!checking) return;
    const wanted = included.filter(
      (draft) =>
        !pending.has(draft.key) &&
        obstaclesOf(draft).length === 0 &&
        !isCurrent(checks[draft.key], draft) &&
        !waitsForWord(checks[draft.key], draft),
    );
    if (wanted.length === 0) return;
    const first = wanted.every((draft) => checks[draft.key] === undefined);
    const timer = setTimeout(() => wanted.forEach((draft) => void startCheck(draft)), first ? 0 : CHECK_REST_MS);
    return () => clearTimeout(timer);
  }, [checking, included, pending, checks]);
  useEffect(() => endChecks, []);
  useEffect(() => {
    if (!ended?.every((job) => job.error?.code === 'cancelled')) return;
    setJobs(null);
    setStep('mapping');
    useNotices.getState().toast('import.cancelled', {}, 'info');
  }, [ended]);

  const start = async (): Promise<void> => {
    setAsked(true);
    endChecks();
    const problems: Refused[] = [];
    const started = await startImports(included, (refusal) => problems.push(refusal));
    refuse(problems);
    if (started.length > 0) setJobs(started);
    setAsked(false);
  };
  const again = async (job: string, mode: 'update' | 'replace'): Promise<void> => {
    const started = await startAgain(job, mode);
    if (started) setJobs([started]);
  };
  const open = jobs ? [] : STEPS.filter((one) => one !== 'summary' && drafts.length > 0);
  const count = expected(included, checks);
  const told = ended?.filter((job) => job.error?.code !== 'cancelled') ?? [];
  const done = told.some((job) => job.error === null);
  const checkJobs = included.flatMap((draft) => checks[draft.key]?.job ?? []);
  const layers = useLayers();
  const extent = unionOf(included.map((draft) => extentIn(draft, layers)));

  const footer = (
    <ImportFooter
      step={step}
      phase={!jobs ? 'deciding' : ended ? 'ended' : 'running'}
      checkJobs={checkJobs}
      looking={looking || pending.size > 0}
      blocked={blocked.length}
      empty={drafts.length === 0}
      ready={ready}
      busy={asked}
      count={count}
      onStep={setStep}
      onStart={() => void start()}
      cancelling={running.some((job) => job.cancelling)}
      onCancel={() => jobs && cancelJobs(jobs)}
      undoable={done && told.length === 1}
      onSee={done && extent ? () => onSee(extent) : null}
      done={done}
    />
  );
  const alone = new Set(drafts.map((draft) => draft.token)).size === 1 ? drafts[0] : undefined;
  return (
    <Dialog
      title={text('import.title', { kind: commonKind(included) })}
      icon={<FileInput size={22} />}
      aside={
        <span className="import-files">
          <span className="ellipsis" title={files.map((file) => file.name).join('\n')}>
            {files.length === 1 ? files[0]?.name : text('import.files', { count: files.length })}
          </span>
          {alone && drafts.length === 1 && <Companions draft={alone} />}
          <span className="grow" />
          {alone && <FileFacts draft={alone} />}
        </span>
      }
      width={1160}
      height={792}
      onClose={close}
      footer={footer}
    >
      <div className="import">
        <StepBar step={step} open={open} onStep={setStep}>
          {shown && !jobs && (step === 'format' || step === 'mapping') && (
            <>
              <LayerSwitch drafts={drafts} shown={shown} onShow={setShownKey} />
              <SavedMapping draft={shown} onChange={change} />
            </>
          )}
        </StepBar>
        <div className="import-body">
          {!jobs && <RefusedFiles refused={refused} />}
          {looking && drafts.length === 0 && (
            <p className="row import-looking">
              <LoaderCircle size={18} className="spinner" />
              {text('import.looking')}
            </p>
          )}
          {shown && step === 'file' && <FileStep drafts={drafts} shown={shown} pending={pending} onShow={setShownKey} onChange={change} />}
          {shown && step === 'format' && <FormatStep key={shown.key} draft={shown} onChange={change} />}
          {shown && step === 'mapping' && (
            <MappingStep key={shown.key} draft={shown} state={checks[shown.key]} onChange={change} onFormat={() => setStep('format')} />
          )}
          {jobs && !ended && <RunningImports running={running} refused={refused} />}
          {ended && (
            <div className="step summary-step">
              <RefusedFiles refused={refused} />
              <h3 className="summary-title">{text(done ? 'import.report-title' : 'import.report-failed')}</h3>
              <JobReports jobs={told} onAgain={(job, mode) => void again(job, mode)} />
              {done && <p className="secondary">{text('import.what-next')}</p>}
            </div>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** What the title speaks of: the kind of all layers taken, data in general where they differ or nobody knows yet. */
function commonKind(included: readonly Draft[]): Kind {
  const [first, ...others] = included;
  return first && others.every(({ kind }) => kind === first.kind) ? first.kind : 'couche';
}

/** What is decided in the step of format and projection; a key that no column gives is a matter of correspondence. */
const OF_FORMAT = /^(crs|encoding|csv|join|axes)-/;

/** Straight to the correspondence where one layer is read without doubt; to what has to be decided else. */
function firstStep(drafts: readonly Draft[]): Step {
  const [only, ...others] = drafts;
  if (!only || others.length > 0) return 'file';
  return obstaclesOf(only).some(({ code }) => OF_FORMAT.test(code)) ? 'format' : 'mapping';
}

/** Objects that will come in: as checked where that is current, else as the files announce. */
function expected(included: readonly Draft[], checks: ReturnType<typeof useChecks.getState>['states']): number | null {
  const reports = included.map((draft) => (isCurrent(checks[draft.key], draft) ? (checks[draft.key]?.check?.report ?? null) : null));
  if (included.some((_, index) => reports[index] === null)) return includedCount(included);
  return included.reduce((sum, draft, index) => sum + (reports[index] ? comingIn(reports[index], draft) : 0), 0);
}

/** Where the objects of a draft are: as its file says or, where only a part of it was looked at, where the layer of the project is. */
function extentIn({ proposal, kind }: Draft, layers: readonly LayerInfo[]): Extent4 | null {
  if (proposal.count !== null) return proposal.extent;
  const tables = kind === 'couche' ? [] : KIND_DEFINITIONS[kind].tables.map(({ name }) => name);
  const there = layers.filter(({ table, title }) => tables.includes(table) || (kind === 'couche' && title === proposal.layer));
  return unionOf([proposal.extent, ...there.map(({ extent }) => extent)]);
}

function unionOf(given: readonly (Extent4 | null)[]): Extent4 | null {
  const extents = given.filter((extent) => extent !== null);
  if (extents.length === 0) return null;
  return [
    Math.min(...extents.map((one) => one[0])),
    Math.min(...extents.map((one) => one[1])),
    Math.max(...extents.map((one) => one[2])),
    Math.max(...extents.map((one) => one[3])),
  ];
}
