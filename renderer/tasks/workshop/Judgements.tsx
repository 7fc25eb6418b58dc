import type { Criterion } from '../../../shared/domain/workshop.ts';
import { useText } from '../../ui/text.tsx';
import { write } from './actions.ts';
import { nameOf, type WorkshopModel } from './model.ts';
import { NumberedDisc } from './NumberedDisc.tsx';

/** What the room says of each site, on the scale of the criterion. Emptied: said no more. */
export function Judgements({ model, criterion, values }: { model: WorkshopModel; criterion: Criterion; values: readonly number[] }) {
  const text = useText();
  if (criterion.feed.from !== 'judgement') return null;
  const { least, most } = criterion.feed;
  const judge = (site: string, typed: string, before: number | undefined): void => {
    const value = typed.trim() === '' ? null : Number(typed.replace(',', '.'));
    if (value === null ? before === undefined || Number.isNaN(before) : value === before || !Number.isFinite(value)) return;
    void write('workshop/judge', { site, criterion: criterion.code, value });
  };
  return (
    <div>
      <h3>{text('workshop.judgements')}</h3>
      <p className="small secondary">{text('workshop.judgements.scale', { least, most })}</p>
      <ul className="judgement-list">
        {model.matrix.sites.map((site, index) => {
          const value = values[index];
          const known = value !== undefined && !Number.isNaN(value);
          return (
            <li key={site.uid}>
              <NumberedDisc number={site.fid} maturite={site.maturite} size={20} />
              <span className="grow ellipsis">{nameOf(site)}</span>
              <input
                key={known ? value : 'none'}
                className="input compact"
                inputMode="decimal"
                aria-label={text('workshop.judgements.of', { site: nameOf(site) })}
                placeholder={text('workshop.no-value')}
                defaultValue={known ? String(value).replace('.', ',') : ''}
                onBlur={(event) => judge(site.uid, event.target.value, value)}
                onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
