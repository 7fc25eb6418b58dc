import { Banner } from '../../ui/Banner.tsx';
import { LinkButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/format.ts';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { useText } from '../../ui/text.tsx';
import { crsText } from './crs-text.ts';
import { axesSwapped, crsOf, type Draft, epsgOf, IMPORT_CRS, withChoices } from './draft.ts';

/** The system found and how, the likely ones to choose from, all others by name; the order of the axes. */
export function CrsChoice({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const text = useText();
  const format = useFormat();
  const { proposal, choices } = draft;
  const crs = crsOf(draft);
  const likely = proposal.crsChoices.flatMap(({ code }) => epsgOf(code) ?? []);
  const systems = [...new Set([...likely, ...(crs === null ? [] : [crs]), ...IMPORT_CRS])];
  const accuracy_m = proposal.crsChoices.find(({ code }) => epsgOf(code) === crs)?.accuracy_m ?? null;
  return (
    <section className="choice-block">
      <h3>{text('import.crs')}</h3>
      <p className="finding">
        {proposal.crs ? (
          <>
            <b>{crsText(epsgOf(proposal.crs.code) ?? 0, text)}</b>, {text(`import.how.${proposal.crs.how}`)}
          </>
        ) : (
          text('import.crs-none')
        )}
      </p>
      <div className="row">
        <SearchPicker
          label={text('import.crs-change')}
          compact={false}
          value={crs === null ? null : String(crs)}
          placeholder={text('import.crs-choose')}
          warning={crs === null && proposal.geometry !== 'none'}
          choices={systems.map((epsg) => ({
            id: String(epsg),
            label: crsText(epsg, text),
            ...(likely.includes(epsg) ? { detail: text('import.crs-likely') } : {}),
          }))}
          onChange={(id) => onChange(withChoices(draft, { crs: Number(id), swapAxes: undefined }))}
        />
        {choices.crs !== undefined && (
          <LinkButton onPress={() => onChange(withChoices(draft, { crs: undefined, swapAxes: undefined }))}>
            {text('import.crs-as-found')}
          </LinkButton>
        )}
      </div>
      {accuracy_m !== null && (
        <p className="small secondary">{text('import.crs-accuracy', { accuracy: format.number(accuracy_m, accuracy_m < 1 ? 1 : 0) })}</p>
      )}
      <Checkbox checked={axesSwapped(draft)} onChange={(swapAxes) => onChange(withChoices(draft, { swapAxes }))}>
        <span className="small">{text('import.swap-axes')}</span>
      </Checkbox>
      {choices.crs !== undefined && proposal.crs !== null && proposal.crs.how === 'given' && proposal.extent === null && (
        <Banner tone="warning">{text('import.crs-no-place')}</Banner>
      )}
    </section>
  );
}
