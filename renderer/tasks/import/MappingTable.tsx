import { ArrowRight, CircleAlert, CircleCheck, CircleMinus, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { FIELD_UNITS, type FieldUnit } from '../../../shared/domain/kinds/index.ts';
import { hasMessage } from '../../../shared/messages/index.ts';
import { TextField } from '../../ui/Field.tsx';
import { fieldTitle, unitText } from '../../ui/field-value.ts';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import type { Draft } from './draft.ts';
import {
  type MappingRow,
  mappingRows,
  readiness,
  sourceUnit,
  targetField,
  targetFields,
  unitChoices,
  withConstant,
  withTarget,
  withUnit,
} from './mapping-rows.ts';
import { UnknownValues } from './UnknownValues.tsx';

const ASIDE = '(aside)';
/** Table of its own: which EPCI and communes make a territoire. */
const MEMBERS = 'territoire_membres';
const isUnit = (id: string): id is FieldUnit => (FIELD_UNITS as readonly string[]).includes(id);

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** Each source field with an example, where it goes and what happens on the way. Fields without a place are kept aside, never lost. */
export function MappingTable({ draft, onChange }: Props) {
  const text = useText();
  const targets = targetFields(draft.kind);
  const rows = mappingRows(draft);
  if (rows.length === 0) return null;
  if (targets.length === 0) return <p className="small muted draft-note">{text('import.fields-kept', { count: rows.length })}</p>;
  const { ready, total, aside } = readiness(rows);
  const { profile } = draft.proposal;
  const profileId = `profile.${profile}`;
  return (
    <section>
      <h3>
        {text('import.mapping')}
        {profile && <span className="tag accent">{hasMessage(profileId) ? text(profileId) : profile}</span>}
        <span className="grow" />
        <span className="small muted number" data-testid="mapping-ready">
          {text('import.ready-fields', { ready, total, aside })}
        </span>
      </h3>
      {profile && hasMessage(`caveat.${profile}`) && (
        <p className="small caveat" data-testid="import-caveat">
          <Info size={14} />
          {text(`caveat.${profile}`)}
        </p>
      )}
      <div className="mapping-scroll">
        <table className="mapping fields">
          <thead>
            <tr>
              <th>{text('import.source-field')}</th>
              <th>{text('import.example')}</th>
              <th>
                <span className="visually-hidden">{text('import.becomes')}</span>
              </th>
              <th>{text('import.target-of-kind', { kind: text(`kind.${draft.kind}`) })}</th>
              <th>{text('import.conversion')}</th>
              <th>
                <span className="visually-hidden">{text('import.state')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.from ?? `(${row.to})`} row={row} draft={draft} onChange={onChange} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row, draft, onChange }: Props & { row: MappingRow }) {
  const text = useText();
  const { from, to } = row;
  return (
    <tr className={`state-${row.state}`} data-from={from ?? ''} data-to={to ?? ''}>
      <td className={`ellipsis ${from === null ? 'muted' : 'source'}`} title={from ?? ''}>
        {from ?? text('import.absent')}
      </td>
      <td className="muted ellipsis" title={row.example}>
        {row.example}
      </td>
      <td>
        <ArrowRight size={14} />
      </td>
      <td>
        {from === null || to === MEMBERS ? (
          <span className="fixed-target ellipsis" title={to ?? ''}>
            {to === MEMBERS ? text('import.members') : fieldTitle(to ?? '', text)}
          </span>
        ) : (
          <SearchPicker
            label={text('import.target-of', { field: from })}
            value={to ?? ASIDE}
            warning={row.state === 'doubtful'}
            choices={[
              { id: ASIDE, label: text('import.keep-aside'), detail: text('field.attributs'), apart: true },
              ...targetFields(draft.kind).map(({ name }) => ({ id: name, label: fieldTitle(name, text), detail: name })),
            ]}
            onChange={(id) => onChange(withTarget(draft, from, id === ASIDE ? null : id))}
          />
        )}
      </td>
      <td>
        {from === null ? (
          <Constant row={row} draft={draft} onChange={onChange} />
        ) : (
          <Conversion row={row} draft={draft} onChange={onChange} />
        )}
      </td>
      <td>
        <StateIcon state={row.state} />
      </td>
    </tr>
  );
}

function StateIcon({ state }: { state: MappingRow['state'] }) {
  const text = useText();
  const label = text(`import.row-state.${state}`);
  if (state === 'placed') return <CircleCheck size={16} className="placed" aria-label={label} />;
  if (state === 'doubtful') return <TriangleAlert size={16} className="doubtful" aria-label={label} />;
  if (state === 'missing') return <CircleAlert size={16} className="doubtful" aria-label={label} />;
  return <CircleMinus size={16} className="aside" aria-label={label} />;
}

function Conversion({ row, draft, onChange }: Props & { row: MappingRow }) {
  const text = useText();
  if (row.to === null) return null;
  const { to, conversion } = row;
  const id = `conversion.${conversion?.code}`;
  const units = unitChoices(targetField(draft.kind, to));
  return (
    <span className="row conversion">
      {conversion && row.unknown.length === 0 && (
        <span className="ellipsis">{hasMessage(id) ? text(id, conversion.params) : conversion.code}</span>
      )}
      {units.length > 1 && (
        <Select
          compact
          hideLabel
          label={text('import.unit-of', { field: row.from ?? '' })}
          value={sourceUnit(draft, row)}
          choices={units.map((unit) => ({ id: unit, label: unitText(unit) ?? unit }))}
          onChange={(unit) => isUnit(unit) && onChange(withUnit(draft, to, unit))}
        />
      )}
      {row.unknown.length > 0 && <UnknownValues row={row} to={to} draft={draft} onChange={onChange} />}
    </span>
  );
}

/** One value for every object, where the standard asks for a field that the file has not. */
function Constant({ row, draft, onChange }: Props & { row: MappingRow }) {
  const text = useText();
  const to = row.to ?? '';
  const field = targetField(draft.kind, to);
  const [typed, setTyped] = useState(row.constant ?? '');
  const label = text('import.constant-of', { field: fieldTitle(to, text) });
  const values = field?.values;
  return (
    <span className="row conversion">
      {values ? (
        <Select
          compact
          hideLabel
          label={label}
          placeholder={text('import.constant')}
          value={row.constant}
          choices={[{ id: '', label: text('value.missing') }, ...values.map((value) => ({ id: value, label: value }))]}
          onChange={(value) => onChange(withConstant(draft, to, value))}
        />
      ) : (
        <TextField
          compact
          hideLabel
          label={label}
          placeholder={text(field?.type === 'date' ? 'import.constant-date' : 'import.constant')}
          value={typed}
          onChange={setTyped}
          onBlur={() => typed.trim() !== (row.constant ?? '') && onChange(withConstant(draft, to, typed))}
          onKeyDown={(event) => event.key === 'Enter' && onChange(withConstant(draft, to, typed))}
        />
      )}
      {row.required && <span className="tag">{text('import.required')}</span>}
    </span>
  );
}
