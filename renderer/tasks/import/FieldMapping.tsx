import { ArrowRight, CircleCheck, CircleMinus } from 'lucide-react';
import { fieldTitle } from '../../ui/field-value.ts';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { type Draft, targetFields, targetOf, withTarget } from './draft.ts';

const KEPT_ASIDE = '(aside)';

/** Each source field with an example and where it goes. Fields without a place are kept aside, never lost. */
export function FieldMapping({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const text = useText();
  const { fields } = draft.proposal;
  if (fields.length === 0) return null;
  const targets = targetFields(draft.kind);
  const rows = fields.map((field) => ({ ...field, target: targetOf(draft, field.from, field.to) }));
  const placed = rows.filter((row) => row.target !== null).length;
  if (targets.length === 0) return <p className="small muted draft-note">{text('import.fields-kept', { count: fields.length })}</p>;
  return (
    <>
      <h3>
        <span className="grow">{text('import.mapping')}</span>
        <span className="small muted number">{text('import.mapped', { placed, total: rows.length })}</span>
      </h3>
      <div className="mapping-scroll">
        <table className="mapping">
          <thead>
            <tr>
              <th>{text('import.source-field')}</th>
              <th>{text('import.example')}</th>
              <th aria-label={text('import.becomes')} />
              <th>{text('import.target-field')}</th>
              <th aria-label={text('import.state')} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.from}>
                <td className="source ellipsis">{row.from}</td>
                <td className="muted ellipsis" title={row.example}>
                  {row.example}
                </td>
                <td>
                  <ArrowRight size={14} />
                </td>
                <td>
                  <Select
                    compact
                    hideLabel
                    label={text('import.target-of', { field: row.from })}
                    value={row.target ?? KEPT_ASIDE}
                    choices={[
                      ...(row.target === null ? [{ id: KEPT_ASIDE, label: text('import.kept-aside') }] : []),
                      ...targets.map((name) => ({ id: name, label: fieldTitle(name, text) })),
                    ]}
                    onChange={(to) => to !== KEPT_ASIDE && onChange(withTarget(draft, row.from, to))}
                  />
                </td>
                <td>{row.target === null ? <CircleMinus size={15} className="aside" /> : <CircleCheck size={15} className="placed" />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
