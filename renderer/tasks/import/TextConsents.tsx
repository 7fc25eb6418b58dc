import { ArrowRight } from 'lucide-react';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useText } from '../../ui/text.tsx';
import { type Draft, withChoices } from './draft.ts';

/** Repairs that change what the producer wrote: shown before and after, done only where the person agrees. */
export function TextConsents({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const text = useText();
  const { mojibake, shortCodes } = draft.proposal;
  if (!mojibake && !shortCodes) return null;
  return (
    <section className="choice-block">
      <h3>{text('import.repairs-offered')}</h3>
      {mojibake && (
        <div className="consent">
          <Checkbox checked={draft.choices.repairText ?? false} onChange={(repairText) => onChange(withChoices(draft, { repairText }))}>
            <span>{text('import.repair-text', { count: mojibake.count })}</span>
          </Checkbox>
          <BeforeAfter before={mojibake.example} after={mojibake.repaired} />
        </div>
      )}
      {shortCodes && (
        <div className="consent">
          <Checkbox
            checked={draft.choices.restoreZeros ?? true}
            onChange={(restoreZeros) => onChange(withChoices(draft, { restoreZeros }))}
          >
            <span>{text('import.restore-zeros', { count: shortCodes.count, field: shortCodes.field })}</span>
          </Checkbox>
          <BeforeAfter before={shortCodes.example} after={shortCodes.repaired} />
        </div>
      )}
    </section>
  );
}

function BeforeAfter({ before, after }: { before: string; after: string }) {
  const text = useText();
  return (
    <p className="before-after small">
      <span className="ellipsis muted" title={before}>
        {before}
      </span>
      <ArrowRight size={14} aria-label={text('import.becomes')} />
      <span className="ellipsis" title={after}>
        {after}
      </span>
    </p>
  );
}
