/** Looks at files with what was decided for their like before, and keeps what is decided by hand for the next time. */
import path from 'node:path';
import type { FileProposal, ImportOptions, LayerProposal } from '../../../../shared/domain/import.ts';
import { type Choices, type MappingBook, withRemembered, worthRemembering } from './remembered-mappings.ts';
import type { FileFacts } from './source-changes.ts';

type Probe = (options: Choices) => Promise<FileProposal>;
type Look = Pick<LayerProposal, 'layer' | 'geometry'> & { readonly columns: readonly string[] };

/** Files looked at and not imported yet. */
const LOOKS_KEPT = 500;

export class SourceMemory {
  readonly #book: MappingBook;
  readonly #looks = new Map<string, { readonly facts: FileFacts; readonly layers: readonly Look[] }>();

  constructor(book: MappingBook) {
    this.#book = book;
  }

  /** `probe` looks at the file under options. A layer whose columns are remembered is proposed as it was decided then. */
  async inspect(file: string, options: Choices, probe: Probe): Promise<FileProposal> {
    const proposal = await probe(options);
    const looks = proposal.layers.map(({ layer, geometry, fields }) => ({ layer, geometry, columns: fields.map(({ from }) => from) }));
    this.#looks.delete(file);
    this.#looks.set(file, { facts: { bytes: proposal.bytes, modified: proposal.modified }, layers: looks });
    for (const oldest of [...this.#looks.keys()].slice(0, Math.max(0, this.#looks.size - LOOKS_KEPT))) this.#looks.delete(oldest);
    const layers: LayerProposal[] = [];
    for (const [index, layer] of proposal.layers.entries())
      layers.push(await this.#asRemembered(layer, looks[index] as Look, options, probe));
    return { ...proposal, layers };
  }

  /** The file as it was at the last look at it, where there was one. */
  lookedAt(file: string): FileFacts | undefined {
    return this.#looks.get(file)?.facts;
  }

  async #asRemembered(layer: LayerProposal, look: Look, options: Choices, probe: Probe): Promise<LayerProposal> {
    const known = withRemembered(options, this.#book.find(look.columns));
    if (known.remembered === null) return layer;
    try {
      const { layers } = await probe({ ...known.options, layer: layer.layer });
      const again = layers.find((candidate) => candidate.layer === layer.layer);
      return again === undefined ? layer : { ...again, remembered: known.remembered };
    } catch {
      // What was decided then does not fit this file: it is proposed as if nothing were known.
      return layer;
    }
  }

  /** After an import that went well. Never throws: the import is done. */
  keep(files: readonly string[], options: ImportOptions): void {
    for (const file of files) {
      for (const look of this.#looks.get(file)?.layers ?? []) {
        if (options.layer !== undefined && options.layer !== look.layer) continue;
        const name = path.parse(file).name;
        const decisions = worthRemembering(options, look.columns, look.geometry, `${look.layer} ${path.basename(file)}`);
        if (decisions === null || look.columns.length === 0) continue;
        try {
          this.#book.save({ name, kind: options.kind, columns: [...look.columns], options: decisions });
        } catch (error) {
          process.stderr.write(`mappings: ${(error as Error).message}\n`);
        }
      }
      this.#looks.delete(file);
    }
  }
}
