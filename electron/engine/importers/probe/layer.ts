/** One layer as the dialog shows it. */
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { LayerProposal } from '../../../../shared/domain/import.ts';
import type { Kind } from '../../../../shared/domain/kinds/index.ts';
import { lacksPlace } from '../choose-layers.ts';
import { type CrsDecision, crsChoices, crsName, decideCrs, sampleVertices } from '../crs.ts';
import { encodingChoices } from '../encoding-evidence.ts';
import { familyOf } from '../geojson/features.ts';
import { type MappingProposal, proposeMapping } from '../mapping/propose.ts';
import { suggestKind } from '../mapping/suggest-kind.ts';
import { proposeJoin } from '../prepare/join-proposal.ts';
import { spoiltTexts } from '../prepare/text-watch.ts';
import { encodingNamed } from '../text-encoding.ts';
import type { SourceLayer } from '../types.ts';
import { convertedRows } from './converted.ts';
import type { ProbeOptions } from './options.ts';
import { extentOf, previewOf } from './preview.ts';
import { lookAt } from './records.ts';
import { shortCodes } from './short-codes.ts';
import { textOf } from './text.ts';

const SAMPLE_ROWS = 8;
const COLUMNS_NAMED = 40;

export interface LayerQuestion {
  readonly file: string;
  readonly layer: SourceLayer;
  readonly isProject: boolean;
  readonly options: ProbeOptions;
}

export async function proposeLayer({ file, layer, isProject, options }: LayerQuestion): Promise<LayerProposal> {
  const { first, spread, all } = await lookAt(layer);
  const obstacles: LayerProposal['obstacles'] = [];
  /** What an import would refuse becomes an obstacle; the rest of the proposal stands. */
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof EmpriseError)) throw error;
      if (!obstacles.some(({ code }) => code === error.code)) obstacles.push({ code: error.code, params: { file, ...error.params } });
      return null;
    }
  };

  const columns = layer.fields.map(({ name }) => name);
  const geometry = layer.geometry === 'mixed' ? familyOf(first) : layer.geometry;
  const suggestedKind = suggestKind(columns, geometry, `${layer.name} ${file}`);
  const kind: Kind = options.kind ?? suggestedKind;
  const sample = sampleVertices(spread.length > 0 ? spread : first, layer);
  const crs: CrsDecision | null =
    options.join !== undefined || sample.length === 0 ? null : attempt(() => decideCrs(file, layer, sample, options));
  const join = options.join ?? proposeJoin(layer, all, kind);
  if (options.join === undefined && lacksPlace(layer, kind))
    obstacles.push({ code: 'csv-without-coordinates', params: { file, columns: columns.slice(0, COLUMNS_NAMED).join(', ') } });
  if (first.length === 0) obstacles.push({ code: 'nothing-usable', params: { file, count: 0 } });

  const question = { kind, columns, geometry, names: [layer.name, file], samples: all };
  const mapping: MappingProposal =
    attempt(() => proposeMapping({ ...question, options: decided(options) })) ?? proposeMapping({ ...question, options: {} });
  const shown = first.slice(0, SAMPLE_ROWS);
  const plan = { file, layer, isProject, options: { ...withoutUndefined(options), kind }, first };
  const encoding = layer.encoding;
  const used = encoding === null ? null : encodingNamed(encoding.value);
  return {
    layer: layer.name,
    format: layer.format,
    geometry,
    count: layer.count,
    crs: crs === null ? null : { code: crsName(crs.epsg), how: crs.how },
    encoding: encoding === null ? null : { name: encoding.value, how: encoding.how },
    extent: crs === null ? null : extentOf(layer, all, crs),
    suggestedKind,
    kind,
    profile: mapping.profile,
    remembered: null,
    place: placeOf(layer, geometry, options),
    join,
    fields: mapping.fields,
    missing: mapping.missing,
    sample: shown.map((feature) => Object.fromEntries(columns.map((name) => [name, textOf(feature.values[name])]))),
    converted: attempt(() => convertedRows(plan, shown, crs)) ?? [],
    crsChoices: options.join === undefined ? crsChoices(layer, sample, crs) : [],
    encodingChoices: used === null ? [] : encodingChoices(layer.undecoded ?? [], used),
    mojibake: spoiltTexts(all),
    shortCodes: shortCodes(kind, mapping.fields, all),
    companions: [...(layer.companions ?? [])],
    preview: crs === null ? null : previewOf(spread.length > 0 ? spread : first, layer, crs),
    obstacles,
  };
}

function placeOf(layer: SourceLayer, geometry: LayerProposal['geometry'], { join }: ProbeOptions): LayerProposal['place'] {
  if (join !== undefined) return { how: 'join', columns: [join.column] };
  if (layer.place !== undefined) return { how: layer.place.how, columns: [...layer.place.columns] };
  return { how: geometry === 'none' ? 'none' : 'geometry', columns: [] };
}

type Decided = Parameters<typeof proposeMapping>[0]['options'];

function decided({ fields, constants, values, units }: ProbeOptions): Decided {
  return withoutUndefined({ fields, constants, values, units });
}

function withoutUndefined<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
