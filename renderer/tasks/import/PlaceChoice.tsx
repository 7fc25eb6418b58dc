import { JOIN_LAYERS, type Join } from '../../../shared/domain/import.ts';
import { useLayers } from '../../state/project.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { type Draft, withChoices } from './draft.ts';

/** Where the objects take their place from, where it is not a geometry of the format; a code of the project's own objects can give it. */
export function PlaceChoice({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const text = useText();
  const layers = useLayers();
  const { place, fields } = draft.proposal;
  const join = draft.choices.join ?? null;
  const proposed = draft.proposal.join;
  if (place.how === 'geometry' && join === null && proposed === null) return null;
  const change = (part: Partial<Join>): void => {
    const column = join?.column ?? fields[0]?.from ?? '';
    onChange(withChoices(draft, { join: { column, with: 'communes', as: 'outline', ...proposed, ...join, ...part } }));
  };
  const target = join ? layers.find((layer) => layer.table === join.with) : undefined;
  const empty = join !== null && (target === undefined || target.count === 0);
  return (
    <section className="choice-block">
      <h3>{text('import.place')}</h3>
      <p className="finding">{text(`import.place.${place.how}`, { columns: place.columns.join(', ') })}</p>
      {(place.how === 'none' || place.how === 'join') && (
        <>
          <Checkbox
            checked={join !== null}
            onChange={(wanted) => (wanted ? change({}) : onChange(withChoices(draft, { join: undefined })))}
          >
            <span>{text('import.join')}</span>
          </Checkbox>
          {join && (
            <div className="join-fields">
              <SearchPicker
                label={text('import.join-column')}
                value={join.column}
                choices={fields.map(({ from, example }) => ({ id: from, label: from, detail: example.slice(0, 24) }))}
                onChange={(column) => change({ column })}
              />
              <Select
                compact
                hideLabel
                label={text('import.join-with')}
                value={join.with}
                warning={empty}
                choices={JOIN_LAYERS.map((id) => ({ id, label: text(`layer.${id}`) }))}
                onChange={(id) => change({ with: id as Join['with'] })}
              />
              <Segmented
                label={text('import.join-as')}
                value={join.as}
                choices={(['outline', 'point'] as const).map((id) => ({ id, label: text(`import.join-as.${id}`) }))}
                onChange={(id) => change({ as: id as Join['as'] })}
              />
            </div>
          )}
          {empty && join && <Banner tone="warning">{text('import.join-empty', { layer: join.with })}</Banner>}
        </>
      )}
    </section>
  );
}
