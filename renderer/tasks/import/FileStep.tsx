import { CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react';
import { isKind, KINDS } from '../../../shared/domain/kinds/index.ts';
import { hasMessage } from '../../../shared/messages/index.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { Companions } from './Companions.tsx';
import { type Draft, obstaclesOf, withKind } from './draft.ts';
import { FileFacts } from './FileFacts.tsx';
import { SourceRows } from './SourceRows.tsx';

interface FileStepProps {
  readonly drafts: readonly Draft[];
  readonly shown: Draft;
  readonly pending: ReadonlySet<string>;
  readonly onShow: (key: string) => void;
  readonly onChange: (draft: Draft) => void;
}

/** The files and their layers: which are taken, as what, and which still wait for a choice. */
export function FileStep({ drafts, shown, pending, onShow, onChange }: FileStepProps) {
  const text = useText();
  const format = useFormat();
  const files = [...new Set(drafts.map((draft) => draft.token))].map((token) => drafts.filter((draft) => draft.token === token));
  return (
    <div className="step file-step">
      {files.map(([first, ...others]) =>
        first ? (
          <section key={first.token} className="import-file">
            <header className="row">
              <b className="ellipsis" title={first.file}>
                {first.file}
              </b>
              {others.length === 0 && <Companions draft={first} />}
              <span className="grow" />
              <FileFacts draft={first} />
            </header>
            <table className="mapping layers">
              <thead>
                <tr>
                  <th aria-label={text('import.taken')} />
                  <th>{text('import.layer')}</th>
                  <th>{text('import.format')}</th>
                  <th className="right">{text('import.count')}</th>
                  <th>{text('import.kind')}</th>
                  <th>{text('import.state')}</th>
                </tr>
              </thead>
              <tbody>
                {[first, ...others].map((draft) => (
                  <tr key={draft.key} className={draft.key === shown.key ? 'shown' : ''} data-layer={draft.proposal.layer}>
                    <td>
                      <Checkbox
                        checked={draft.included}
                        label={text('import.include', { name: draft.proposal.layer })}
                        onChange={(included) => onChange({ ...draft, included })}
                      />
                    </td>
                    <td className="ellipsis">
                      <button
                        type="button"
                        className="layer-name ellipsis"
                        title={draft.proposal.layer}
                        aria-current={draft.key === shown.key}
                        onClick={() => onShow(draft.key)}
                      >
                        {draft.proposal.layer}
                      </button>{' '}
                      {others.length > 0 && <Companions draft={draft} />}
                    </td>
                    <td className="ellipsis">
                      {hasMessage(`format.${draft.proposal.format}`) ? text(`format.${draft.proposal.format}`) : draft.proposal.format},{' '}
                      {text(`geometry.${draft.proposal.geometry}`)}
                    </td>
                    <td className="right number">
                      {draft.proposal.count === null ? text('import.count-unknown') : format.number(draft.proposal.count)}
                    </td>
                    <td>
                      <Select
                        compact
                        hideLabel
                        label={text('import.kind-of', { name: draft.proposal.layer })}
                        value={draft.kind}
                        choices={KINDS.map((kind) => ({ id: kind, label: text(`kind.${kind}`) }))}
                        onChange={(kind) => isKind(kind) && onChange(withKind(draft, kind))}
                      />
                    </td>
                    <td>
                      <DraftState draft={draft} pending={pending.has(draft.key)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ) : null,
      )}
      <SourceRows draft={shown} />
    </div>
  );
}

function DraftState({ draft, pending }: { draft: Draft; pending: boolean }) {
  const text = useText();
  if (pending)
    return (
      <span className="row small">
        <LoaderCircle size={15} className="spinner" />
        {text('import.state.looking')}
      </span>
    );
  if (!draft.included) return <span className="small muted">{text('import.state.left')}</span>;
  return obstaclesOf(draft).length > 0 || draft.problem !== null ? (
    <span className="row small doubtful">
      <TriangleAlert size={15} />
      {text('import.needs-choice')}
    </span>
  ) : (
    <span className="row small placed">
      <CircleCheck size={15} />
      {text('import.state.ready')}
    </span>
  );
}
