import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { ANALYSIS_CODES } from '../../../shared/domain/analysis.ts';
import { REPORT_FORMATS, type ReportFormat, type ReportKind } from '../../../shared/domain/report.ts';
import { useQuery } from '../../engine/query.ts';
import { runCommand } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useLayers, useProject } from '../../state/project.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { writeReport } from './actions.ts';
import { formatTitle, HAS_CONFIDENTIAL, HAS_MAP, isPossible, OFFERED_KINDS, PARTS, type ReportAsked, SUBJECTS } from './model.ts';
import { type ReportChoices, ReportOptions } from './ReportOptions.tsx';
import { ReportPreview } from './ReportPreview.tsx';
import { useObjects } from './use-objects.ts';
import { usePreview } from './use-preview.ts';
import './reports.css';

interface ReportDialogProps {
  readonly kind: ReportKind;
  /** Of the site to begin with. */
  readonly fid: number | null;
}

/** Kind, object, what is in it and format, beside the page as it will be printed. */
export function ReportDialog({ kind: firstKind, fid }: ReportDialogProps) {
  const text = useText();
  const { close } = useDialogs.getState();
  const layers = useLayers();
  const project = useProject((store) => store.project);
  const summary = useQuery('summary/get', {}, ['*']);
  const analyses = useQuery('analysis/list', {}, ['*']);
  const computed = analyses.data?.filter(({ computedAt }) => computedAt !== null).map(({ code }) => code);
  const never = computed !== undefined && ANALYSIS_CODES.some((code) => !computed.includes(code));
  const [kind, setKind] = useState<ReportKind>(firstKind);
  const [format, setFormat] = useState<ReportFormat>('pdf');
  const [options, setOptions] = useState<ReportChoices>({ confidential: false, baseMaps: true, scenario: null });
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [page, setPage] = useState(1);
  const [busy, setBusy] = useState(false);
  const subject = SUBJECTS[kind];
  const objects = useObjects(subject, fid);
  const id = subject === 'project' ? undefined : (chosen[subject] ?? objects.first ?? undefined);
  const possible = isPossible(kind, layers);
  const ready = possible && (subject === 'project' || id !== undefined);
  const baseMaps = useQuery('base-maps/list', {}, ['*']);
  const offersBaseMaps = baseMaps.data?.shown.some(({ visible }) => visible) === true;
  const workshop = useQuery('workshop/get', kind === 'atelier' ? { language: usePreferences.getState().language } : null, ['*']);
  const scenarios = workshop.data?.scenarios.filter((one) => one.id !== null) ?? [];
  const asked: ReportAsked | null =
    ready && (baseMaps.data !== null || baseMaps.failure !== null)
      ? {
          kind,
          ...(id === undefined ? {} : { id }),
          ...(kind === 'atelier' && options.scenario !== null ? { scenario: options.scenario } : {}),
          confidential: options.confidential && HAS_CONFIDENTIAL.has(kind),
          baseMaps: options.baseMaps && offersBaseMaps && HAS_MAP.has(kind),
        }
      : null;
  const preview = usePreview(asked, page);
  const name = text(`report.kind.${kind}`);
  const start = async (): Promise<void> => {
    if (!asked) return;
    setBusy(true);
    const title = objects.choices.find((one) => one.id === id)?.label ?? preview.data?.title ?? project?.name ?? '';
    if (await writeReport(asked, name, title, format)) close();
    else setBusy(false);
  };
  return (
    <Dialog
      title={text('reports.title')}
      icon={<ScrollText size={20} />}
      width={960}
      height={700}
      onClose={close}
      footer={
        <DialogFooter onCancel={close} aside={<span className="grow small muted">{text(`reports.hint.${format}`)}</span>}>
          <Button
            look="primary"
            isDisabled={!ready || busy || preview.refusal !== null}
            onPress={() => void start()}
            data-testid="report-start"
          >
            {text('export.choose-file')}
          </Button>
        </DialogFooter>
      }
    >
      <div className="report-dialog">
        <div className="report-form">
          <Select
            label={text('reports.kind')}
            value={kind}
            choices={OFFERED_KINDS.map((one) => ({ id: one, label: text(`report.kind.${one}`) }))}
            onChange={(next) => {
              setKind(next as ReportKind);
              setPage(1);
            }}
          />
          {subject !== 'project' && (
            <div className="field">
              <span className="field-label">{text(`reports.${subject}`)}</span>
              <SearchPicker
                label={text(`reports.${subject}`)}
                compact={false}
                choices={objects.choices}
                value={id ?? null}
                placeholder={text('reports.choose-one')}
                disabled={objects.choices.length === 0}
                onChange={(next) => {
                  setChosen({ ...chosen, [subject]: next });
                  setPage(1);
                }}
              />
            </div>
          )}
          <div className="field">
            <span className="field-label">{text('export.format')}</span>
            <Segmented
              label={text('export.format')}
              value={format}
              choices={REPORT_FORMATS.map((one) => ({ id: one, label: formatTitle(one) }))}
              onChange={(next) => setFormat(next as ReportFormat)}
            />
          </div>
          <ReportOptions kind={kind} choices={options} offersBaseMaps={offersBaseMaps} scenarios={scenarios} onChange={setOptions} />
          <section aria-label={text('reports.content')}>
            <h3 className="field-label">{text('reports.content')}</h3>
            <ul className="report-parts small">
              {PARTS[kind].map((part) => (
                <li key={part}>{text(`reports.part.${part}`)}</li>
              ))}
            </ul>
          </section>
          {(never || summary.data?.stale) && (
            <Banner tone="warning">
              <p className="small">{text(never ? 'report.never' : 'report.stale')}</p>
              <Button size="compact" onPress={() => runCommand('analysis/run')}>
                {text('command.analysis/run')}
              </Button>
            </Banner>
          )}
          {!possible && (
            <p className="small report-stale">{text(subject === 'territory' ? 'reports.no-territories' : 'reports.no-sites')}</p>
          )}
        </div>
        <ReportPreview preview={preview} page={page} onPage={setPage} />
      </div>
    </Dialog>
  );
}
