/** A look at a file for the import dialog: what it holds, how it was decided, what stands in the way. Huge files are not read in full. */
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileProposal } from '../../../../shared/domain/import.ts';
import { openSource } from '../detect.ts';
import { fold } from '../names.ts';
import { asRefusal } from '../system-faults.ts';
import { proposeLayer } from './layer.ts';
import type { ProbeOptions } from './options.ts';

export type { ProbeOptions } from './options.ts';

/**
 * The layers of a file, or the one that `options.layer` names. `workFolder`: where an archive may be unpacked, the system's own place without it.
 * Throws EmpriseError as an import would for a file that cannot be opened at all.
 */
export async function probeFile(path: string, options: ProbeOptions = {}, workFolder?: string): Promise<FileProposal> {
  const file = basename(path);
  const { size, mtime } = await factsOf(path);
  const source = await openSource(path, { encoding: options.encoding, workFolder });
  try {
    const { layer: wanted } = options;
    const named = source.layers.filter(({ name }) => wanted === undefined || name === wanted || fold(name) === fold(wanted));
    const layers: FileProposal['layers'] = [];
    for (const layer of named.length > 0 ? named : source.layers) {
      layers.push(await proposeLayer({ file: layer.file ?? file, layer, isProject: source.isProject === true, options }));
    }
    return { file, bytes: size, modified: mtime.toISOString(), layers };
  } catch (error) {
    throw asRefusal(error, path);
  } finally {
    source.close();
  }
}

async function factsOf(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    throw asRefusal(error, path);
  }
}
