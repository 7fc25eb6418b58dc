import { type PageSeries, pageSeriesSchema } from '../../../../shared/domain/atlas.ts';
import { errorText } from '../../../state/error-text.ts';
import { useLayers } from '../../../state/project.ts';
import { useSelection } from '../../../state/selection.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { LinkButton } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { SearchPicker } from '../../../ui/SearchPicker.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useText } from '../../../ui/text.tsx';
import { chosenOf, type Series, setSeries } from '../series.ts';
import { Row, Rows, Section } from './Section.tsx';
import { WordsBox } from './WordsBox.tsx';
import { layerTitle, namedFields } from './words.ts';

const NONE = '-';
const NOBODY = new Float64Array();

/** One page for each object of a layer: which objects, in which order, and how many pages that makes, before anything is drawn. Kept with the page. */
export function SeriesSection({ series: { choice, plan, failure } }: { series: Series }) {
  const text = useText();
  const layers = useLayers().filter(({ count, geometry }) => count > 0 && geometry !== null);
  const layer = layers.find((one) => one.id === choice?.layer);
  const selected = useSelection((selection) => (layer ? (selection.sets[layer.table] ?? NOBODY) : NOBODY));
  const change = (part: Partial<PageSeries>): void => {
    if (choice) setSeries({ ...choice, ...part });
  };
  const [sort] = choice?.sort ?? [];
  const kept = choice?.which === 'selection' ? choice.fids : null;
  const isOther =
    kept !== null && selected.length > 0 && (kept.length !== selected.length || [...selected].some((fid) => !kept.includes(fid)));
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
              onChange={(chosen) => setSeries(chosen === NONE ? null : pageSeriesSchema.parse({ layer: chosen, form: choice?.form }))}
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
                    { id: 'selection', label: text('layout.series.selection', { count: kept?.length ?? selected.length }) },
                    { id: 'filter', label: text('layout.series.filter') },
                  ]}
                  onChange={(which) =>
                    change({ which: which as PageSeries['which'], ...(which === 'selection' ? { fids: [...chosenOf(choice.layer)] } : {}) })
                  }
                />
              </Row>
              {isOther && (
                <Row name="">
                  <LinkButton onPress={() => change({ fids: [...chosenOf(choice.layer)] })}>
                    {text('layout.series.selection-again', { count: selected.length })}
                  </LinkButton>
                </Row>
              )}
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
              <Row name={text('layout.sort')}>
                <SearchPicker
                  label={text('layout.sort')}
                  value={sort?.field ?? NONE}
                  choices={[
                    { id: NONE, label: text('layout.series.by-name'), apart: true },
                    ...namedFields(layer, text, sort ? [sort.field] : []),
                  ]}
                  onChange={(field) => change({ sort: field === NONE ? [] : [{ field, descending: sort?.descending ?? false }] })}
                />
              </Row>
              {sort && (
                <Row name="">
                  <Checkbox checked={sort.descending} onChange={(descending) => change({ sort: [{ ...sort, descending }] })}>
                    {text('layout.descending')}
                  </Checkbox>
                </Row>
              )}
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
