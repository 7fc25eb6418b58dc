import { useText } from '../../ui/text.tsx';
import type { Draft } from './draft.ts';

/** The files that go with it: « .cpg absent » explains an encoding that had to be deduced. */
export function Companions({ draft }: { draft: Draft }) {
  const text = useText();
  return (
    <>
      {draft.proposal.companions.map(({ ending, present }) => (
        <span key={ending} className={`tag ${present ? 'ok' : 'warning'}`}>
          {present ? ending : text('import.companion-absent', { ending })}
        </span>
      ))}
    </>
  );
}
