import type { ChangeKind } from '../../../shared/domain/restore-points.ts';

const SIGNS: Readonly<Record<ChangeKind, string>> = { added: '+', changed: '~', removed: '−' };

/** The look of a change on the map, with a sign for those who do not tell the colours apart. */
export function ChangeMark({ change }: { change: ChangeKind }) {
  return (
    <span className={`change-mark ${change}`} aria-hidden="true">
      {SIGNS[change]}
    </span>
  );
}
