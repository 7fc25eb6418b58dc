import path from 'node:path';
import { fromPreset } from '../../../../shared/cartography/page/from-preset.ts';
import { dataLayout, franceLayout, type LayoutChoices, territoireLayout } from '../../../../shared/cartography/presets.ts';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { MapLayout } from '../../../../shared/domain/layout.ts';
import type { PageLayout } from '../../../../shared/domain/page-layout.ts';
import type { PageWarning } from '../../../../shared/domain/page-report.ts';
import { type Translate, translator } from '../../../../shared/messages/index.ts';
import type { ProjectReader } from '../../store/index.ts';
import type { Hooks } from './hooks.ts';
import { today } from './layouts/drawer.ts';
import { exportPage } from './layouts/export.ts';
import { layoutNamed, retargeted } from './layouts/resolve.ts';
import { mapLayers } from './map-layers.ts';
import { territoryOf } from './territory.ts';
import type { BaseMapAccess } from './underlays/access.ts';

export interface MapOptions {
  readonly format: 'pdf' | 'svg' | 'png';
  /** `france`, `territoire`, or what `layoutNamed` knows. */
  readonly layout?: string | undefined;
  readonly territory?: string | undefined;
  readonly title?: string | undefined;
  readonly dpi?: number | undefined;
}

export interface MapReport {
  readonly file: string;
  readonly format: MapOptions['format'];
  readonly bytes: number;
  /** 1:n of the main map; null on a page without one. */
  readonly scale: number | null;
  readonly labels_dropped: number;
  readonly warnings: readonly PageWarning[];
}

const PRESETS: readonly string[] = ['france', 'territoire'];

/**
 * Draws a page and writes it: a page of the project, a template, or one of the two presets over the visible layers. Throws `page-empty` when it
 * would show nothing, `layout-unknown`, `object-unknown` for a territory the project lacks.
 */
export async function drawMap(
  reader: ProjectReader,
  target: string,
  options: MapOptions,
  hooks: Hooks,
  access: BaseMapAccess | null = null,
): Promise<MapReport> {
  const { layout: name, territory, title } = options;
  const layout =
    name === undefined || PRESETS.includes(name)
      ? presetPage(reader, path.basename(target), options, hooks)
      : await namedPage(reader, name, { territory, title }, hooks);
  const request = { layout, object: null };
  const { bytes, report } = await exportPage(reader, target, request, { format: options.format, dpi: options.dpi ?? 300 }, hooks, access);
  return {
    file: target,
    format: options.format,
    bytes,
    scale: report.scaleDenominator,
    labels_dropped: Object.values(report.maps).reduce((sum, { labelsDropped }) => sum + labelsDropped, 0),
    warnings: report.warnings,
  };
}

async function namedPage(
  reader: ProjectReader,
  name: string,
  change: Pick<MapOptions, 'territory' | 'title'>,
  hooks: Hooks,
): Promise<PageLayout> {
  const found = await layoutNamed(reader, hooks.resources, name, hooks.language);
  // a territory that is not there is refused, not drawn as something else
  if (change.territory !== undefined) territoryOf(reader, change.territory, translator(hooks.language));
  return retargeted(found, change);
}

/** The visible layers as a page: France with its insets, a territory, or everything there is. Throws `page-empty`. */
export function presetPage(reader: ProjectReader, file: string, options: Omit<MapOptions, 'format' | 'dpi'>, hooks: Hooks): PageLayout {
  const text = translator(hooks.language);
  const layers = mapLayers(reader, hooks.language);
  const { nom, demonstration } = reader.settings();
  const territory = options.territory === undefined ? null : territoryOf(reader, options.territory, text);
  const around = territory ? (SURROUNDINGS[territory.level] ?? 0) : 0;
  const choices: LayoutChoices = {
    language: hooks.language,
    title: (options.title ?? (nom === '' ? text('map.title.default') : nom)).slice(0, LONGEST_TITLE),
    subtitle: territory?.title ?? null,
    demonstration,
    dateCarte: today(),
  };
  const layout = territory
    ? territoireLayout(territory.geometries, choices, around)
    : options.layout === 'france'
      ? withFranceSubtitle(franceLayout(layers, text, choices), text)
      : dataLayout(layers, text, choices);
  if (!layout) throw new EmpriseError('page-empty', { file, name: choices.title ?? nom, reason: 'objects' });
  // Around a site its surroundings matter as much: nothing is veiled.
  const focus = territory && territory.level !== 'site' ? territory.geometries : [];
  return fromPreset(layout, layers, text, focus, { territory: options.territory ?? null, around });
}

/** As long as a layout takes. */
const LONGEST_TITLE = 300;

/** What is shown around a small territory, as a share of its size: a site alone on a page says nothing of where it lies. */
const SURROUNDINGS: Readonly<Record<string, number>> = { site: 0.3, commune: 0.08, epci: 0.04, ti: 0.04 };

function withFranceSubtitle(layout: MapLayout, text: Translate): MapLayout {
  const isOverseas = layout.insets.some(({ epsg }) => epsg !== layout.main.epsg);
  return layout.subtitle ? layout : { ...layout, subtitle: text(isOverseas ? 'map.title.france' : 'map.title.metropole') };
}
