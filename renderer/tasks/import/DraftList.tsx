import { TriangleAlert } from 'lucide-react';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { type Draft, obstaclesOf } from './draft.ts';

interface DraftListProps {
  readonly drafts: readonly Draft[];
  readonly shown: Draft | null;
  readonly onShow: (key: string) => void;
  readonly onChange: (draft: Draft) => void;
}

/** The layers of all files: which are taken, and which still wait for a choice. */
export function DraftList({ drafts, shown, onShow, onChange }: DraftListProps) {
  const text = useText();
  const format = useFormat();
  return (
    <ul className="draft-list" aria-label={text('import.layers')}>
      {drafts.map((draft) => (
        <li key={draft.key} className={draft.key === shown?.key ? 'shown' : ''}>
          <Checkbox
            checked={draft.included}
            label={text('import.include', { name: draft.proposal.layer })}
            onChange={(included) => onChange({ ...draft, included })}
          />
          <button type="button" onClick={() => onShow(draft.key)} aria-current={draft.key === shown?.key}>
            <b className="ellipsis">{draft.proposal.layer}</b>
            <span className="micro muted ellipsis">
              {[draft.file, text(`kind.${draft.kind}`), draft.proposal.count === null ? '' : format.number(draft.proposal.count)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </button>
          {draft.included && obstaclesOf(draft).length > 0 && <TriangleAlert size={15} aria-label={text('import.needs-choice')} />}
        </li>
      ))}
    </ul>
  );
}
