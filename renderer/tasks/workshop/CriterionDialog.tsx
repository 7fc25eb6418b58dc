import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Criterion, CriterionFeed } from '../../../shared/domain/workshop.ts';
import { useProject } from '../../state/project.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { showDialog, write } from './actions.ts';
import { ExclusionField } from './ExclusionField.tsx';
import { Judgements } from './Judgements.tsx';
import { NumberField } from './NumberField.tsx';
import { ownSettings } from './scenario/own-settings.ts';
import { ValueCurve } from './ValueCurve.tsx';
import { ValueFunctionEditor } from './ValueFunctionEditor.tsx';
import { WordsField } from './WordsField.tsx';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

/** One criterion: what feeds it, which way is better, how a value becomes a score, what excludes a site, which sites lack it. */
export function CriterionDialog({ model, code, onClose }: RoomDialogProps & { code: string }) {
  const text = useText();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { grid } = model.workshop;
  const kept = grid.criteria.find((one) => one.code === code);
  const [draft, setDraft] = useState<Criterion | undefined>(kept);
  if (!draft || !kept) return null;
  const change = (part: Partial<Criterion>): void => setDraft({ ...draft, ...part });
  const column = model.matrix.criteria.indexOf(code);
  const values = model.matrix.sites.map((_, site) => model.matrix.values[site * model.matrix.criteria.length + column] ?? Number.NaN);
  const missing = model.matrix.sites.filter((_, site) => model.problem.included[site] === 1 && Number.isNaN(values[site]));
  const back = (): void => showDialog({ what: 'grid' });
  const keep = async (): Promise<void> => {
    const { value } = draft;
    const ordered = value.type === 'piecewise' ? { ...value, points: [...value.points].sort((a, b) => a[0] - b[0]) } : value;
    const criteria = grid.criteria.map((one) => (one.code === code ? { ...draft, value: ordered } : one));
    if (await write('workshop/change-grid', { grid: { ...grid, criteria } })) onClose();
  };
  const remove = async (): Promise<void> => {
    if (await write('workshop/change-grid', { grid: { ...grid, criteria: grid.criteria.filter((one) => one.code !== code) } })) back();
  };
  return (
    <Dialog
      title={kept.label}
      width={880}
      height={640}
      onClose={onClose}
      footer={
        <DialogFooter
          onCancel={onClose}
          aside={
            <>
              <Button look="danger" icon={Trash2} isDisabled={readOnly} onPress={() => void remove()}>
                {text('workshop.criterion.remove')}
              </Button>
              <Button
                look="discreet"
                isDisabled={readOnly || !kept.active}
                onPress={() => showDialog({ what: 'settings', criterion: code, tab: 'criteria' })}
              >
                {text('workshop.settings.only-here')}
              </Button>
              <span className="grow" />
            </>
          }
        >
          <Button look="primary" isDisabled={readOnly || draft.label.trim() === ''} onPress={() => void keep()}>
            {text('workshop.meeting.keep')}
          </Button>
        </DialogFooter>
      }
    >
      {ownSettings(model.scenario, kept).length > 0 && (
        <Banner
          tone="info"
          actions={
            <Button size="compact" onPress={() => showDialog({ what: 'settings', criterion: code, tab: 'criteria' })}>
              {text('workshop.settings.see')}
            </Button>
          }
        >
          {text('workshop.settings.own.here', { scenario: model.scenario.name })}
        </Banner>
      )}
      <div className="criterion">
        <div className="workshop-form">
          <TextField label={text('workshop.criterion.name')} value={draft.label} onChange={(label) => change({ label })} />
          <div className="form-pair">
            <TextField
              label={text('workshop.criterion.unit')}
              value={draft.unit ?? ''}
              onChange={(unit) => change({ unit: unit.trim() === '' ? null : unit.trim() })}
            />
            <NumberField
              label={text('workshop.criterion.share')}
              value={draft.share}
              onChange={(share) => share >= 0 && change({ share })}
            />
          </div>
          <div className="field">
            <span className="field-label">{text('workshop.direction')}</span>
            <Segmented
              label={text('workshop.direction')}
              choices={(['more', 'less'] as const).map((id) => ({ id, label: text(`workshop.direction.${id}`) }))}
              value={draft.direction}
              onChange={(id) => change({ direction: id as Criterion['direction'] })}
            />
          </div>
          <FeedField feed={draft.feed} onChange={(feed) => change({ feed })} />
          <ExclusionField exclusion={draft.exclusion} onChange={(exclusion) => change({ exclusion })} />
          <WordsField
            label={text('workshop.criterion.description')}
            value={draft.description}
            onChange={(description) => change({ description })}
            rows={2}
          />
          <TextField label={text('workshop.criterion.source')} value={draft.source} onChange={(source) => change({ source })} />
        </div>
        <div className="workshop-form">
          <h3>{text('workshop.function')}</h3>
          <ValueCurve definition={draft.value} direction={draft.direction} values={values} unit={draft.unit} />
          <ValueFunctionEditor
            definition={draft.value}
            values={values}
            texts={model.matrix.texts[column] ?? null}
            onChange={(value) => change({ value })}
          />
          {missing.length > 0 && kept.feed.from !== 'judgement' && (
            <p className="small secondary">
              {text('workshop.criterion.missing-sites', {
                count: missing.length,
                sites: missing
                  .slice(0, 8)
                  .map((site) => site.name ?? site.siteId)
                  .join(', '),
                more: Math.max(0, missing.length - 8),
              })}
            </p>
          )}
          {kept.feed.from === 'judgement' && <Judgements model={model} criterion={kept} values={values} />}
        </div>
      </div>
    </Dialog>
  );
}

const FEEDS = ['field', 'proximity', 'judgement'] as const;

function FeedField({ feed, onChange }: { feed: CriterionFeed; onChange: (feed: CriterionFeed) => void }) {
  const text = useText();
  const of = (from: string): CriterionFeed =>
    from === 'judgement'
      ? { from, least: 0, most: 10 }
      : from === 'proximity'
        ? { from, category: 'echangeur' }
        : { from: 'field', field: 'surface_ha' };
  return (
    <div className="form-pair">
      <Select
        label={text('workshop.feed')}
        choices={FEEDS.map((id) => ({ id, label: text(`workshop.feed.${id}`) }))}
        value={feed.from}
        onChange={(id) => onChange(of(id))}
      />
      {feed.from === 'field' && (
        <TextField
          label={text('workshop.feed.field-name')}
          value={feed.field}
          onChange={(field) => onChange({ ...feed, field: field.trim() })}
        />
      )}
      {feed.from === 'proximity' && (
        <TextField
          label={text('workshop.feed.category')}
          value={feed.category}
          onChange={(category) => onChange({ ...feed, category: category.trim() })}
        />
      )}
      {feed.from === 'judgement' && (
        <div className="form-pair tight">
          <NumberField label={text('workshop.feed.least')} value={feed.least} onChange={(least) => onChange({ ...feed, least })} />
          <NumberField label={text('workshop.feed.most')} value={feed.most} onChange={(most) => onChange({ ...feed, most })} />
        </div>
      )}
    </div>
  );
}
