import { FileInput, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ChosenFile } from '../../../shared/contract/shell.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.tsx';
import { inspectFiles, type Refused, startImports } from './actions.ts';
import { DraftList } from './DraftList.tsx';
import { DraftReview } from './DraftReview.tsx';
import { type Draft, draftsOf, includedCount, obstaclesOf } from './draft.ts';
import { ImportProgress } from './ImportProgress.tsx';
import { RefusedFiles } from './RefusedFiles.tsx';
import './import.css';

/** A look at the files, what will become of each layer, then the import itself with its progress. */
export function ImportDialog({ files }: { files: readonly ChosenFile[] }) {
  const text = useText();
  const { close } = useDialogs.getState();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [looking, setLooking] = useState(true);
  const [shownKey, setShownKey] = useState<string | null>(null);
  const [jobs, setJobs] = useState<readonly string[] | null>(null);

  useEffect(() => {
    let current = true;
    setDrafts([]);
    setRefused([]);
    setLooking(true);
    void inspectFiles(
      files,
      (file, proposal) => current && setDrafts((now) => [...now, ...draftsOf(file.token, proposal)]),
      (refusal) => current && setRefused((now) => [...now, refusal]),
    ).then(() => current && setLooking(false));
    return () => {
      current = false;
    };
  }, [files]);

  if (jobs) return <ImportProgress jobs={jobs} refused={refused} />;

  const change = (draft: Draft): void => setDrafts(drafts.map((one) => (one.key === draft.key ? draft : one)));
  const shown = drafts.find((draft) => draft.key === shownKey) ?? drafts[0] ?? null;
  const included = drafts.filter((draft) => draft.included);
  const blocked = included.filter((draft) => obstaclesOf(draft).length > 0);
  const ready = !looking && included.length > 0 && blocked.length === 0;
  const count = includedCount(drafts);
  const start = async (): Promise<void> => {
    const problems: Refused[] = [];
    const started = await startImports(included, (refusal) => problems.push(refusal));
    setRefused([...refused, ...problems]);
    if (started.length > 0) setJobs(started);
  };

  return (
    <Dialog
      title={
        files.length === 1 ? text('import.title-one', { file: files[0]?.name ?? '' }) : text('import.title-many', { count: files.length })
      }
      icon={<FileInput size={22} />}
      width={1160}
      height={760}
      onClose={close}
      footer={
        <>
          <span className="small muted grow">
            {looking
              ? text('import.looking')
              : blocked.length > 0
                ? text('import.blocked', { count: blocked.length })
                : text('import.safe')}
          </span>
          <Button look="discreet" onPress={close}>
            {text('action.cancel')}
          </Button>
          <Button look="primary" isDisabled={!ready} onPress={() => void start()} data-testid="import-start">
            {count === null ? text('import.start') : text('import.start-count', { count })}
          </Button>
        </>
      }
    >
      <div className="import">
        <RefusedFiles refused={refused} />
        {looking && drafts.length === 0 && (
          <p className="row import-looking">
            <LoaderCircle size={18} className="spinner" />
            {text('import.looking')}
          </p>
        )}
        {drafts.length > 1 && <DraftList drafts={drafts} shown={shown} onShow={setShownKey} onChange={change} />}
        {shown && <DraftReview key={shown.key} draft={shown} onChange={change} />}
      </div>
    </Dialog>
  );
}
