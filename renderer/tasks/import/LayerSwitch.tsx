import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { type Draft, obstaclesOf } from './draft.ts';

/** Which of several layers the step shows; those that wait for a choice say so. */
export function LayerSwitch({ drafts, shown, onShow }: { drafts: readonly Draft[]; shown: Draft; onShow: (key: string) => void }) {
  const text = useText();
  if (drafts.length < 2) return null;
  const named = new Set(drafts.map((draft) => draft.proposal.layer)).size === drafts.length;
  return (
    <div className="layer-switch">
      <Select
        compact
        hideLabel
        label={text('import.layer-shown')}
        value={shown.key}
        warning={obstaclesOf(shown).length > 0}
        choices={drafts.map((draft) => {
          const name = named ? draft.proposal.layer : `${draft.file}, ${draft.proposal.layer}`;
          return { id: draft.key, label: obstaclesOf(draft).length > 0 ? text('import.layer-waits', { name }) : name };
        })}
        onChange={onShow}
      />
    </div>
  );
}
