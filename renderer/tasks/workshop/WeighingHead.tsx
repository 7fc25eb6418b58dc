import { useFormat } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import type { WorkshopModel } from './model.ts';
import { keptWeighing, type Way, type WeighingState } from './weighing.ts';

const TOGETHER = 'room';

/** Who judges, and what is kept of it: when, by whom, how consistent. */
export function WeighingHead({ model, way, state }: { model: WorkshopModel; way: Way; state: WeighingState }) {
  const text = useText();
  const format = useFormat();
  const participants = model.workshop.participants.filter(({ unlisted }) => !unlisted);
  const { kept, changed } = state;
  const nameOf = (id: number | null): string => {
    const person = participants.find((one) => one.id === id);
    return id === null ? text('workshop.weighing.room') : (person?.name ?? text('workshop.people.number', { number: id }));
  };
  const choice = (id: number | null) => {
    const held = keptWeighing(model.scenario, way, id);
    const ratio = held?.way === 'pairwise' && held.consistencyRatio !== null ? format.number(held.consistencyRatio, 2) : '';
    return { id: String(id ?? TOGETHER), label: held ? text('workshop.weighing.choice', { name: nameOf(id), ratio }) : nameOf(id) };
  };
  const status = kept
    ? text('workshop.weighing.kept', { at: format.moment(kept.at), author: kept.author ?? '', changed: changed ? 'yes' : 'no' })
    : text(changed ? 'workshop.weighing.unkept' : 'workshop.weighing.none');
  return (
    <div className="weighing-head">
      {participants.length > 0 && (
        <Select
          label={text('workshop.weighing.who')}
          choices={[choice(null), ...participants.map(({ id }) => choice(id))]}
          value={String(state.participant ?? TOGETHER)}
          onChange={(id) => state.choose(id === TOGETHER ? null : Number(id))}
        />
      )}
      <p className="small muted" role="status" data-testid="weighing-kept">
        {status}
      </p>
    </div>
  );
}
