import { hasMessage } from '../../../shared/messages/index.ts';
import { fieldTitle, isNumeric, unitText, valueText } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/text.tsx';
import type { Draft } from './draft.ts';
import { targetField } from './mapping-rows.ts';

/** Column of what has no field of its own, as JSON. */
const KEPT_ASIDE = 'attributs';
const COLUMNS = 6;
const ROWS = 4;

/** The first rows as they will be in the project: units, dates and lists already converted. */
export function ConvertedRows({ draft }: { draft: Draft }) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const { converted, count } = draft.proposal;
  const filled = [...new Set(converted.flatMap((row) => Object.keys(row).filter((name) => row[name] !== null && row[name] !== '')))];
  // what is kept aside is a bag, not a column to look at
  const columns = filled.filter((name) => name !== KEPT_ASIDE).slice(0, COLUMNS);
  if (columns.length === 0) return null;
  const fields = columns.map((name) => {
    const known = targetField(draft.kind, name);
    return { name, type: known?.type ?? 'text', unit: known?.unit ?? null, values: known?.values ?? null };
  });
  // a row that only adds a member to an object seen before has nothing of its own
  const made = converted.filter((row) => Object.keys(row).length > 0);
  const rows = made.slice(0, ROWS).map((row, index) => ({ key: String(index), row }));
  return (
    <section>
      <h3>
        <span className="grow">{text('import.converted')}</span>
        <span className="small muted number">
          {text('import.rows-shown', { last: rows.length, all: format.number(count ?? converted.length), known: count !== null })}
        </span>
      </h3>
      <table className="mapping sample">
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field.name} className={`ellipsis${isNumeric(field) ? ' right' : ''}`} title={field.name}>
                {fieldTitle(field.name, text)}
                {field.unit && `, ${unitText(field.unit)}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, row }) => (
            <tr key={key}>
              {fields.map((field) => {
                const value = row[field.name] ?? null;
                const said = `${field.name}.${value}`;
                const shown =
                  value === null
                    ? null
                    : hasMessage(said)
                      ? text(said)
                      : valueText(isNumeric(field) ? Number(value) : value, field, language, text);
                return (
                  <td key={field.name} className={`ellipsis${isNumeric(field) ? ' right number' : ''}`} title={shown ?? ''}>
                    {shown ?? <span className="muted">{text('value.missing')}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
