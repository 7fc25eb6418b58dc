/** The values of the variables of a page. */
import { formatDate } from '../../format/dates.ts';
import { formatScale } from '../../format/quantities.ts';
import type { MapSource } from '../map-layer.ts';
import { sourcesText } from '../sources.ts';
import type { PageContext } from './context.ts';
import { mainMap, mapOf, subjectOf } from './page-views.ts';
import type { Values } from './variables.ts';

/** Those every page knows, empty or not; an object of a series adds `objet.…` and `site.…`. */
export const PAGE_VARIABLES = [
  'titre',
  'sous-titre',
  'projet',
  'objet.nom',
  'site.nom',
  'territoire',
  'page',
  'pages',
  'date',
  'date-arrete',
  'echelle',
  'projection',
  'sources',
  'realisation',
  'contact',
  'zooms',
  'demonstration',
] as const;

/** English names of the same. */
const ALSO: Readonly<Record<string, string>> = {
  title: 'titre',
  subtitle: 'sous-titre',
  project: 'projet',
  'object.name': 'objet.nom',
  'site.name': 'site.nom',
  territory: 'territoire',
  scale: 'echelle',
  échelle: 'echelle',
  credit: 'realisation',
  réalisation: 'realisation',
  'data-date': 'date-arrete',
  date_arrete: 'date-arrete',
  sous_titre: 'sous-titre',
};

/** The name a variable is known by: `title` is `titre`. */
export const knownVariable = (name: string): string => ALSO[name] ?? name;

/** What the page says of itself comes first, then what its maps say, then the project. */
export function pageValues(context: PageContext): Values {
  const { layout, data } = context;
  const computed = computedValues(context);
  return (name) => {
    const known = knownVariable(name);
    const given = layout.variables[known] ?? layout.variables[name];
    if (given !== undefined && given !== '') return known.startsWith('date') ? day(given) : given;
    const own = computed[known];
    if (own !== undefined) return own();
    const value = data.variables[known];
    if (value !== undefined) return known.startsWith('date') ? day(value) : value;
    return (PAGE_VARIABLES as readonly string[]).includes(known) || isObjectField(known) ? null : undefined;
  };
}

/** A field of an object that this page has not got. */
const isObjectField = (name: string): boolean => /^(?:objet|site)\./u.test(name);

/** ISO days are written as people read them; anything else stays as it is. */
const day = (given: string): string => (/^\d{4}-\d{2}-\d{2}$/u.test(given) ? formatDate(given) : given);

function computedValues(context: PageContext): Readonly<Record<string, () => string | null>> {
  const { layout, data, text, views } = context;
  const { language } = layout;
  const main = mainMap(layout);
  const view = main ? views.get(main.id) : undefined;
  return {
    titre: () => data.variables['titre'] ?? data.variables['projet'] ?? null,
    echelle: () => (view ? formatScale(view.denominator, language) : null),
    projection: () => (view ? text(`map.projection.${view.projection.epsg}`) : null),
    sources: () => sourcesText(shownSources(context), null) || null,
    // a map of everything there is shows the project
    territoire: () => (main ? subjectOf(main.view, data)?.title : null) ?? data.variables['projet'] ?? null,
    zooms: () => insetNote(context),
    demonstration: () => (data.demonstration ? text('map.demonstration') : null),
  };
}

/** Sources of the objects drawn in any map, in the order of the project's layers, then what base maps are owed to. */
export function shownSources({ data, frames }: PageContext): MapSource[] {
  const found = new Map<string, { readonly sources: readonly MapSource[]; readonly used: Set<number> }>();
  for (const { layers } of frames.values()) {
    for (const { data: layer, objects } of layers) {
      const id = layer.id ?? layer.table;
      const entry = found.get(id) ?? { sources: layer.sources, used: new Set<number>() };
      for (const { feature } of objects) entry.used.add(feature.source ?? 0);
      found.set(id, entry);
    }
  }
  const credits = [...new Set([...data.underlays.values()].flatMap((one) => one.credits))];
  return [
    ...[...found.values()].flatMap(({ sources, used }) => sources.filter((_, index) => used.has(index))),
    ...credits.map((nom) => ({ nom, producteur: null, millesime: null })),
  ];
}

/** At which scale each zoom stands, and that the overseas maps are at others. */
export function insetNote({ layout, views, text }: PageContext): string | null {
  const seen = layout.items.filter((item) => item.type === 'map' && !item.hidden);
  const zooms = seen.flatMap((item) => {
    const map = mapOf(layout, item.id);
    const view = views.get(item.id);
    if (map?.inset !== 'zoom' || !view) return [];
    return [text('map.inset-scale', { name: map.title ?? map.name, scale: formatScale(view.denominator, layout.language) })];
  });
  const hasOverseas = seen.some((item) => item.type === 'map' && item.inset === 'overseas');
  return [...zooms, ...(hasOverseas ? [text('map.overseas-not-to-scale')] : [])].join(' ') || null;
}
