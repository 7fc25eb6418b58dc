import { Boxes } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ChosenFile } from '../../../shared/contract/shell.ts';
import { TERRITORY_LEVELS, type TerritoryLevel } from '../../../shared/domain/territory.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { runCommand } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { errorText } from '../../state/error-text.ts';
import { type FinishedJob, followedJobs, jobEnd, useJobs } from '../../state/jobs.ts';
import { useNotices } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useLayers } from '../../state/project.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { TechnicalDetails } from '../../ui/TechnicalDetails.tsx';
import { useText } from '../../ui/text.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { TerritoryReportView } from './TerritoryReportView.tsx';
import './territory.css';

const TABLES: Readonly<Record<TerritoryLevel, string>> = {
  epci: 'epci',
  territoires: 'territoires',
  departements: 'imp_departements',
  regions: 'imp_regions',
};

/** The communes of the project joined into EPCI, Territoires d’industrie, départements, régions. One step, one undo. */
export function TerritoryDialog() {
  const text = useText();
  const { close } = useDialogs.getState();
  const layers = useLayers();
  const [levels, setLevels] = useState<readonly TerritoryLevel[]>(['epci']);
  const [composition, setComposition] = useState<ChosenFile | null>(null);
  const [movements, setMovements] = useState<ChosenFile | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const [end, setEnd] = useState<FinishedJob | null>(null);
  const running = useJobs((store) => store.running).find((one) => one.job === job);
  const countOf = (table: string): number => layers.find((layer) => layer.table === table)?.count ?? 0;
  const communes = countOf('communes');
  const replaced = levels.filter((level) => countOf(TABLES[level]) > 0);

  useEffect(() => {
    if (job === null) return;
    let current = true;
    followedJobs.add(job);
    void jobEnd(job).then((ended) => {
      if (!current) return;
      setJob(null);
      if (ended.error?.code === 'cancelled') useNotices.getState().toast('job.cancelled-toast', {}, 'info');
      else setEnd(ended);
    });
    return () => {
      current = false;
      followedJobs.delete(job);
    };
  }, [job]);

  const start = async (): Promise<void> => {
    setEnd(null);
    try {
      const started = await call('territory/build', {
        options: { levels: TERRITORY_LEVELS.filter((level) => levels.includes(level)), existing: 'replace' },
        ...(composition ? { composition: composition.token } : {}),
        ...(movements ? { movements: movements.token } : {}),
        language: usePreferences.getState().language,
      });
      useJobs.getState().start(started.job, 'territory', '');
      setJob(started.job);
    } catch (error) {
      useNotices.getState().refuse(refusalOf(error));
      close();
    }
  };
  const cancel = (): void => {
    if (job === null) return;
    useJobs.getState().markCancelling(job);
    // it may just have ended by itself
    void call('job/cancel', { job }).catch(() => undefined);
  };
  const undo = (): void => {
    close();
    runCommand('history/undo');
  };
  const toggle = (level: TerritoryLevel, on: boolean): void => setLevels(on ? [...levels, level] : levels.filter((one) => one !== level));

  const choosing = !job && !end?.territory;
  return (
    <Dialog
      title={text('assembly.title')}
      icon={<Boxes size={22} />}
      width={680}
      onClose={close}
      footer={
        choosing ? (
          <>
            <span className="grow small muted">{text('assembly.safe')}</span>
            <Button look="discreet" onPress={close}>
              {text('action.cancel')}
            </Button>
            <Button
              look="primary"
              isDisabled={levels.length === 0 || communes === 0}
              onPress={() => void start()}
              data-testid="territory-start"
            >
              {text('assembly.start', { count: communes })}
            </Button>
          </>
        ) : job ? (
          <>
            <Button look="discreet" onPress={close}>
              {text('job.background')}
            </Button>
            <span className="grow" />
            <Button isDisabled={running?.cancelling ?? false} onPress={cancel} data-testid="territory-cancel">
              {text(running?.cancelling ? 'job.cancelling' : 'action.cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button look="discreet" onPress={undo}>
              {text('assembly.undo')}
            </Button>
            <span className="grow" />
            <Button look="primary" autoFocus onPress={close} data-testid="territory-close">
              {text('action.close')}
            </Button>
          </>
        )
      }
    >
      {end?.error && (
        <Banner tone="danger">
          {errorText(end.error, text)}
          <TechnicalDetails code={end.error.code} details={end.error.details} />
        </Banner>
      )}
      {choosing && (
        <div className="territory">
          <p className="secondary">{text(communes === 0 ? 'assembly.no-communes' : 'assembly.intro', { count: communes })}</p>
          <fieldset>
            <legend className="field-label">{text('assembly.levels')}</legend>
            {TERRITORY_LEVELS.map((level) => (
              <Checkbox key={level} checked={levels.includes(level)} onChange={(on) => toggle(level, on)}>
                <span>{text(`assembly.level.${level}`)}</span>
              </Checkbox>
            ))}
          </fieldset>
          <ChooseFile
            label={text('assembly.composition')}
            hint={text('assembly.composition-hint')}
            file={composition}
            onChange={setComposition}
          />
          <ChooseFile label={text('assembly.movements')} hint={text('assembly.movements-hint')} file={movements} onChange={setMovements} />
          {replaced.length > 0 && (
            <Banner tone="info">
              {replaced
                .map((level) => text('assembly.replaces', { count: countOf(TABLES[level]), level: text(`assembly.level.${level}`) }))
                .join(' ')}
            </Banner>
          )}
        </div>
      )}
      {job && (
        <div className="import-job">
          <p className="small secondary">
            {running && running.total > 0 ? text('job.count', { done: running.done, total: running.total }) : text('assembly.running')}
          </p>
          <Progress label={text('assembly.running')} done={running?.done ?? 0} total={running?.total ?? 0} />
        </div>
      )}
      {!job && end?.territory && <TerritoryReportView report={end.territory} />}
    </Dialog>
  );
}
