/** Run by hand after a change of shared/contract/cli.ts: `node electron/cli/write-schemas.ts`. A test proves that the files are in step. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { schemaFiles } from './schemas.ts';

const folder = path.join(import.meta.dirname, '../../resources/schemas');
mkdirSync(folder, { recursive: true });
for (const [name, text] of schemaFiles()) writeFileSync(path.join(folder, name), text);
