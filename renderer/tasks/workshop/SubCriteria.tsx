import { ArrowDown, ArrowUp } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { showDialog } from './actions.ts';
import type { WorkshopModel } from './model.ts';
import { ownSettings } from './scenario/own-settings.ts';

/** Criteria of a family: what part of the whole each has, which way is better, how many sites are without a value. */
export function SubCriteria({ model, family }: { model: WorkshopModel; family: string }) {
  const text = useText();
  const format = useFormat();
  const criteria = model.workshop.grid.criteria.filter((criterion) => criterion.family === family);
  const own = new Set(criteria.flatMap((criterion) => (ownSettings(model.scenario, criterion).length > 0 ? [criterion.code] : [])));
  const open = (criterion: string): void => showDialog({ what: 'criterion', criterion });
  if (criteria.length === 0) return <p className="small muted">{text('workshop.family.empty')}</p>;
  return (
    <ul className="sub-criteria">
      {criteria.map(({ code, label, unit, direction, active }) => {
        const missing = model.missing(code);
        const Way = direction === 'more' ? ArrowUp : ArrowDown;
        return (
          <li key={code}>
            <Button className={`open-criterion${active ? '' : ' off'}`} onPress={() => open(code)}>
              <span>{label}</span>
              {unit && <span className="muted">{` (${unit})`}</span>}
              {active && missing > 0 && <span className="muted">{` · ${text('workshop.criterion.missing', { count: missing })}`}</span>}
              {own.has(code) && <span className="own-mark">{text('workshop.settings.own')}</span>}
            </Button>
            <Way size={14} aria-label={text(`workshop.direction.${direction}`)} />
            <span className="number secondary">{active ? format.percent(model.weightOf(code), 1) : text('workshop.criterion.off')}</span>
          </li>
        );
      })}
    </ul>
  );
}
