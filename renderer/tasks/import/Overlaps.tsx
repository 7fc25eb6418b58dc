import { Copy } from 'lucide-react';
import type { Overlap } from '../../../shared/domain/import.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useText } from '../../ui/text.tsx';
import { fateOf, OVERLAP_FATES, type OverlapFate } from './check-parts.ts';
import type { Draft } from './draft.ts';
import { Problem } from './Problem.tsx';

export const CASES_SHOWN = 50;

export interface OverlapDecisions {
  readonly choices: Draft['choices'];
  /** A record that covers another of the file. */
  readonly onLeaveOut: (row: number, out: boolean) => void;
  /** Records that cover objects of the project. */
  readonly onFate: (overlaps: readonly Overlap[], fate: OverlapFate) => void;
}

interface OverlapsProps {
  readonly overlaps: readonly Overlap[];
  readonly decisions: OverlapDecisions | undefined;
}

/** Objects that cover each other, the most doubtful first; each, or all with the project at once, is decided here. */
export function Overlaps({ overlaps, decisions }: OverlapsProps) {
  const text = useText();
  const withProject = overlaps.filter(({ other }) => other.of === 'project');
  return (
    <Problem
      name="overlaps"
      open
      icon={<Copy size={16} className="doubtful" />}
      title={text('import.overlaps', { count: overlaps.length })}
      summary={decisions ? text('import.overlaps-hint') : null}
    >
      {decisions && withProject.length > 1 && (
        <p className="small overlaps-all">
          <span>{text('import.overlap-all', { count: withProject.length })}</span>
          {OVERLAP_FATES.map((fate) => (
            <LinkButton key={fate} onPress={() => decisions.onFate(withProject, fate)}>
              {text(`import.overlap-all.${fate}`)}
            </LinkButton>
          ))}
        </p>
      )}
      <ul className="notes overlaps">
        {overlaps.slice(0, CASES_SHOWN).map((overlap) => {
          const { other, row } = overlap;
          return (
            <li key={`${row} ${other.of} ${other.of === 'file' ? other.row : other.fid}`}>
              <Case overlap={overlap} />
              {decisions && other.of === 'project' && (
                <Segmented
                  label={text('import.overlap-fate', { row, name: other.name })}
                  choices={OVERLAP_FATES.map((fate) => ({ id: fate, label: text(`import.overlap-fate.${fate}`) }))}
                  value={fateOf(overlap, decisions.choices)}
                  onChange={(fate) => decisions.onFate([overlap], fate as OverlapFate)}
                />
              )}
              {decisions && other.of === 'file' && (
                <Checkbox checked={decisions.choices.leaveOut?.includes(row) ?? false} onChange={(next) => decisions.onLeaveOut(row, next)}>
                  <span>{text('import.leave-out', { row })}</span>
                </Checkbox>
              )}
            </li>
          );
        })}
      </ul>
      {overlaps.length > CASES_SHOWN && (
        <p className="small muted">{text('import.more-in-report', { count: overlaps.length - CASES_SHOWN })}</p>
      )}
    </Problem>
  );
}

function Case({ overlap }: { overlap: Overlap }) {
  const text = useText();
  const format = useFormat();
  const { other, row, name, share, shared_ha } = overlap;
  const otherName =
    other.of === 'file'
      ? text('import.overlap-row', { row: other.row, name: other.name })
      : text('import.overlap-there', { name: other.name });
  return (
    <span>
      {text('import.overlap', { row, name, other: otherName, share: format.percent(share), area: format.hectares(shared_ha, 2) })}
    </span>
  );
}
