import { knownVariable } from '../../../../shared/cartography/page/page-variables.ts';
import { variablesIn } from '../../../../shared/cartography/page/variables.ts';
import { PAGE_SIZES_MM, type Page, type PageFormat, pageSize_mm } from '../../../../shared/domain/layout.ts';
import type { PageLayout } from '../../../../shared/domain/page-layout.ts';
import { useProject } from '../../../state/project.ts';
import { LinkButton } from '../../../ui/Button.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useText } from '../../../ui/text.tsx';
import { tenth } from '../boxes.ts';
import { changePage } from '../change.ts';
import { resizedPage } from '../page-size.ts';
import { ColourBox } from './ColourBox.tsx';
import { NumberBox } from './NumberBox.tsx';
import { ChoiceRow, Row, Rows, Section } from './Section.tsx';
import { WordsBox } from './WordsBox.tsx';

/** Words of the page that texts repeat; those that no text of the page asks for are not offered. */
const WORDS = ['titre', 'sous-titre', 'realisation', 'contact', 'date', 'date-arrete'] as const;
const LEAST_MM = 50;
const MOST_MM = 3000;

/** The sheet itself: shown while nothing on it is chosen. */
export function PageSection({ layout, disabled }: { layout: PageLayout; disabled: boolean }) {
  const text = useText();
  const project = useProject((store) => store.project);
  const [width, height] = pageSize_mm(layout.page);
  const setPage = (page: Page): void => changePage(resizedPage(layout, page), text);
  const format = layout.page.format;
  const landscape = width > height;
  const word = (name: string, value: string): void => {
    const { [name]: _, ...others } = layout.variables;
    changePage({ variables: value.trim() === '' ? others : { ...others, [name]: value.trim() } }, text);
  };
  const asked = new Set(layout.items.flatMap((item) => (item.type === 'text' ? variablesIn(item.text).map(knownVariable) : [])));
  const words = WORDS.filter((name) => asked.has(name) || (layout.variables[name] ?? '') !== '');
  const ofProject: Readonly<Record<string, string>> = {
    titre: project?.name ?? '',
    realisation: project?.realisation ?? '',
    contact: project?.contact ?? '',
  };
  return (
    <>
      <Section title={text('layout.paper')}>
        <Rows>
          <Row name={text('layout.format')}>
            <Select
              compact
              hideLabel
              label={text('layout.format')}
              value={format}
              choices={[...Object.keys(PAGE_SIZES_MM), 'custom'].map((id) => ({ id, label: id === 'custom' ? text('layout.custom') : id }))}
              disabled={disabled}
              onChange={(id) =>
                setPage(
                  id === 'custom'
                    ? { format: 'custom', width_mm: width, height_mm: height }
                    : { format: id as PageFormat, orientation: landscape ? 'landscape' : 'portrait' },
                )
              }
            />
          </Row>
          {layout.page.format === 'custom' ? (
            <Row name={text('layout.dimensions')}>
              <NumberBox
                label={text('layout.width')}
                prefix={text('layout.width-letter')}
                unit="mm"
                least={LEAST_MM}
                most={MOST_MM}
                value={width}
                disabled={disabled}
                onChange={(value) => setPage({ format: 'custom', width_mm: value, height_mm: height })}
              />
              <NumberBox
                label={text('layout.height')}
                prefix={text('layout.height-letter')}
                unit="mm"
                least={LEAST_MM}
                most={MOST_MM}
                value={height}
                disabled={disabled}
                onChange={(value) => setPage({ format: 'custom', width_mm: width, height_mm: value })}
              />
            </Row>
          ) : (
            <Row name={text('layout.orientation')}>
              <Segmented
                label={text('layout.orientation')}
                value={layout.page.orientation}
                choices={(['portrait', 'landscape'] as const).map((id) => ({ id, label: text(`layout.orientation.${id}`) }))}
                onChange={(id) => !disabled && setPage({ format: format as PageFormat, orientation: id as 'portrait' | 'landscape' })}
              />
            </Row>
          )}
          <Row name={text('layout.margin')}>
            <NumberBox
              label={text('layout.margin')}
              unit="mm"
              least={0}
              most={300}
              value={layout.margin_mm}
              disabled={disabled}
              onChange={(margin_mm) => changePage({ margin_mm }, text)}
            />
          </Row>
          <Row name={text('layout.background')}>
            <ColourBox
              label={text('layout.background')}
              value={layout.background}
              disabled={disabled}
              onChange={(background) => background && changePage({ background }, text)}
            />
          </Row>
          <ChoiceRow
            name={text('layout.language')}
            value={layout.language}
            choices={(['fr', 'en'] as const).map((id) => ({ id, label: text(`layout.language.${id}`) }))}
            disabled={disabled}
            onChange={(language) => changePage({ language: language as 'fr' | 'en' }, text)}
          />
          <Row name={text('layout.guides')}>
            {(['x', 'y'] as const).map((axis) => (
              <NumberBox
                key={axis}
                label={text(`layout.add-guide.${axis}`)}
                prefix={axis.toUpperCase()}
                unit="mm"
                step={0}
                least={0}
                most={axis === 'x' ? width : height}
                value={null}
                placeholder={text('layout.add-guide')}
                disabled={disabled}
                onChange={(at_mm) => changePage({ guides: [...layout.guides, { axis, at_mm: tenth(at_mm) }] }, text)}
              />
            ))}
          </Row>
        </Rows>
        {layout.guides.length > 0 && !disabled && (
          <p className="small">
            <LinkButton onPress={() => changePage({ guides: [] }, text)}>
              {text('layout.remove-guides', { count: layout.guides.length })}
            </LinkButton>
          </p>
        )}
      </Section>
      {words.length > 0 && (
        <Section title={text('layout.page-words')}>
          <Rows>
            {words.map((name) => (
              <Row key={name} name={text(`layout.variable.${name}`)}>
                <WordsBox
                  label={text(`layout.variable.${name}`)}
                  value={layout.variables[name] ?? ''}
                  most={2000}
                  disabled={disabled}
                  placeholder={name.startsWith('date') ? text('layout.word-date') : ofProject[name] || text('layout.none')}
                  onChange={(value) => word(name, value)}
                />
              </Row>
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}
