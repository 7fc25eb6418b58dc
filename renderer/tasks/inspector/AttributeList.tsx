import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useEditing } from '../../state/editing.ts';
import { errorText } from '../../state/error-text.ts';
import { useNotices } from '../../state/notices.ts';
import { useProject } from '../../state/project.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import type { CellValue } from '../../ui/field-value.ts';
import { useText } from '../../ui/text.tsx';
import { AttributeRow } from './AttributeRow.tsx';
import { byTheme, type FormField, formFields, type ThemeGroup } from './field-rules.ts';

const NOTHING_FOLDED: ReadonlySet<string> = new Set();

/**
 * Every field of the object, to read and to edit, gathered by theme. Entrée writes and stays, Tab writes and opens the next field, Échap gives up. Fields without
 * a value fold away; those the standard requires are marked, and counted while they are missing.
 */
export function AttributeList({ sheet, layer }: { sheet: ObjectSheet; layer: LayerInfo }) {
  const text = useText();
  const readOnly = useProject((store) => store.project?.readOnly ?? true);
  const fresh = useEditing(({ fresh: made }) => made?.table === sheet.table && made.fid === sheet.fid);
  const [editing, setEditing] = useState<string | null>(null);
  const [showEmpty, setShowEmpty] = useState(fresh);
  const [folded, setFolded] = useState(NOTHING_FOLDED);
  const list = useRef<HTMLElement>(null);
  /** The row the keyboard comes back to when its editor closes. */
  const left = useRef<string | null>(null);

  useEffect(() => {
    if (editing !== null || left.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(left.current)}"] [data-edit] button`)?.focus();
    left.current = null;
  }, [editing]);

  const all = formFields(layer).map((field) => ({ ...field, editable: field.editable && !readOnly }));
  const shown = all.filter((field) => showEmpty || editing === field.name || !isEmpty(sheet.values[field.name]));
  const missing = all.filter((field) => field.required && isEmpty(sheet.values[field.name])).length;
  const groups = byTheme(shown);
  const close = (field: string): void => {
    left.current = field;
    setEditing(null);
  };
  /** Answers why the value is refused: it then stays in its field, with the reason. */
  const write = async (field: FormField, value: CellValue): Promise<string | undefined> => {
    try {
      await call('object/put', { table: sheet.table, fid: sheet.fid, values: { [field.name]: value } });
    } catch (error) {
      const reason = errorText(refusalOf(error), text);
      // Tab has left the field already
      if (!list.current?.querySelector(`[data-field="${CSS.escape(field.name)}"] input`)) useNotices.getState().refuse(refusalOf(error));
      return reason;
    }
    setEditing((now) => {
      if (now === field.name) left.current = field.name;
      return now === field.name ? null : now;
    });
    return undefined;
  };
  const step = (field: FormField, by: 1 | -1): void => {
    const open = groups.filter((group) => !folded.has(group.theme)).flatMap((group) => group.fields.filter((one) => one.editable));
    const next = open[open.findIndex((one) => one.name === field.name) + by];
    if (next) setEditing(next.name);
    else close(field.name);
  };
  const rows = (fields: readonly FormField[]) => (
    <dl>
      {fields.map((field) => (
        <AttributeRow
          key={field.name}
          sheet={sheet}
          field={field}
          editing={editing === field.name}
          onEdit={() => setEditing(field.name)}
          onWrite={(value) => write(field, value)}
          onCancel={() => close(field.name)}
          onTab={(by) => step(field, by)}
        />
      ))}
    </dl>
  );
  const toggle = ({ theme }: ThemeGroup): void => {
    const next = new Set(folded);
    if (!next.delete(theme)) next.add(theme);
    setFolded(next);
  };
  return (
    <section className="sheet-section attributes" ref={list}>
      <Checkbox checked={showEmpty} onChange={setShowEmpty}>
        <span className="small secondary">{text('inspector.show-empty')}</span>
      </Checkbox>
      {missing > 0 && <p className="small secondary attributes-missing">{text('inspector.required-missing', { count: missing })}</p>}
      {readOnly && <p className="small secondary attributes-missing">{text('inspector.read-only')}</p>}
      {groups.length < 2
        ? rows(shown)
        : groups.map((group) => (
            <div key={group.theme} className="attribute-group">
              <button type="button" className="attribute-theme" aria-expanded={!folded.has(group.theme)} onClick={() => toggle(group)}>
                {folded.has(group.theme) ? <ChevronRight size={14} /> : <ChevronDown size={14} />}
                <span className="grow">{text(`inspector.theme.${group.theme}`)}</span>
                <span className="micro muted number">{filled(all, group, sheet)}</span>
              </button>
              {!folded.has(group.theme) && rows(group.fields)}
            </div>
          ))}
    </section>
  );
}

/** « 3/12 »: fields of the theme that have a value. */
function filled(all: readonly FormField[], { theme }: ThemeGroup, sheet: ObjectSheet): string {
  const own = all.filter((field) => field.theme === theme);
  return `${own.filter((field) => !isEmpty(sheet.values[field.name])).length}/${own.length}`;
}

function isEmpty(value: CellValue | undefined): boolean {
  return value === null || value === undefined || value === '';
}
