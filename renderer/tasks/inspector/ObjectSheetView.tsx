import type { ReactNode } from 'react';
import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useProject } from '../../state/project.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { AttributeList } from './AttributeList.tsx';
import { SheetHead } from './SheetHead.tsx';

const NAME_FIELDS = ['site_nom', 'nom', 'titre', 'etab_nom', 'libelle', 'name', 'NOM'];

function titleOf(sheet: ObjectSheet): string | null {
  for (const field of NAME_FIELDS) {
    const value = sheet.values[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

/** Any object that is not a site: its areas if it has some, then its attributes. */
export function ObjectSheetView({
  sheet,
  layer,
  name,
  pieces,
  onClose,
}: {
  sheet: ObjectSheet;
  layer: LayerInfo;
  name: string;
  pieces: ReactNode;
  onClose: () => void;
}) {
  const text = useText();
  const format = useFormat();
  const computed = sheet.figures['surface_ha'];
  // before any analysis, the outline itself has an area
  const surface_ha = typeof computed === 'number' ? computed : sheet.surface_ha;
  const method = useProject((store) => store.project?.methodeSurface ?? 'projection_legale');
  const number = text('inspector.number', { number: sheet.fid });
  return (
    <>
      <SheetHead kicker={name} title={titleOf(sheet) ?? number} onClose={onClose} {...(titleOf(sheet) ? { subtitle: number } : {})} />
      <div className="sheet-body">
        {surface_ha !== null && (
          <section className="sheet-section">
            <h3>{text('figure.surface')}</h3>
            <div className="key-value number">{format.hectares(surface_ha, 2)}</div>
            {computed !== surface_ha && (
              <p className="micro muted">{text('figure.measured', { method: text(`drawing.method.${method}`) })}</p>
            )}
          </section>
        )}
        <AttributeList sheet={sheet} layer={layer} />
        {pieces}
      </div>
    </>
  );
}
