import { IMPORT_MODES } from '../../../shared/domain/import.ts';
import { isKind, KINDS } from '../../../shared/domain/kinds/index.ts';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { DetectedFacts } from './DetectedFacts.tsx';
import type { Draft } from './draft.ts';
import { FieldMapping } from './FieldMapping.tsx';
import { Obstacles } from './Obstacles.tsx';
import { SampleTable } from './SampleTable.tsx';

export function DraftReview({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const text = useText();
  return (
    <div className="draft-review">
      <section className="draft-left">
        <div className="draft-choices">
          <Select
            label={text('import.kind')}
            value={draft.kind}
            choices={KINDS.map((kind) => ({ id: kind, label: text(`kind.${kind}`) }))}
            onChange={(kind) => isKind(kind) && onChange({ ...draft, kind, fields: {} })}
          />
          <Select
            label={text('import.mode')}
            value={draft.mode}
            choices={IMPORT_MODES.map((mode) => ({ id: mode, label: text(`import.mode.${mode}`) }))}
            onChange={(mode) => onChange({ ...draft, mode: mode as Draft['mode'] })}
          />
        </div>
        <FieldMapping draft={draft} onChange={onChange} />
        <SampleTable draft={draft} />
      </section>
      <section className="draft-right">
        <DetectedFacts draft={draft} onChange={onChange} />
        <Obstacles draft={draft} onChange={onChange} />
      </section>
    </div>
  );
}
