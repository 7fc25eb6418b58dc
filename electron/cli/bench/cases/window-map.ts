/** The map with one large layer, measured in the real window (scripts/bench/map.mjs): the communes of the country, and a million made-up parcels. */
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { LayerStyle, Symbolisation } from '../../../../shared/domain/style.ts';
import { type Bench, type BenchCase, type Measured, Unmeasured } from '../case.ts';
import { runProcess } from '../processes.ts';
import { programFile } from '../setting.ts';
import { collection } from './import-parcels.ts';

interface MapFigures {
  readonly objects: number;
  readonly open_s: number;
  readonly draw_s: number;
  readonly pan_ms: number;
  readonly zoom_s: number;
  readonly recolour_s: number;
  readonly raw_s: number;
  readonly memory_MB: number;
}

const MILLION = 1_000_000;
const COLOURS = ['#dbe9f6', '#9ecae1', '#6baed6', '#3182bd', '#08519c'];

const symbolisation = (colour: string): Symbolisation => ({
  fill: { colour, opacity: 1, pattern: null, patternColour: null },
  stroke: { colour: '#1f5fa8', width_mm: 0.25, opacity: 1, dash_mm: [] },
  casing: null,
  symbol: null,
});

/** Five classes by the commonest values of a field, and one for the others. */
function classified(style: LayerStyle, field: string, values: readonly string[]): LayerStyle {
  const categories = values.map((value, index) => ({ value, label: value, symbolisation: symbolisation(COLOURS[index] ?? '#eeeeee') }));
  return { ...style, renderer: { type: 'categorised', field, categories, other: symbolisation('#eeeeee') } };
}

/** The project's last two steps are two styles of its largest layer, between which undo and redo go. */
async function giveTwoStyles(project: string, fields: readonly [string, string]): Promise<void> {
  // Loaded here: every command lists the figures, few open a project.
  const { withWriter } = await import('../../../engine/api/services/access.ts');
  await withWriter(project, { version: '' }, (opened) => {
    const layer = [...opened.layers()].sort((a, b) => b.count - a.count)[0];
    if (!layer) return;
    for (const field of fields) {
      const common = opened.valueCounts(layer.table, field).sort((a, b) => b[1] - a[1]);
      const style = classified(
        layer.style,
        field,
        common.slice(0, COLOURS.length).map(([value]) => String(value)),
      );
      opened.updateLayer(layer.table, { style }, { code: 'layer-style', params: { layer: layer.table }, origin: 'style' });
    }
  });
}

const measured = new Map<string, Promise<MapFigures>>();

/** One run in the window serves all figures of a layer. */
function figures(bench: Bench, name: string, file: () => Promise<string>, fields: readonly [string, string]): Promise<MapFigures> {
  const known = measured.get(name);
  if (known) return known;
  const run = (async () => {
    const script = path.resolve(path.dirname(programFile()), '../../scripts/bench/map.mjs');
    if (!existsSync(script)) throw new Unmeasured(bench.text('cli.bench.no-window'));
    const project = path.join(bench.scratch, `${name}.gpkg`);
    bench.emprise('create', project, '--force');
    bench.emprise('import', project, await file(), '--as', 'couche');
    await giveTwoStyles(project, fields);
    return JSON.parse(runProcess(process.execPath, [script, project]).stdout) as MapFigures;
  })();
  measured.set(name, run);
  return run;
}

const communes = (bench: Bench): Promise<MapFigures> =>
  figures(bench, 'map-communes', async () => bench.file('communes.geojson.gz'), ['departement', 'region']);

function parcels(bench: Bench): Promise<MapFigures> {
  const write = async (): Promise<string> => {
    const file = path.join(bench.scratch, 'map-parcels.geojson');
    rmSync(file, { force: true });
    await pipeline(Readable.from(collection(MILLION, Number.POSITIVE_INFINITY, { count: 0 })), createWriteStream(file));
    return file;
  };
  return figures(bench, 'map-parcels', write, ['section', 'contenance']);
}

const MILLISECONDS = 1000;

function figure(
  id: string,
  unit: BenchCase['unit'],
  target: number,
  source: (bench: Bench) => Promise<MapFigures>,
  value: (found: MapFigures) => number,
  onlyNamed = false,
): BenchCase {
  return {
    id,
    unit,
    target,
    onlyNamed,
    async measure(bench): Promise<Measured> {
      const found = await source(bench);
      return { measured: value(found), objects: found.objects, peers: [] };
    },
  };
}

export const mapCases: readonly BenchCase[] = [
  figure('map-draw', 's', 1.5, communes, ({ draw_s }) => draw_s),
  figure('map-pan', 's', 0.016, communes, ({ pan_ms }) => pan_ms / MILLISECONDS),
  figure('map-recolour', '1', 2, communes, ({ recolour_s, raw_s }) => recolour_s / raw_s),
  figure('map-million-open', 's', 2, parcels, ({ open_s }) => open_s, true),
  figure('map-million-pan', 's', 0.016, parcels, ({ pan_ms }) => pan_ms / MILLISECONDS, true),
  figure('map-million-zoom', 's', 1, parcels, ({ zoom_s }) => zoom_s, true),
  figure('map-million-memory', 'MB', 600, parcels, ({ memory_MB }) => memory_MB, true),
];
