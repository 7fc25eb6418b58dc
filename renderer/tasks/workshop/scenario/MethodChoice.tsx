import { RANKING_METHODS, type RankingMethod } from '../../../../shared/domain/workshop.ts';
import { Radios } from '../../../ui/Radio.tsx';
import { useText } from '../../../ui/text.tsx';

/** How scores become ranks, with what each way is good for. */
export function MethodChoice({ method, onChange }: { method: RankingMethod; onChange: (method: RankingMethod) => void }) {
  const text = useText();
  return (
    <div className="method-choice">
      <Radios
        label={text('workshop.method')}
        value={method}
        onChange={(id) => onChange(id as RankingMethod)}
        choices={RANKING_METHODS.map((id) => ({
          id,
          content: (
            <span className="method-words">
              <b>{text(`workshop.method.name.${id}`)}</b>
              <span className="small secondary">{text(`workshop.method.about.${id}`)}</span>
            </span>
          ),
        }))}
      />
      <p className="small muted">{text('workshop.method.about')}</p>
    </div>
  );
}
