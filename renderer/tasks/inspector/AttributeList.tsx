import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { type CellValue, fieldTitle, unitText, valueText } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Provenance } from '../../ui/Provenance.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { ValueEditor } from '../../ui/ValueEditor.tsx';
import { importedFacts } from './provenance-facts.ts';

/** Every field of the object, to read and to edit. Empty ones can be hidden. */
export function AttributeList({ sheet, layer }: { sheet: ObjectSheet; layer: LayerInfo }) {
  const text = useText();
  const language = useLanguage();
  const format = useFormat();
  const [editing, setEditing] = useState<string | null>(null);
  const [showEmpty, setShowEmpty] = useState(false);
  const write = async (field: string, value: CellValue): Promise<void> => {
    setEditing(null);
    try {
      await call('object/put', { table: sheet.table, fid: sheet.fid, values: { [field]: value } });
    } catch (error) {
      useNotices.getState().refuse(refusalOf(error));
    }
  };
  /** A value typed over keeps what the source said. */
  const wasImported = (field: LayerInfo['fields'][number]) => {
    if (!sheet.edited.includes(field.name) || !(field.name in sheet.imported)) return [];
    const before = valueText(sheet.imported[field.name] ?? null, field, language, text);
    return [{ name: text('provenance.imported-value'), value: before ?? text('value.missing') }];
  };
  const fields = layer.fields.filter(
    (field) => field.type !== 'json' && (showEmpty || editing === field.name || !isEmpty(sheet.values[field.name])),
  );
  return (
    <section className="sheet-section attributes">
      <Checkbox checked={showEmpty} onChange={setShowEmpty}>
        <span className="small secondary">{text('inspector.show-empty')}</span>
      </Checkbox>
      <dl>
        {fields.map((field) => {
          const value = sheet.values[field.name] ?? null;
          const shown = valueText(value, field, language, text);
          const title = fieldTitle(field.name, text);
          const unit = unitText(field.unit);
          const edited = sheet.edited.includes(field.name);
          return (
            <div key={field.name} data-field={field.name}>
              <dt>{title}</dt>
              <dd>
                {editing === field.name ? (
                  <ValueEditor
                    field={{ ...field, title }}
                    value={value}
                    onCommit={(typed) => void write(field.name, typed)}
                    onCancel={() => setEditing(null)}
                  />
                ) : (
                  <>
                    <span className={`grow selectable${shown === null ? ' missing' : ''}`}>
                      {shown ?? text('value.missing')}
                      {shown !== null && unit ? `\u00a0${unit}` : ''}
                    </span>
                    {shown !== null && (
                      <Provenance
                        origin={edited ? 'entered' : 'imported'}
                        title={text('provenance.figure', { name: title, value: shown })}
                        facts={[...wasImported(field), ...importedFacts(sheet.source, text, format)]}
                      />
                    )}
                    {field.editable && (
                      <IconButton
                        compact
                        icon={Pencil}
                        label={text('inspector.edit', { field: title })}
                        onPress={() => setEditing(field.name)}
                      />
                    )}
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function isEmpty(value: CellValue | undefined): boolean {
  return value === null || value === undefined || value === '';
}
