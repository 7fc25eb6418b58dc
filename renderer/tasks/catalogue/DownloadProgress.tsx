import type { RunningJob } from '../../state/jobs.ts';
import { useFormat } from '../../ui/format.ts';
import { Progress } from '../../ui/Progress.tsx';
import { useText } from '../../ui/text.tsx';

const OBJECT_STEPS = {
  'download-objects': 'catalogue.objects',
  'download-resumed': 'catalogue.objects-resumed',
  'download-anew': 'catalogue.objects-anew',
} as const;

/** How far the download is: bytes of a file, objects of a service. */
export function DownloadProgress({ running, host }: { readonly running: RunningJob | undefined; readonly host: string }) {
  const text = useText();
  const format = useFormat();
  const label = text('catalogue.running', { host });
  const { step = 'waiting', done = 0, total = 0, position = 0 } = running ?? {};
  const said = (): string => {
    if (position > 0) return text('job.waiting', { position });
    if (step === 'verify') return text('catalogue.verifying');
    const objects = OBJECT_STEPS[step as keyof typeof OBJECT_STEPS];
    if (objects !== undefined) return text(total > 0 ? objects : `${objects}-open`, { done, total });
    if (done === 0 && total === 0) return '';
    const bytes = { done: format.bytes(done), total: format.bytes(total) };
    return text(total > 0 ? 'catalogue.received' : 'catalogue.received-open', bytes);
  };
  return (
    <div className="download-progress" data-testid="catalogue-progress">
      <div className="row small">
        <b className="grow ellipsis">{label}</b>
        <span className="number secondary">{said()}</span>
      </div>
      <Progress label={label} done={step === 'verify' ? 0 : done} total={step === 'verify' ? 0 : total} />
    </div>
  );
}
