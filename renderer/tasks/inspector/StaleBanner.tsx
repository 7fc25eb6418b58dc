import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import type { SiteFigures } from '../../../shared/domain/site.ts';
import { isAvailable, runCommand } from '../../state/commands.ts';
import { useJobs } from '../../state/jobs.ts';
import { Banner } from '../../ui/Banner.tsx';
import { LinkButton } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';

/** Figures older than their data are shown, and said to be. */
export function StaleBanner({ sheet, site }: { sheet: ObjectSheet; site: SiteFigures }) {
  const text = useText();
  const running = useJobs((jobs) => jobs.running.some((job) => job.kind === 'analyse' || job.kind === 'analysis'));
  const never = !sheet.analyses.some((analysis) => analysis.computedAt !== null);
  if (!never && !site.stale) return null;
  return (
    <div className="sheet-banner">
      <Banner
        tone={never ? 'info' : 'warning'}
        actions={
          !running &&
          isAvailable('analysis/run') && (
            <LinkButton onPress={() => runCommand('analysis/run')}>{text(never ? 'state.compute' : 'state.recompute')}</LinkButton>
          )
        }
      >
        {text(running ? 'state.computing' : never ? 'state.computed-never' : 'state.computed-stale')}
      </Banner>
    </div>
  );
}
