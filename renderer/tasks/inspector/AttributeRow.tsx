import { Pencil } from 'lucide-react';
import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import { type CellValue, fieldTitle, unitText, valueText } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Provenance } from '../../ui/Provenance.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { ValueEditor } from '../../ui/ValueEditor.tsx';
import { codeProblem, type FormField } from './field-rules.ts';
import { importedFacts } from './provenance-facts.ts';

interface AttributeRowProps {
  readonly sheet: ObjectSheet;
  readonly field: FormField;
  readonly editing: boolean;
  readonly onEdit: () => void;
  readonly onWrite: (value: CellValue) => Promise<string | undefined>;
  readonly onCancel: () => void;
  readonly onTab: (step: 1 | -1) => void;
}

/** One field: its title, its value and where that comes from, or its editor. */
export function AttributeRow({ sheet, field, editing, onEdit, onWrite, onCancel, onTab }: AttributeRowProps) {
  const text = useText();
  const language = useLanguage();
  const format = useFormat();
  const value = sheet.values[field.name] ?? null;
  const shown = valueText(value, field, language, text);
  const title = fieldTitle(field.name, text);
  const unit = unitText(field.unit);
  const edited = sheet.edited.includes(field.name);
  /** A value typed over keeps what the source said. */
  const before = edited && field.name in sheet.imported ? valueText(sheet.imported[field.name] ?? null, field, language, text) : undefined;
  const wasImported = before === undefined ? [] : [{ name: text('provenance.imported-value'), value: before ?? text('value.missing') }];
  const check = (typed: CellValue): string | null => {
    const problem = codeProblem(field, typed);
    return problem && text(problem, { most: field.maxLength ?? 0 });
  };
  return (
    <div data-field={field.name} className={editing ? 'editing' : ''}>
      <dt>
        {title}
        {field.required && (
          <span className="required" role="img" aria-label={text('inspector.required')} title={text('inspector.required')}>
            *
          </span>
        )}
      </dt>
      <dd>
        {editing ? (
          <div className="attribute-editor">
            <span className="row">
              <ValueEditor
                field={{ ...field, title }}
                value={value}
                searchable
                check={check}
                onCommit={onWrite}
                onCancel={onCancel}
                onTab={onTab}
              />
              {unit && <span className="unit">{unit}</span>}
            </span>
            {field.multiple && <span className="micro muted">{text('inspector.several')}</span>}
          </div>
        ) : (
          <>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same */}
            <span className={`grow selectable${shown === null ? ' missing' : ''}`} onDoubleClick={() => field.editable && onEdit()}>
              {shown ?? text('value.missing')}
              {shown !== null && unit ? `\u00a0${unit}` : ''}
            </span>
            {shown !== null && (
              <Provenance
                origin={edited || sheet.source === null ? 'entered' : 'imported'}
                title={text('provenance.figure', { name: title, value: shown })}
                facts={[...wasImported, ...importedFacts(sheet.source, text, format)]}
              />
            )}
            {field.editable && (
              <span data-edit>
                <IconButton compact icon={Pencil} label={text('inspector.edit', { field: title })} onPress={onEdit} />
              </span>
            )}
          </>
        )}
      </dd>
    </div>
  );
}
