import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import { useSelection } from '../../state/selection.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

const MOST_SHOWN = 12;

/** The parcels a site is made of, by their codes; those that the project has can be selected on the map. */
export function LinkedParcels({ parcels }: { parcels: ObjectSheet['parcelles'] }) {
  const text = useText();
  const format = useFormat();
  if (parcels.length === 0) return null;
  const known = parcels.flatMap(({ fid }) => (fid === null ? [] : [fid]));
  return (
    <section className="sheet-section" data-testid="linked-parcels">
      <h3 className="row">
        <span className="grow">{text('figure.parcels', { count: parcels.length })}</span>
        {known.length > 0 && (
          <LinkButton onPress={() => useSelection.getState().select('parcelles', known, 'map')}>{text('figure.parcels-select')}</LinkButton>
        )}
      </h3>
      <ul className="linked-parcels number small">
        {parcels.slice(0, MOST_SHOWN).map(({ idu, fid, part }) => (
          <li key={idu} className="row">
            <span className="grow selectable">{idu}</span>
            {fid === null && <span className="muted">{text('figure.parcels-unknown')}</span>}
            {part !== null && part < 1 && <span className="secondary">{format.percent(part)}</span>}
          </li>
        ))}
      </ul>
      {parcels.length > MOST_SHOWN && <p className="small muted">{text('figure.parcels-more', { count: parcels.length - MOST_SHOWN })}</p>}
    </section>
  );
}
