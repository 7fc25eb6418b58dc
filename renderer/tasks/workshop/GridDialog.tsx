import { ArrowDown, ArrowUp, ListChecks, Plus, RotateCcw } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { needOf, needText } from '../../../shared/domain/criterion-needs.ts';
import type { Criterion, Grid } from '../../../shared/domain/workshop.ts';
import { hasMessage } from '../../../shared/messages/index.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { showDialog, write } from './actions.ts';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

/** The whole grid, nothing hidden: families, criteria, where their values come from, what is missing; the project's own copy is edited, the default stays. */
export function GridDialog({ model, onClose }: RoomDialogProps) {
  const text = useText();
  const format = useFormat();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { grid, gridEdited } = model.workshop;
  const unrun = model.matrix.unrun === true || model.matrix.stale;
  const taking = model.problem.included.reduce((sum, one) => sum + one, 0);
  const put = (criterion: Criterion): Promise<boolean> =>
    write('workshop/change-grid', {
      grid: { ...grid, criteria: grid.criteria.map((one) => (one.code === criterion.code ? criterion : one)) },
    });
  const add = async (family: string): Promise<void> => {
    const criterion = newCriterion(grid, family, text('workshop.criterion.new'));
    if (await write('workshop/change-grid', { grid: { ...grid, criteria: [...grid.criteria, criterion] } }))
      showDialog({ what: 'criterion', criterion: criterion.code });
  };
  return (
    <Dialog
      title={grid.title}
      icon={<ListChecks size={18} />}
      width={880}
      height={640}
      onClose={onClose}
      aside={
        <Button size="compact" icon={RotateCcw} isDisabled={!gridEdited || readOnly} onPress={() => void write('workshop/reset-grid', {})}>
          {text('workshop.grid.reset')}
        </Button>
      }
    >
      <p className="small secondary">
        {text('workshop.grid.version', { title: grid.title, version: grid.version, date: format.date(grid.date) })}{' '}
        {text(gridEdited ? 'workshop.grid.edited' : 'workshop.grid.default')}
      </p>
      {grid.source !== '' && <p className="small muted">{text('workshop.source', { source: grid.source })}</p>}
      {grid.families.map((family) => {
        const criteria = grid.criteria.filter((one) => one.family === family.code);
        return (
          <section key={family.code} className="grid-family">
            <h3>
              <span className="grow">{family.label}</span>
              <span className="number secondary">{text('workshop.percent', { value: model.shown[family.code] ?? 0 })}</span>
              <Button size="compact" icon={Plus} isDisabled={readOnly} onPress={() => void add(family.code)}>
                {text('workshop.criterion.add')}
              </Button>
            </h3>
            {family.description !== '' && <p className="small muted">{family.description}</p>}
            <table className="grid-criteria">
              <tbody>
                {criteria.map((criterion) => {
                  const Way = criterion.direction === 'more' ? ArrowUp : ArrowDown;
                  const missing = model.missing(criterion.code);
                  return (
                    <tr key={criterion.code} className={criterion.active ? '' : 'off'}>
                      <td>
                        <Checkbox
                          checked={criterion.active}
                          disabled={readOnly}
                          label={text('workshop.criterion.active', { criterion: criterion.label })}
                          onChange={(active) => void put({ ...criterion, active })}
                        />
                      </td>
                      <th scope="row">
                        <AriaButton className="link" onPress={() => showDialog({ what: 'criterion', criterion: criterion.code })}>
                          {criterion.label}
                        </AriaButton>
                        {criterion.active && missing === taking && (
                          <p className="small muted">{needText(needOf(criterion.feed), unrun, { text, hasMessage })}</p>
                        )}
                      </th>
                      <td className="secondary">{criterion.unit ?? ''}</td>
                      <td>
                        <Way size={14} aria-label={text(`workshop.direction.${criterion.direction}`)} />
                      </td>
                      <td className="secondary">{text(`workshop.feed.${criterion.feed.from}`)}</td>
                      <td className="number">{criterion.active ? format.percent(model.weightOf(criterion.code), 1) : '–'}</td>
                      <td className={`number${missing === taking && criterion.active ? ' late' : ' secondary'}`}>
                        {criterion.active ? text('workshop.criterion.known', { known: taking - missing, of: taking }) : ''}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        );
      })}
    </Dialog>
  );
}

/** A judgement of 0 to 10, said in the room: what a criterion is before it is told otherwise. */
function newCriterion(grid: Grid, family: string, label: string): Criterion {
  let number = 1;
  while (grid.criteria.some(({ code }) => code === `critere_${number}`)) number++;
  return {
    code: `critere_${number}`,
    family,
    label,
    description: '',
    unit: null,
    direction: 'more',
    feed: { from: 'judgement', least: 0, most: 10 },
    value: {
      type: 'piecewise',
      points: [
        [0, 0],
        [10, 100],
      ],
    },
    exclusion: null,
    share: 1,
    source: '',
    active: true,
  };
}
