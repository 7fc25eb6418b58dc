import { errorText } from '../../../state/error-text.ts';
import type { SeriesChoice } from '../../../state/layout.ts';
import { useLayers } from '../../../state/project.ts';
import { useSelection } from '../../../state/selection.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { SearchPicker } from '../../../ui/SearchPicker.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useText } from '../../../ui/text.tsx';
import { type Series, setSeries } from '../series.ts';
import { Row, Rows, Section } from './Section.tsx';
import { WordsBox } from './WordsBox.tsx';
import { layerTitle, namedFields } from './words.ts';

const NONE = '-';

/** One page for each object of a layer: which objects, and how many pages that makes, before anything is drawn. */
export function SeriesSection({ id, series: { choice, plan, failure } }: { id: string; series: Series }) {
  const text = useText();
  const layers = useLayers().filter(({ count, geometry }) => count > 0 && geometry !== null);
  const layer = layers.find((one) => one.id === choice?.layer);
  const selected = useSelection((selection) => (layer ? (selection.sets[layer.table]?.length ?? 0) : 0));
  const change = (part: Partial<SeriesChoice>): void => {
    if (choice) setSeries(id, { ...choice, ...part });
  };
  return (
    <div data-series>
      <Section
        title={text('layout.series')}
        aside={
          plan && (
            <span className="tag accent" data-testid="series-count">
              {text('layout.series.count', { count: plan.pages.length })}
            </span>
          )
        }
      >
        <Rows>
          <Row name={text('layout.series.layer')}>
            <SearchPicker
              label={text('layout.series.layer')}
              value={choice?.layer ?? NONE}
              choices={[
                { id: NONE, label: text('layout.series.none'), apart: true },
                ...layers.map((one) => ({ id: one.id, label: layerTitle(one, text) })),
              ]}
              onChange={(chosen) => setSeries(id, chosen === NONE ? null : { layer: chosen, by: null, which: 'all', where: '' })}
            />
          </Row>
          {choice && layer && (
            <>
              <Row name={text('layout.series.which')}>
                <Select
                  compact
                  hideLabel
                  label={text('layout.series.which')}
                  value={choice.which}
                  choices={[
                    { id: 'all', label: text('layout.series.all') },
                    { id: 'selection', label: text('layout.series.selection', { count: selected }) },
                    { id: 'filter', label: text('layout.series.filter') },
                  ]}
                  onChange={(which) => change({ which: which as SeriesChoice['which'] })}
                />
              </Row>
              {choice.which === 'filter' && (
                <Row name={text('layout.where')}>
                  <WordsBox
                    label={text('layout.where')}
                    most={4000}
                    value={choice.where}
                    placeholder={text('layout.where-example')}
                    onChange={(where) => change({ where })}
                  />
                </Row>
              )}
              <Row name={text('layout.series.by')}>
                <SearchPicker
                  label={text('layout.series.by')}
                  value={choice.by ?? NONE}
                  choices={[
                    { id: NONE, label: text('layout.series.by-none'), apart: true },
                    ...namedFields(layer, text, choice.by === null ? [] : [choice.by]).filter(({ id: name }) => name !== 'fid'),
                  ]}
                  onChange={(by) => change({ by: by === NONE ? null : by })}
                />
              </Row>
            </>
          )}
        </Rows>
        {!choice && <p className="micro muted said">{text('layout.series.hint')}</p>}
        {failure && (
          <div className="series-said">
            <Banner tone="warning">{errorText(failure, text)}</Banner>
          </div>
        )}
        {plan && plan.withoutPlace > 0 && (
          <p className="micro muted said">{text('layout.series.without-place', { count: plan.withoutPlace })}</p>
        )}
      </Section>
    </div>
  );
}
