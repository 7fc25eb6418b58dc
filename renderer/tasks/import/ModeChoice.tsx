import { IMPORT_MODES } from '../../../shared/domain/import.ts';
import { useLayers } from '../../state/project.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useText } from '../../ui/text.tsx';
import { ComparisonView } from './ComparisonView.tsx';
import type { CheckState } from './checks.ts';
import { type Draft, withChoices } from './draft.ts';

interface ModeChoiceProps {
  readonly draft: Draft;
  readonly state: CheckState | undefined;
  readonly onChange: (draft: Draft) => void;
}

/** Their rows are outlines of objects of another table: one object, not two. */
const OUTLINES_OF_OTHERS: readonly string[] = ['friches_emprises'];

/** What becomes of the objects of this kind that the project has already. */
export function ModeChoice({ draft, state, onChange }: ModeChoiceProps) {
  const text = useText();
  const layers = useLayers();
  const there = layers
    .filter((layer) => layer.kind === draft.kind && !OUTLINES_OF_OTHERS.includes(layer.table))
    .reduce((sum, layer) => sum + layer.count, 0);
  const { mode = 'append', gone = 'keep', edits = 'keep' } = draft.choices;
  if (there === 0) return null;
  const comparison = mode === 'update' ? (state?.check?.comparison ?? null) : null;
  const objects = comparison?.tables.filter(({ table }) => !OUTLINES_OF_OTHERS.includes(table)) ?? [];
  const missing = objects.reduce((sum, table) => sum + table.gone, 0);
  const edited = comparison?.tables.reduce((sum, table) => sum + table.edits, 0) ?? 0;
  return (
    <section className="mode-choice">
      <h3>
        <span className="grow">{text('import.there-already', { count: there, kind: text(`kind.${draft.kind}`) })}</span>
        <Segmented
          label={text('import.mode')}
          value={mode}
          choices={IMPORT_MODES.map((id) => ({ id, label: text(`import.mode-short.${id}`) }))}
          onChange={(id) => onChange(withChoices(draft, { mode: IMPORT_MODES.find((one) => one === id) ?? 'append' }))}
        />
      </h3>
      <p className="small secondary">{text(`import.mode-hint.${mode}`)}</p>
      {mode === 'update' && (
        <div className="row update-choices">
          <Checkbox checked={gone === 'delete'} onChange={(on) => onChange(withChoices(draft, { gone: on ? 'delete' : undefined }))}>
            <span>{text('import.gone-delete', { count: missing, known: comparison !== null })}</span>
          </Checkbox>
          {(edited > 0 || edits === 'replace') && (
            <Checkbox checked={edits === 'replace'} onChange={(on) => onChange(withChoices(draft, { edits: on ? 'replace' : undefined }))}>
              <span>{text('import.edits-replace', { count: edited })}</span>
            </Checkbox>
          )}
        </div>
      )}
      {comparison && <ComparisonView comparison={comparison} gone={gone} />}
    </section>
  );
}
