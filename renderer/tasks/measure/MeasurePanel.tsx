import { Copy, RotateCcw, X } from 'lucide-react';
import type { Measure } from '../../../shared/domain/selecting.ts';
import { formatAzimuth, formatMeasuredArea, formatMeasuredLength } from '../../../shared/format/quantities.ts';
import type { MeasureToolId } from '../../map/tools/tool.ts';
import { useNotices } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { copyToClipboard } from '../clipboard.ts';
import { useMeasure } from './model.ts';
import { measureText } from './words.ts';
import './measure.css';

interface MeasurePanelProps {
  readonly tool: MeasureToolId;
  readonly onRestart: () => void;
  readonly onClose: () => void;
}

/** The figures of what is measured, how they are made, and their way out. */
export function MeasurePanel({ tool, onRestart, onClose }: MeasurePanelProps) {
  const text = useText();
  const language = useLanguage();
  const { sketch, result, lonLat } = useMeasure();
  const shown = sketch?.tool === tool ? result : null;
  const copy = (): void => {
    if (!sketch || !shown) return;
    if (copyToClipboard({ 'text/plain': measureText(sketch, shown, lonLat, language, text) }))
      useNotices.getState().toast('measure.copied');
  };
  return (
    <section className="tool-panel measure-panel" aria-label={text('measure.result')} data-testid="measure-panel" data-help="measure">
      <header className="row">
        <h2 className="grow">{text(`measure.title.${tool}`)}</h2>
        <IconButton compact icon={X} label={text('measure.close')} shortcut="Escape" onPress={onClose} />
      </header>
      {shown && shown.segments.length > 0 ? (
        <>
          <Figures tool={tool} result={shown} />
          {tool !== 'measure-azimuth' && shown.segments.length > 1 && <Segments result={shown} />}
          <p className="micro muted">{methodOf(tool, shown, text)}</p>
          <footer className="row">
            <Button size="compact" icon={Copy} onPress={copy} data-testid="measure-copy">
              {text('measure.copy')}
            </Button>
            <Button size="compact" look="discreet" icon={RotateCcw} onPress={onRestart}>
              {text('measure.clear')}
            </Button>
          </footer>
        </>
      ) : (
        <>
          <p className="small muted">{text(tool === 'measure-azimuth' ? 'measure.empty-azimuth' : 'measure.empty')}</p>
          <p className="micro muted">{text('measure.keyboard')}</p>
        </>
      )}
    </section>
  );
}

function methodOf(tool: MeasureToolId, { area }: Measure, text: ReturnType<typeof useText>): string {
  if (tool !== 'measure-area' || !area) return text('measure.method.length');
  return area.epsg === null ? text('measure.method.area-alone') : text('measure.method.area', { crs: text(`crs.short.${area.epsg}`) });
}

function Figures({ tool, result }: { tool: MeasureToolId; result: Measure }) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const length = (metres: number): string => formatMeasuredLength(metres, language);
  const area = (area_m2: number): string => formatMeasuredArea(area_m2, language);
  const [first] = result.segments;
  if (tool === 'measure-azimuth' && first) {
    return (
      <dl className="measure-figures">
        <Figure name={text('measure.azimuth')} value={formatAzimuth(first.azimuth, language, 4)} main />
        <Figure name={text('measure.azimuth-back')} value={formatAzimuth((first.azimuthAtEnd + 180) % 360, language, 4)} />
        <Figure name={text('measure.distance')} value={length(result.length_m)} />
      </dl>
    );
  }
  if (tool === 'measure-length') {
    return (
      <dl className="measure-figures">
        <Figure name={text('measure.total')} value={length(result.length_m)} main />
        {result.segments.length === 1 && first && <Figure name={text('measure.azimuth')} value={formatAzimuth(first.azimuth, language)} />}
      </dl>
    );
  }
  const gap = result.area?.projection_m2 == null ? null : result.area.projection_m2 / result.area.ellipsoid_m2 - 1;
  return (
    <dl className="measure-figures">
      {result.area && <Figure name={text('measure.area.ellipsoid')} value={area(result.area.ellipsoid_m2)} main />}
      {result.area?.projection_m2 != null && (
        <Figure
          name={text('measure.area.projection')}
          value={area(result.area.projection_m2)}
          note={gap === null ? '' : text('measure.area.gap', { gap: format.percent(gap, 2) })}
        />
      )}
      {result.crosses && <p className="small danger">{text('measure.crosses')}</p>}
      <Figure name={text('measure.perimeter')} value={length(result.length_m)} />
    </dl>
  );
}

function Figure({ name, value, note, main }: { name: string; value: string; note?: string; main?: boolean }) {
  return (
    <div className={main ? 'main' : ''}>
      <dt>{name}</dt>
      <dd className="number selectable">
        {value}
        {note && <span className="micro muted"> {note}</span>}
      </dd>
    </div>
  );
}

function Segments({ result }: { result: Measure }) {
  const text = useText();
  const language = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, by keyboard too
    <section className="measure-segments" tabIndex={0} aria-label={text('measure.segments')}>
      <table>
        <thead>
          <tr>
            <th>{text('measure.segment')}</th>
            <th className="right">{text('measure.segment-length')}</th>
            <th className="right">{text('measure.segment-azimuth')}</th>
          </tr>
        </thead>
        <tbody>
          {result.segments.map((segment, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a segment is known by its place alone
            <tr key={index}>
              <td className="number">{index + 1}</td>
              <td className="number right">{formatMeasuredLength(segment.length_m, language)}</td>
              <td className="number right">{formatAzimuth(segment.azimuth, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
