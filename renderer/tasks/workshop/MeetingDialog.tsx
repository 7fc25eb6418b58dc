import { MessageSquareText } from 'lucide-react';
import { useState } from 'react';
import { useSelection } from '../../state/selection.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { Radios } from '../../ui/Radio.tsx';
import { useText } from '../../ui/text.tsx';
import { putScenario, showDialog, write } from './actions.ts';
import { DayField } from './DayField.tsx';
import { today } from './day.ts';
import { SiteChoice } from './scenario/SiteChoice.tsx';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

const SITES = 'sites';
const MATURITIES = ['disponible', 'court terme', 'avant 2030'] as const;
type Who = 'as-is' | 'all' | 'selection' | 'available' | 'short-term' | 'chosen';

/** What the meeting is, and the sites that take part; opening it makes a restore point first. */
export function MeetingDialog({ model, onClose }: RoomDialogProps) {
  const text = useText();
  const format = useFormat();
  const { meeting, grid } = model.workshop;
  const { scenario, matrix } = model;
  const [title, setTitle] = useState(meeting.title === '' ? text('workshop.untitled') : meeting.title);
  const [place, setPlace] = useState(meeting.place);
  const [date, setDate] = useState(meeting.date === '' ? today() : meeting.date);
  const [facilitator, setFacilitator] = useState(meeting.facilitator);
  const selected = useSelection((selection) => selection.sets[SITES]) ?? [];
  const opened = meeting.openedAt !== null && meeting.closedAt === null;
  const [who, setWho] = useState<Who>(opened || scenario.leftOut.length > 0 ? 'as-is' : selected.length > 1 ? 'selection' : 'all');
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    matrix.sites.filter(({ uid }) => !scenario.leftOut.includes(uid)).map(({ uid }) => uid),
  );
  const takesPart: Readonly<Record<Who, (site: (typeof matrix.sites)[number]) => boolean>> = {
    'as-is': (site) => !scenario.leftOut.includes(site.uid),
    all: () => true,
    selection: (site) => selected.includes(site.fid),
    available: (site) => site.maturite === MATURITIES[0],
    'short-term': (site) => site.maturite === MATURITIES[0] || site.maturite === MATURITIES[1],
    chosen: (site) => chosen.includes(site.uid),
  };
  const count = (one: Who): number => matrix.sites.filter(takesPart[one]).length;
  const frozen = scenario.frozenAt !== null;
  const choices = (['as-is', 'all', 'selection', 'available', 'short-term', 'chosen'] as const).filter(
    (one) => one === 'chosen' || (one === 'as-is' ? scenario.leftOut.length > 0 : count(one) > 0) || one === who,
  );
  const keep = async (): Promise<boolean> => {
    const leftOut = matrix.sites.filter((site) => !takesPart[who](site)).map((site) => site.uid);
    const changed = [...leftOut].sort().join() !== [...scenario.leftOut].sort().join();
    if (!(await write('workshop/change-meeting', { title, place, date, facilitator }))) return false;
    // a scenario of its own, so that what the room decides is kept under a name
    if (scenario.id === null || (changed && !frozen)) return (await putScenario({ ...scenario, leftOut })) !== null;
    return true;
  };
  const done = async (then: () => Promise<boolean>): Promise<void> => {
    if ((await keep()) && (await then())) onClose();
  };
  const invalid = date !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(date);
  return (
    <Dialog
      title={text(opened ? 'workshop.meeting.edit' : 'workshop.meeting.title')}
      icon={<MessageSquareText size={18} />}
      width={who === 'chosen' ? 680 : 560}
      onClose={onClose}
      footer={
        <DialogFooter
          onCancel={onClose}
          aside={
            opened ? (
              <>
                <Button
                  look="danger"
                  onPress={() => void done(() => write('workshop/close', { name: text('workshop.point.after', { title }) }))}
                >
                  {text('workshop.close')}
                </Button>
                <span className="grow" />
              </>
            ) : (
              <span className="grow" />
            )
          }
        >
          <Button look={opened ? 'primary' : 'secondary'} isDisabled={invalid} onPress={() => void done(async () => true)}>
            {text('workshop.meeting.keep')}
          </Button>
          {!opened && (
            <Button
              look="primary"
              isDisabled={invalid || title.trim() === ''}
              onPress={() => void done(() => write('workshop/open', { name: text('workshop.point.before', { title }) }))}
            >
              {text('workshop.open')}
            </Button>
          )}
        </DialogFooter>
      }
    >
      <div className="workshop-form">
        <TextField label={text('workshop.meeting.name')} value={title} onChange={setTitle} autoFocus />
        <div className="form-pair">
          <TextField label={text('workshop.meeting.place')} value={place} onChange={setPlace} placeholder="Dijon" />
          <DayField label={text('workshop.meeting.date')} value={date} onChange={setDate} />
        </div>
        <TextField label={text('workshop.meeting.facilitator')} value={facilitator} onChange={setFacilitator} />
        <div>
          <span className="field-label">{text('workshop.meeting.sites')}</span>
          <Radios
            label={text('workshop.meeting.sites')}
            look="cards"
            value={who}
            onChange={(id) => setWho(id as Who)}
            choices={choices.map((id) => ({
              id,
              content: (
                <>
                  <b>{text(`workshop.meeting.sites.${id}`)}</b>
                  <span className="secondary">{text('workshop.sites', { count: count(id) })}</span>
                </>
              ),
            }))}
          />
          {who === 'chosen' && (
            <div className="meeting-sites">
              <SiteChoice matrix={matrix} chosen={chosen} onChange={setChosen} />
            </div>
          )}
          <p className="small muted">{text(frozen ? 'workshop.weights.frozen' : 'workshop.meeting.sites.hint')}</p>
        </div>
        <div>
          <span className="field-label">{text('workshop.grid')}</span>
          <p className="small">
            {text('workshop.grid.version', { title: grid.title, version: grid.version, date: format.date(grid.date) })}{' '}
            <LinkButton onPress={() => showDialog({ what: 'grid' })}>{text('workshop.grid.see')}</LinkButton>
          </p>
        </div>
        {!opened && <p className="small secondary">{text('workshop.open.hint')}</p>}
      </div>
    </Dialog>
  );
}
