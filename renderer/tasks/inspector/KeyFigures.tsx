import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import type { SiteFigures } from '../../../shared/domain/site.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { useProject } from '../../state/project.ts';
import { type Format, useFormat } from '../../ui/format.ts';
import { Provenance } from '../../ui/Provenance.tsx';
import { useText } from '../../ui/text.tsx';
import { FricheBar } from './FricheBar.tsx';
import { calculatedFacts, importedFacts } from './provenance-facts.ts';

/** Computed and declared values stand together with their gap, never merged. */
export function KeyFigures({ sheet, site }: { sheet: ObjectSheet; site: SiteFigures }) {
  const text = useText();
  const format = useFormat();
  const methode = useProject((store) => store.project?.methodeSurface ?? 'projection_legale');
  // before any analysis, the outline itself has an area
  const measured_ha = sheet.surface_ha;
  const analysis = (code: string) => sheet.analyses.find((one) => one.code === code);
  const { surface_ha, surface_declaree_ha: declared, surface_ellipsoide_ha, surface_projection_ha, friche_ha, friche_part } = site;
  const edited = sheet.edited.includes('surface_declaree_ha');
  const areaTitle = text('figure.surface');
  const fricheTitle = text('figure.friche');
  const other = methode === 'ellipsoide' ? surface_projection_ha : surface_ellipsoide_ha;
  const areaFacts = calculatedFacts(analysis('surface'), text(`method.surface.${methode}`), text, format);
  if (other !== null)
    areaFacts.push({ name: text(methode === 'ellipsoide' ? 'figure.projection' : 'figure.ellipsoide'), value: format.hectares(other, 2) });
  if (surface_ha !== null) areaFacts.push({ name: text('provenance.precision'), value: text('provenance.precision.area') });
  return (
    <section className="sheet-section">
      <div className="key-figures">
        <div>
          <h3>
            {areaTitle}
            {surface_ha !== null && (
              <Provenance
                origin="calculated"
                title={text('provenance.figure', { name: areaTitle, value: format.hectares(surface_ha, 2) })}
                facts={areaFacts}
              />
            )}
          </h3>
          <div className="key-value number" data-testid="figure-surface">
            {surface_ha !== null ? (
              format.hectares(surface_ha)
            ) : measured_ha !== null ? (
              format.hectares(measured_ha)
            ) : (
              <span className="missing">{text('value.not-computed')}</span>
            )}
          </div>
          {surface_ha === null && measured_ha !== null && (
            <p className="micro muted">{text('figure.measured', { method: text(`drawing.method.${methode}`) })}</p>
          )}
          {declared !== null && (
            <div className="micro muted number declared">
              {text('figure.declared', { value: format.hectares(declared) })}
              <Provenance
                origin={edited ? 'entered' : 'imported'}
                title={text('provenance.figure', { name: text('figure.declared-area'), value: format.hectares(declared, 2) })}
                facts={importedFacts(sheet.source, text, format)}
              />
              {surface_ha !== null && surface_ha > 0 && <p>{gapText(declared, surface_ha, text, format)}</p>}
            </div>
          )}
        </div>
        <div>
          <h3>
            {fricheTitle}
            {friche_part !== null && (
              <Provenance
                origin="calculated"
                title={text('provenance.figure', { name: fricheTitle, value: format.percent(friche_part, 1) })}
                facts={calculatedFacts(analysis('recyclage'), text('analysis.recyclage.method'), text, format)}
              />
            )}
          </h3>
          <div className="key-value number" data-testid="figure-friche">
            {friche_part === null ? <span className="missing">{text('value.not-computed')}</span> : format.percent(friche_part)}
          </div>
          {friche_ha !== null && surface_ha !== null && (
            <div className="micro muted number">
              {text('figure.part-of', { part: format.hectares(friche_ha), whole: format.hectares(surface_ha) })}
            </div>
          )}
        </div>
      </div>
      {friche_ha !== null && surface_ha !== null && surface_ha > 0 && <FricheBar friche_ha={friche_ha} surface_ha={surface_ha} />}
      {site.recyclage !== null && <p className="small secondary">{text(site.recyclage ? 'figure.recycling' : 'figure.no-recycling')}</p>}
    </section>
  );
}

/** Declared less computed, as in the column `surface_ecart_ha`, and against the computed area; said to be none when it rounds to 0. */
export function gapText(declared_ha: number, surface_ha: number, text: Translate, format: Format): string {
  const gap_ha = declared_ha - surface_ha;
  const value = format.hectares(Math.abs(gap_ha));
  if (value === format.hectares(0)) return text('figure.gap-none');
  const share = format.percent(gap_ha / surface_ha, 1);
  return text(gap_ha > 0 ? 'figure.gap-more' : 'figure.gap-less', { value, share: gap_ha > 0 ? `+${share}` : share });
}
