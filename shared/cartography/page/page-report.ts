/** What a page lacks before it may be published, and where its maps look. */
import type { LegendReport, MapItemReport, PageReport, PageWarning } from '../../domain/page-report.ts';
import type { DrawnFrame } from '../map-frame.ts';
import { discWay } from '../site-discs.ts';
import type { PageContext } from './context.ts';
import { knownVariable, shownSources } from './page-variables.ts';
import { mainMap, mapOf } from './page-views.ts';
import { variablesIn } from './variables.ts';

interface Found {
  readonly warnings: PageWarning[];
  readonly texts: Readonly<Record<string, string>>;
  readonly legends: Readonly<Record<string, LegendReport>>;
  readonly isEmpty: boolean;
}

export function pageReport(context: PageContext, { warnings, texts, legends, isEmpty }: Found): PageReport {
  const { layout, frames, views } = context;
  const isNamed = Object.values(legends).some(({ left }) => left === 0);
  const maps: Record<string, MapItemReport> = {};
  for (const [id, frame] of frames) maps[id] = mapReport(frame, isNamed);
  for (const [id, frame] of frames) mapWarnings(id, frame, maps[id] as MapItemReport, context);
  missingLayers(context);
  if (frames.size > 0) missingWords(context, texts);
  if (isEmpty) context.warn('empty-page', null, { reason: 'items' });
  else if (showsNothing(context, texts, warnings)) context.warn('empty-page', null, { reason: 'objects' });
  const main = mainMap(layout);
  return { scaleDenominator: (main && views.get(main.id)?.denominator) ?? null, maps, legends, texts, warnings: merged(warnings) };
}

function mapReport({ view, layers, labels }: DrawnFrame, isLegendWhole: boolean): MapItemReport {
  const dropped = [...labels.dropped].reduce(
    (sum, [table, count]) => sum + (isLegendWhole && discWay(table, view.denominator) === 'numbered' ? 0 : count),
    0,
  );
  return {
    epsg: view.projection.epsg,
    denominator: view.denominator,
    centre: [view.centre[0], view.centre[1]],
    extent: [view.extent[0], view.extent[1], view.extent[2], view.extent[3]],
    labelsPlaced: labels.placed,
    labelsDropped: dropped,
    objects: Object.fromEntries(layers.map(({ data, objects }) => [data.id ?? data.table, objects.length])),
  };
}

function mapWarnings(id: string, { labels, layers }: DrawnFrame, report: MapItemReport, context: PageContext): void {
  const name = mapOf(context.layout, id)?.name ?? '';
  if (report.labelsDropped > 0) {
    const dropped = [...labels.droppedNames.values()].flat();
    context.warn('labels-dropped', id, { count: report.labelsDropped, name, names: someOf(dropped) });
  }
  const small = [...labels.tooSmall.values()].flat();
  if (small.length > 0) context.warn('labels-too-small', id, { name, count: small.length, names: someOf(small) });
  const isEmpty = layers.every(({ objects }) => objects.length === 0) && !context.data.underlays.has(id);
  if (isEmpty) context.warn('nothing-drawn', id, { name });
}

/** Frames around nothing: no map has an object or a base map, and nothing else on the page says anything of the subject. */
function showsNothing({ layout, frames }: PageContext, texts: Readonly<Record<string, string>>, warnings: readonly PageWarning[]): boolean {
  const lacks = (item: string): boolean => warnings.some((warning) => warning.item === item && LACKS.includes(warning.code));
  if (frames.size === 0 || ![...frames.keys()].every(lacks)) return false;
  return !layout.items.some((item) => {
    if (item.hidden) return false;
    if (item.type === 'text') return FREE_ROLES.includes(item.role) && (texts[item.id] ?? '') !== '';
    return (item.type === 'table' || item.type === 'chart' || item.type === 'image') && !lacks(item.id);
  });
}

const LACKS: readonly string[] = ['nothing-drawn', 'layer-missing', 'table-empty', 'chart-empty', 'image-missing', 'image-unreadable'];
const FREE_ROLES: readonly string[] = ['heading', 'paragraph'];

const MOST_NAMES = 5;
const someOf = (names: readonly string[]): string => names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? '…' : '');

/** What a page names and the project lacks. */
function missingLayers({ layout, data, warn }: PageContext): void {
  for (const item of layout.items) {
    if (item.hidden) continue;
    const named =
      item.type === 'map' && item.layers !== 'project'
        ? item.layers
        : item.type === 'locator'
          ? item.layers
          : (item.type === 'table' || item.type === 'chart') && item.layer !== null
            ? [item.layer]
            : [];
    for (const layer of named) if (!data.known.has(layer)) warn('layer-missing', item.id, { layer, name: item.name });
    const territory = item.type === 'map' && item.view.type === 'territory' ? item.view.territory : null;
    if (territory !== null && !data.territories.has(territory)) warn('territory-missing', item.id, { territory, name: item.name });
  }
}

/** A published map says what it shows, from what, when, by whom and at which scale (domain notes §6.4). */
function missingWords(context: PageContext, texts: Readonly<Record<string, string>>): void {
  const { layout, warn } = context;
  const seen = layout.items.filter((item) => !item.hidden);
  const written = seen.flatMap((item) => (item.type === 'text' && (texts[item.id] ?? '') !== '' ? [item] : []));
  const asks = (...names: string[]): boolean => written.some((item) => variablesIn(item.text).some((name) => names.includes(name)));
  if (!written.some(({ role }) => role === 'title')) warn('no-title', null);
  const hasSources = asks('sources') ? shownSources(context).some(({ nom, producteur }) => nom !== null || producteur !== null) : false;
  if (!hasSources && !written.some(({ role, text }) => role === 'sources' && variablesIn(text).length === 0)) warn('no-sources', null);
  if (!asks('date', 'date-arrete') && !written.some(({ role, text }) => role === 'credit' && /\d{4}/u.test(text))) warn('no-date', null);
  const isKnown = (layout.variables['realisation'] || context.data.variables['realisation'] || '') !== '';
  const asksCredit = (text: string): boolean => variablesIn(text).some((name) => knownVariable(name) === 'realisation');
  const isCredited = written.some(({ role, text }) => (asksCredit(text) ? isKnown : role === 'credit'));
  if (!isCredited) warn('no-credit', null);
  if (!seen.some(({ type }) => type === 'scale-bar') && !asks('echelle', 'scale')) warn('no-scale', null);
}

/** Said once, however often it was found. */
function merged(warnings: readonly PageWarning[]): PageWarning[] {
  const found = new Map(warnings.map((warning) => [JSON.stringify([warning.code, warning.item, warning.params]), warning]));
  return [...found.values()];
}
