import { isKind, KINDS } from '../../../shared/domain/kinds/index.ts';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { type Draft, withKind } from './draft.ts';

/** What the objects are for the project: it decides the fields, the checks and the place in the tree. */
export function KindChoice({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const text = useText();
  return (
    <div className="kind-choice">
      <span className="small secondary" aria-hidden="true">
        {text('import.kind')}
      </span>
      <Select
        compact
        hideLabel
        label={text('import.kind')}
        value={draft.kind}
        choices={KINDS.map((kind) => ({ id: kind, label: text(`kind.${kind}`) }))}
        onChange={(kind) => isKind(kind) && onChange(withKind(draft, kind))}
      />
    </div>
  );
}
