import { CrsChoice } from './CrsChoice.tsx';
import type { Draft } from './draft.ts';
import { EncodingChoice } from './EncodingChoice.tsx';
import { Obstacles } from './Obstacles.tsx';
import { PlaceChoice } from './PlaceChoice.tsx';
import { PreviewMap } from './PreviewMap.tsx';
import { SourceRows } from './SourceRows.tsx';
import { TextConsents } from './TextConsents.tsx';

/** What was detected and why, each with another choice; the map and the texts answer at once. */
export function FormatStep({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const placed = draft.proposal.place.how !== 'none' && draft.proposal.place.how !== 'join';
  return (
    <div className="step format-step">
      <section className="format-choices">
        <Obstacles draft={draft} onChange={onChange} />
        <PlaceChoice draft={draft} onChange={onChange} />
        {placed && <CrsChoice draft={draft} onChange={onChange} />}
        <EncodingChoice draft={draft} onChange={onChange} />
        <TextConsents draft={draft} onChange={onChange} />
      </section>
      <section className="format-view">
        <PreviewMap draft={draft} tall />
        <SourceRows draft={draft} />
      </section>
    </div>
  );
}
