import { RefreshCw } from 'lucide-react';
import type { AnalysisState as Analysis } from '../../../shared/contract/engine.ts';
import { isAvailable, runCommand } from '../../state/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

/** What was computed when, from what, and whether it still holds. */
export function AnalysisState({ analyses }: { analyses: readonly Analysis[] }) {
  const text = useText();
  const format = useFormat();
  return (
    <section className="sheet-section">
      <ul className="analyses">
        {analyses.map((analysis) => (
          <li key={analysis.code}>
            <div className="row">
              <b className="grow">{text(`analysis.${analysis.code}.title`)}</b>
              <span className={`tag ${analysis.computedAt === null ? '' : analysis.stale ? 'warning' : 'ok'}`}>
                {text(analysis.computedAt === null ? 'state.never' : analysis.stale ? 'state.stale' : 'state.fresh')}
              </span>
            </div>
            {analysis.computedAt && (
              <p className="micro muted">
                {format.moment(analysis.computedAt)}
                {analysis.duration_ms !== null && `, ${format.duration(analysis.duration_ms)}`}
              </p>
            )}
          </li>
        ))}
      </ul>
      <Button icon={RefreshCw} isDisabled={!isAvailable('analysis/run')} onPress={() => runCommand('analysis/run')}>
        {text('command.analysis/run')}
      </Button>
    </section>
  );
}
