import { CloudDownload, Download } from 'lucide-react';
import { useState } from 'react';
import type { CatalogueCopy, CatalogueEntry } from '../../../shared/domain/catalogue.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { runCommand } from '../../state/commands.ts';
import { type ImportFile, useDialogs } from '../../state/dialogs.ts';
import { errorText } from '../../state/error-text.ts';
import type { FinishedJob } from '../../state/jobs.ts';
import { useNotices } from '../../state/notices.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SearchField } from '../../ui/Field.tsx';
import { TechnicalDetails } from '../../ui/TechnicalDetails.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { CopyList } from './CopyList.tsx';
import { DownloadProgress } from './DownloadProgress.tsx';
import { EntryFacts } from './EntryFacts.tsx';
import { EntryForm } from './EntryForm.tsx';
import { EntryList } from './EntryList.tsx';
import { copiesOf, copyFor, foundEntries, isComplete, startValues, trimmed, type Values, wordsOf } from './model.ts';
import { useCatalogue } from './use-catalogue.ts';
import { asChosen, useDownload } from './use-download.ts';
import './catalogue.css';

interface Received {
  readonly file: ImportFile;
  readonly notes: FinishedJob['notes'];
}

/** Official sources: choose, say for which place, fetch or take the copy that is there; then it is a file to import like any other. */
export function CatalogueDialog({ onImport }: { readonly onImport: (file: ImportFile) => void }) {
  const text = useText();
  const language = useLanguage();
  const { close } = useDialogs.getState();
  const { catalogue, isOff, reload } = useCatalogue();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [written, setWritten] = useState<Readonly<Record<string, Values>>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [received, setReceived] = useState<Received | null>(null);

  const entries = foundEntries(catalogue?.entries ?? [], query, language);
  const entry = catalogue?.entries.find(({ id }) => id === chosen) ?? entries[0] ?? null;
  const copies = catalogue?.copies ?? [];
  const values = entry ? (written[entry.id] ?? startValues(entry)) : {};
  const copy = entry ? copyFor(entry, values, copies) : null;
  const download = useDownload((file, notes) => {
    if (notes.length === 0) return onImport(file);
    reload();
    setReceived({ file, notes });
  });
  const busy = download.job !== null;
  const ready = entry !== null && isComplete(entry, values) && !isOff && !busy;

  const show = (next: CatalogueEntry): void => {
    setChosen(next.id);
    setLeft(new Set());
    setReceived(null);
    download.clear();
  };
  const start = (): void => {
    if (!entry || !ready) return;
    setReceived(null);
    void download.start(entry.id, trimmed(values), copy !== null, wordsOf(entry, language).title);
  };
  const use = async ({ entry: id, values: wanted }: CatalogueCopy): Promise<void> => {
    try {
      onImport(asChosen(await call('catalogue/use', { entry: id, values: wanted })));
    } catch (error) {
      useNotices.getState().refuse(refusalOf(error));
      reload();
    }
  };
  const forget = async ({ entry: id, values: wanted }: CatalogueCopy): Promise<void> => {
    try {
      await call('catalogue/forget', { entry: id, values: wanted });
    } catch (error) {
      useNotices.getState().refuse(refusalOf(error));
    }
    reload();
  };

  return (
    <Dialog
      title={text('catalogue.title')}
      icon={<CloudDownload size={22} />}
      width={960}
      height={640}
      onClose={close}
      footer={
        busy ? (
          <>
            <Button look="discreet" onPress={close}>
              {text('job.background')}
            </Button>
            <span className="grow" />
            <Button isDisabled={download.running?.cancelling ?? false} onPress={download.cancel} data-testid="catalogue-cancel">
              {text(download.running?.cancelling ? 'job.cancelling' : 'action.cancel')}
            </Button>
          </>
        ) : (
          <>
            <span className="grow small muted">{text('catalogue.promise')}</span>
            <Button look="discreet" onPress={close}>
              {text('action.close')}
            </Button>
            <Button look="primary" icon={Download} isDisabled={!ready} onPress={start} data-testid="catalogue-download">
              {text(copy ? 'catalogue.download-again' : 'catalogue.download')}
            </Button>
          </>
        )
      }
    >
      <div className="catalogue">
        <nav>
          <SearchField label={text('catalogue.search')} value={query} onChange={setQuery} />
          <EntryList entries={entries} copies={copies} shown={entry} disabled={busy} onShow={show} />
        </nav>
        <div className="entry" data-testid="catalogue-entry">
          {isOff && (
            <Banner
              tone="warning"
              actions={<LinkButton onPress={() => runCommand('settings/open')}>{text('catalogue.open-settings')}</LinkButton>}
            >
              {text('catalogue.off')}
            </Banner>
          )}
          {catalogue?.userFile.state === 'damaged' && <Banner tone="warning">{text('catalogue.user-file-damaged')}</Banner>}
          {(catalogue?.userFile.rejected ?? 0) > 0 && (
            <Banner tone="warning">{text('catalogue.user-file-rejected', { count: catalogue?.userFile.rejected ?? 0 })}</Banner>
          )}
          {entry && (
            <>
              <EntryFacts entry={entry} />
              <EntryForm
                entry={entry}
                values={values}
                disabled={busy}
                left={left}
                onChange={(name, value) => setWritten({ ...written, [entry.id]: { ...values, [name]: value } })}
                onLeave={(name) => setLeft(new Set([...left, name]))}
                onEnter={start}
              />
              {download.error && (
                <Banner tone="danger">
                  {errorText(download.error, text)}
                  <TechnicalDetails code={download.error.code} details={download.error.details} />
                </Banner>
              )}
              {busy && <DownloadProgress running={download.running} host={new URL(entry.address).host} />}
              {received && (
                <Banner
                  tone={received.notes.every(({ code }) => code === 'wfs-resumed') ? 'info' : 'warning'}
                  actions={<LinkButton onPress={() => onImport(received.file)}>{text('catalogue.import')}</LinkButton>}
                >
                  {text('catalogue.done', { file: received.file.name })} {received.notes.map(({ message }) => message).join('. ')}
                </Banner>
              )}
              <CopyList
                copies={copiesOf(entry, copies)}
                disabled={busy}
                onUse={(one) => void use(one)}
                onForget={(one) => void forget(one)}
              />
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}
