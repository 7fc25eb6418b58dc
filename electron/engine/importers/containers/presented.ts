/** A file that was unpacked under a name of our own is shown under the one the user knows: in layers, refusals and reports. */
import { basename } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { fold } from '../names.ts';
import type { Source, SourceLayer } from '../types.ts';

export interface Shown {
  /** File the user chose. */
  readonly file: string;
  /** What a layer is called that has only its file's name. */
  readonly stem: string;
  /** Path inside the archive or the folder. */
  readonly entry?: string;
}

/** Runs what opens or reads `temporary`; refusals come out with the name the user knows. */
export async function named<T>(temporary: string, shown: Shown, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw renamed(temporary, shown, error);
  }
}

function renamed(temporary: string, { file, stem, entry }: Shown, error: unknown): unknown {
  if (!(error instanceof EmpriseError)) return error;
  const names = new Set([basename(temporary), stemOf(temporary)]);
  const params = Object.fromEntries(
    Object.entries(error.params).map(([key, value]) => [
      key,
      typeof value === 'string' && names.has(value) ? (key === 'file' ? file : stem) : value,
    ]),
  );
  return new EmpriseError(error.code, { ...params, file, ...(entry === undefined || params['entry'] ? {} : { entry }) }, error.details);
}

export function present(source: Source, temporary: string, shown: Shown): Source {
  return { ...source, layers: source.layers.map((layer) => presentLayer(layer, temporary, shown)), close: () => source.close() };
}

function presentLayer(layer: SourceLayer, temporary: string, shown: Shown): SourceLayer {
  return {
    ...layer,
    name: layer.name === stemOf(temporary) ? shown.stem : layer.name,
    ...(layer.spread === undefined
      ? {}
      : { spread: (count: number) => named(temporary, shown, async () => (await layer.spread?.(count)) ?? []) }),
    async *features() {
      try {
        yield* layer.features();
      } catch (error) {
        throw renamed(temporary, shown, error);
      }
    },
  };
}

export function stemOf(path: string): string {
  return basename(path)
    .replace(/\.gz$/i, '')
    .replace(/\.[^.]+$/, '');
}

const TABLE_NAME_LENGTH = 40;

/** Layers of several files together: one that another has taken the name of is told apart by where it lies. */
export function toldApart(layers: readonly { readonly layer: SourceLayer; readonly entry: string }[]): SourceLayer[] {
  const taken = new Set<string>();
  return layers.map(({ layer, entry }) => {
    // As the tables that are made of them: « Zones 1 » and « zones_1 » would meet in one.
    const isFree = (name: string): boolean => !taken.has(fold(name).slice(0, TABLE_NAME_LENGTH));
    let name = layer.name;
    if (!isFree(name)) name = `${entry.replace(/\.[^./]+$/, '').replaceAll('/', ' ')} ${layer.name}`;
    for (let n = 2; !isFree(name); n++) name = `${n} ${layer.name}`;
    taken.add(fold(name).slice(0, TABLE_NAME_LENGTH));
    return name === layer.name ? layer : { ...layer, name };
  });
}
