/** The map with one large layer, measured in the real window (scripts/bench/map.mjs): the communes of the country, and a million made-up parcels. */
import { createReadStream, createWriteStream, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { LayerStyle, Symbolisation } from '../../../../shared/domain/style.ts';
import { type Bench, type BenchCase, type Measured, type PeerResult, Unmeasured } from '../case.ts';
import { runProcess } from '../processes.ts';
import { programFile } from '../setting.ts';
import { collection } from './import-parcels.ts';

/** Of the map and of a plain vector layer beside it. */
interface LayerFigures {
  readonly objects: number;
  readonly open_s: number;
  readonly draw_s: number;
  readonly pan_ms: number;
  readonly zoom_s: number;
  readonly recolour_s: number;
  readonly memory_MB: number;
}

interface MapFigures extends LayerFigures {
  readonly raw_s: number;
  /** With overviews kept from before. */
  readonly openKept_s: number;
  readonly drawKept_s: number;
  readonly zoomKept_s: number;
  readonly plain: LayerFigures | { readonly failed: string } | null;
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

interface Layer {
  /** A file the program reads. */
  readonly file: () => Promise<string>;
  /** Between which the colours change. */
  readonly fields: readonly [string, string];
  /** The same as plain GeoJSON, for the peer; null where it holds no such layer. */
  readonly plain: (() => Promise<string>) | null;
}

/** One run in the window serves all figures of a layer. */
function figures(bench: Bench, name: string, { file, fields, plain }: Layer): Promise<MapFigures> {
  const known = measured.get(name);
  if (known) return known;
  const run = (async () => {
    const script = path.resolve(path.dirname(programFile()), '../../scripts/bench/map.mjs');
    if (!existsSync(script)) throw new Unmeasured(bench.text('cli.bench.no-window'));
    const project = path.join(bench.scratch, `${name}.gpkg`);
    bench.emprise('create', project, '--force');
    bench.emprise('import', project, await file(), '--as', 'couche');
    await giveTwoStyles(project, fields);
    const beside = plain ? [await plain(), fields[0]] : [];
    return JSON.parse(runProcess(process.execPath, [script, project, ...beside]).stdout) as MapFigures;
  })();
  measured.set(name, run);
  return run;
}

function communes(bench: Bench): Promise<MapFigures> {
  const plain = async (): Promise<string> => {
    const file = path.join(bench.scratch, 'map-communes.geojson');
    await pipeline(createReadStream(bench.file('communes.geojson.gz')), createGunzip(), createWriteStream(file));
    return file;
  };
  return figures(bench, 'map-communes', {
    file: async () => bench.file('communes.geojson.gz'),
    fields: ['departement', 'region'],
    plain,
  });
}

/** A plain layer of a million polygons takes more memory than a page may have: it is no peer. */
function parcels(bench: Bench): Promise<MapFigures> {
  const write = async (): Promise<string> => {
    const file = path.join(bench.scratch, 'map-parcels.geojson');
    rmSync(file, { force: true });
    await pipeline(Readable.from(collection(MILLION, Number.POSITIVE_INFINITY, { count: 0 })), createWriteStream(file));
    return file;
  };
  return figures(bench, 'map-parcels', { file: write, fields: ['section', 'contenance'], plain: null });
}

const MILLISECONDS = 1000;

function peerOf({ plain }: MapFigures, measured: number, value: (found: LayerFigures) => number, name = PEER): PeerResult[] {
  if (plain === null) return [];
  if ('failed' in plain) return [{ name, measured: null, ratio: null, reason: plain.failed }];
  return [{ name, measured: value(plain), ratio: measured / value(plain), reason: null }];
}

const PEER = 'OpenLayers VectorLayer';
/** With its file read: the map reads too. */
const READING_PEER = 'OpenLayers GeoJSON + VectorLayer';

interface Figure {
  readonly unit: BenchCase['unit'];
  readonly target: number;
  readonly source: (bench: Bench) => Promise<MapFigures>;
  readonly value: (found: MapFigures) => number;
  /** The same of the peer, where it has such a figure. */
  readonly peer?: (found: LayerFigures) => number;
  /** The peer again, its file to be read first. */
  readonly readingPeer?: (found: LayerFigures) => number;
  readonly onlyNamed?: boolean;
}

function figure(id: string, { unit, target, source, value, peer, readingPeer, onlyNamed = false }: Figure): BenchCase {
  return {
    id,
    unit,
    target,
    onlyNamed,
    async measure(bench): Promise<Measured> {
      const found = await source(bench);
      const measured = value(found);
      return {
        measured,
        objects: found.objects,
        peers: [...(peer ? peerOf(found, measured, peer) : []), ...(readingPeer ? peerOf(found, measured, readingPeer, READING_PEER) : [])],
      };
    },
  };
}

const seconds = (value: (found: LayerFigures) => number): Pick<Figure, 'unit' | 'value' | 'peer'> => ({ unit: 's', value, peer: value });
const million = { source: parcels, onlyNamed: true };

export const mapCases: readonly BenchCase[] = [
  figure('map-draw', { ...seconds(({ draw_s }) => draw_s), readingPeer: ({ open_s }) => open_s, target: 1.5, source: communes }),
  figure('map-draw-kept', {
    unit: 's',
    target: 1.5,
    source: communes,
    value: ({ drawKept_s }) => drawKept_s,
    peer: ({ draw_s }) => draw_s,
    readingPeer: ({ open_s }) => open_s,
  }),
  figure('map-pan', { ...seconds(({ pan_ms }) => pan_ms / MILLISECONDS), target: 0.016, source: communes }),
  figure('map-zoom', {
    unit: 's',
    target: 1,
    source: communes,
    value: ({ zoomKept_s }) => zoomKept_s,
    peer: ({ zoom_s }) => zoom_s,
  }),
  figure('map-memory', {
    unit: 'MB',
    target: 600,
    source: communes,
    value: ({ memory_MB }) => memory_MB,
    peer: ({ memory_MB }) => memory_MB,
  }),
  figure('map-recolour', { unit: '1', target: 2, source: communes, value: ({ recolour_s, raw_s }) => recolour_s / raw_s }),
  figure('map-million-open', { unit: 's', target: 2, value: ({ open_s }) => open_s, ...million }),
  figure('map-million-open-kept', { unit: 's', target: 2, value: ({ openKept_s }) => openKept_s, ...million }),
  figure('map-million-pan', { unit: 's', target: 0.016, value: ({ pan_ms }) => pan_ms / MILLISECONDS, ...million }),
  figure('map-million-zoom', { unit: 's', target: 1, value: ({ zoom_s }) => zoom_s, ...million }),
  figure('map-million-memory', { unit: 'MB', target: 600, value: ({ memory_MB }) => memory_MB, ...million }),
];

/** The project of the million, for what else is measured on it. */
export const millionProject = async (bench: Bench): Promise<string> => {
  await parcels(bench);
  return path.join(bench.scratch, 'map-parcels.gpkg');
};
