import { hasMessage } from '../../../shared/messages/index.ts';
import { useFormat } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { type Draft, IMPORT_CRS, IMPORT_ENCODINGS } from './draft.ts';

const AS_FOUND = '(found)';

/** What the look at the file found, how it was decided, and how to say otherwise. */
export function DetectedFacts({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const text = useText();
  const format = useFormat();
  const { proposal } = draft;
  const crsName = (code: string): string => {
    const id = `crs.${code.replace('EPSG:', '')}`;
    return hasMessage(id) ? text(id) : code;
  };
  const geometry = text(`geometry.${proposal.geometry}`);
  return (
    <>
      <h3>{text('import.detected')}</h3>
      <dl className="facts">
        <dt>{text('import.file')}</dt>
        <dd className="selectable">{`${draft.file} (${format.bytes(draft.bytes)})`}</dd>
        <dt>{text('import.format')}</dt>
        <dd>
          {[
            hasMessage(`format.${proposal.format}`) ? text(`format.${proposal.format}`) : proposal.format,
            geometry,
            proposal.count === null ? '' : text('import.objects', { count: proposal.count }),
          ]
            .filter(Boolean)
            .join(', ')}
        </dd>
        <dt>{text('import.crs')}</dt>
        <dd>
          {proposal.crs ? (
            <>
              {crsName(proposal.crs.code)} <span className="muted">{text(`finding.${proposal.crs.how}`)}</span>
            </>
          ) : (
            <span className="muted">{text('import.crs-none')}</span>
          )}
        </dd>
      </dl>
      <Select
        compact
        hideLabel
        label={text('import.crs-change')}
        warning={proposal.crs === null && draft.crs === null && proposal.geometry !== 'none'}
        value={draft.crs === null ? AS_FOUND : String(draft.crs)}
        choices={[
          { id: AS_FOUND, label: text(proposal.crs ? 'import.crs-as-found' : 'import.crs-choose') },
          ...IMPORT_CRS.map((epsg) => ({ id: String(epsg), label: `${text(`crs.${epsg}`)} (EPSG:${epsg})` })),
        ]}
        onChange={(id) => onChange({ ...draft, crs: id === AS_FOUND ? null : Number(id) })}
      />
      {proposal.encoding && (
        <>
          <dl className="facts">
            <dt>{text('import.encoding')}</dt>
            <dd>
              {proposal.encoding.name.toUpperCase()} <span className="muted">{text(`finding.${proposal.encoding.how}`)}</span>
            </dd>
          </dl>
          <Select
            compact
            hideLabel
            label={text('import.encoding-change')}
            value={draft.encoding ?? AS_FOUND}
            choices={[
              { id: AS_FOUND, label: text('import.encoding-as-found') },
              ...IMPORT_ENCODINGS.map((name) => ({ id: name, label: name.toUpperCase() })),
            ]}
            onChange={(id) => onChange({ ...draft, encoding: id === AS_FOUND ? null : id })}
          />
        </>
      )}
    </>
  );
}
