import { CheckPanel } from './CheckPanel.tsx';
import { ConvertedRows } from './ConvertedRows.tsx';
import type { CheckState } from './checks.ts';
import { DetectedFacts } from './DetectedFacts.tsx';
import type { Draft } from './draft.ts';
import { KindChoice } from './KindChoice.tsx';
import { MappingTable } from './MappingTable.tsx';
import { ModeChoice } from './ModeChoice.tsx';
import { Obstacles } from './Obstacles.tsx';
import { PreviewMap } from './PreviewMap.tsx';
import { SourceRows } from './SourceRows.tsx';

interface MappingStepProps {
  readonly draft: Draft;
  readonly state: CheckState | undefined;
  readonly onChange: (draft: Draft) => void;
  readonly onFormat: () => void;
}

/** What each column becomes, and what the whole file would give. */
export function MappingStep({ draft, state, onChange, onFormat }: MappingStepProps) {
  return (
    <div className="step mapping-step">
      <section className="draft-left">
        <KindChoice draft={draft} onChange={onChange} />
        <ModeChoice draft={draft} state={state} onChange={onChange} />
        <MappingTable draft={draft} onChange={onChange} />
        {draft.kind === 'couche' || draft.proposal.converted.length === 0 ? <SourceRows draft={draft} /> : <ConvertedRows draft={draft} />}
      </section>
      <section className="draft-right">
        <Obstacles draft={draft} onChange={onChange} />
        <DetectedFacts draft={draft} onChange={onChange} onFormat={onFormat} />
        <PreviewMap draft={draft} />
        <CheckPanel draft={draft} state={state} onChange={onChange} />
      </section>
    </div>
  );
}
