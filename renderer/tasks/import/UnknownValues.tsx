import { Button, LinkButton } from '../../ui/Button.tsx';
import { fieldTitle, valueName } from '../../ui/field-value.ts';
import { Popover } from '../../ui/Popover.tsx';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { useText } from '../../ui/text.tsx';
import type { Draft } from './draft.ts';
import { type MappingRow, targetField, withValue } from './mapping-rows.ts';

const KEPT = '(kept)';
const NONE = '(none)';
const SHOWN = 12;

interface UnknownValuesProps {
  readonly row: MappingRow;
  readonly to: string;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** Values that the list of the target does not know: each becomes one of the list, nothing, or stays as it is. The nearest one is offered first. */
export function UnknownValues({ row, to, draft, onChange }: UnknownValuesProps) {
  const text = useText();
  const [first] = row.unknown;
  const list = targetField(draft.kind, to)?.values ?? [];
  const offered = row.unknown.filter(({ suggestion }) => suggestion !== null);
  if (!first) return null;
  const decide = (value: string, id: string): void => onChange(withValue(draft, to, value, id === KEPT ? null : id === NONE ? '' : id));
  const takeOffers = (): void => onChange(offered.reduce((next, { value, suggestion }) => withValue(next, to, value, suggestion), draft));
  return (
    <Popover
      label={text('import.unknown-title', { field: fieldTitle(to, text) })}
      placement="bottom end"
      width={420}
      trigger={
        <LinkButton data-testid="unknown-values">{text('import.treat', { value: first.value, more: row.unknown.length - 1 })}</LinkButton>
      }
    >
      {(close) => (
        <div className="unknown-values">
          <h3>{text('import.unknown-title', { field: fieldTitle(to, text) })}</h3>
          <p className="small secondary">{text('import.unknown-hint')}</p>
          <ul>
            {row.unknown.slice(0, SHOWN).map(({ value, count, suggestion }) => (
              <li key={value}>
                <span className="ellipsis" title={value}>
                  {value} <span className="muted number">{text('import.times', { count })}</span>
                </span>
                <SearchPicker
                  label={text('import.value-becomes', { value })}
                  value={KEPT}
                  choices={[
                    { id: KEPT, label: text('import.value-kept'), apart: true },
                    { id: NONE, label: text('import.value-none'), apart: true },
                    ...[...(suggestion === null ? [] : [suggestion]), ...list.filter((one) => one !== suggestion)].map((one) => ({
                      id: one,
                      label: valueName(to, one, text),
                      ...(one === suggestion ? { detail: text('import.suggested') } : {}),
                    })),
                  ]}
                  onChange={(id) => decide(value, id)}
                />
              </li>
            ))}
          </ul>
          {row.unknown.length > SHOWN && (
            <p className="small muted">{text('import.unknown-more', { count: row.unknown.length - SHOWN })}</p>
          )}
          <div className="row">
            {offered.length > 0 && (
              <Button size="compact" onPress={takeOffers}>
                {text('import.take-suggestions', { count: offered.length })}
              </Button>
            )}
            <span className="grow" />
            <Button size="compact" look="primary" onPress={close}>
              {text('action.close')}
            </Button>
          </div>
        </div>
      )}
    </Popover>
  );
}
