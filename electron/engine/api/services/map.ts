import path from 'node:path';
import { drawMapPage } from '../../../../shared/cartography/draw-map-page.ts';
import type { Drawing } from '../../../../shared/cartography/drawing.ts';
import { dataLayout, franceLayout, type LayoutChoices, territoireLayout } from '../../../../shared/cartography/presets.ts';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { MapLayout } from '../../../../shared/domain/layout.ts';
import { type Translate, translator } from '../../../../shared/messages/index.ts';
import { drawingToPdf } from '../../exporters/maps/pdf.ts';
import { drawingToPng } from '../../exporters/maps/png.ts';
import { drawingToSvg } from '../../exporters/maps/svg.ts';
import { writeFileSafely } from '../../exporters/write-file.ts';
import type { ProjectReader } from '../../store/index.ts';
import type { Hooks } from './hooks.ts';
import { mapLayers } from './map-layers.ts';
import { territoryOf } from './territory.ts';

export interface MapOptions {
  readonly format: 'pdf' | 'svg' | 'png';
  readonly layout?: 'france' | 'territoire' | undefined;
  readonly territory?: string | undefined;
  readonly title?: string | undefined;
  readonly dpi?: number | undefined;
}

export interface MapReport {
  readonly file: string;
  readonly format: MapOptions['format'];
  readonly bytes: number;
  readonly scale: number;
  readonly labels_dropped: number;
}

/** Draws the visible layers on a page and writes it. Throws `nothing-usable` when the project has nothing to show. */
export async function drawMap(reader: ProjectReader, target: string, options: MapOptions, hooks: Hooks): Promise<MapReport> {
  const text = translator(hooks.language);
  const file = path.basename(target);
  hooks.progress('draw', file, 0, 0);
  const layers = mapLayers(reader, hooks.language);
  const { nom, demonstration } = reader.settings();
  const territory = options.territory === undefined ? null : territoryOf(reader, options.territory, text);
  // Around a site its surroundings matter as much: nothing is veiled.
  const focus = territory && territory.level !== 'site' ? territory.geometries : [];
  const choices: LayoutChoices = {
    language: hooks.language,
    title: (options.title ?? (nom === '' ? text('map.title.default') : nom)).slice(0, LONGEST_TITLE),
    subtitle: territory?.title ?? null,
    demonstration,
    dateCarte: today(),
  };
  const layout = territory
    ? territoireLayout(territory.geometries, choices, SURROUNDINGS[territory.level] ?? 0)
    : options.layout === 'france'
      ? withFranceSubtitle(franceLayout(layers, text, choices), text)
      : dataLayout(layers, text, choices);
  if (!layout) throw new EmpriseError('nothing-usable', { file, count: 0 });
  const page = drawMapPage(layout, layers, text, focus);
  hooks.checkpoint();
  hooks.progress('write', file, 0, 0);
  const bytes = await encode(page.drawing, options, hooks.resources);
  hooks.checkpoint();
  await writeFileSafely(target, bytes);
  return {
    file: target,
    format: options.format,
    bytes: bytes.length,
    scale: page.report.scaleDenominator,
    labels_dropped: page.report.labelsDropped,
  };
}

/** As long as a layout takes. */
const LONGEST_TITLE = 300;

/** What is shown around a small territory, as a share of its size: a site alone on a page says nothing of where it lies. */
const SURROUNDINGS: Readonly<Record<string, number>> = { site: 0.3, commune: 0.08, epci: 0.04, ti: 0.04 };

function withFranceSubtitle(layout: MapLayout, text: Translate): MapLayout {
  const isOverseas = layout.insets.some(({ epsg }) => epsg !== layout.main.epsg);
  return layout.subtitle ? layout : { ...layout, subtitle: text(isOverseas ? 'map.title.france' : 'map.title.metropole') };
}

/** The day on the wall, not in Greenwich. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

async function encode(drawing: Drawing, { format, dpi = 300 }: MapOptions, resources: string): Promise<Uint8Array> {
  if (format === 'pdf') return drawingToPdf(drawing, { resources, createdAt: new Date() });
  if (format === 'png') return drawingToPng(drawing, { resources, dpi });
  return new TextEncoder().encode(drawingToSvg(drawing, { embedFontsFrom: resources }));
}
