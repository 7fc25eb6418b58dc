import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ChangeReceipt } from '../../../../shared/domain/change.ts';
import { translate } from '../../../../shared/messages/index.ts';
import { generateDemonstration } from '../../demo/index.ts';
import { createStaging, type Project } from '../../store/index.ts';
import type { Hooks } from './hooks.ts';

/** Puts the fictional territory into an empty project, as one step. */
export function fillDemonstration(project: Project, hooks: Hooks): ChangeReceipt {
  const folder = mkdtempSync(path.join(tmpdir(), 'emprise-demo-'));
  try {
    const staging = createStaging(path.join(folder, 'staging.sqlite'));
    hooks.progress('demo', '', 0, 0);
    const { tables } = generateDemonstration();
    staging.beginSource({ nom: translate('fr', 'demo.source'), producteur: 'Emprise' });
    for (const { table, rows } of tables) staging.append(table, rows);
    staging.finish();
    const { receipt } = project.merge(staging.path, { mode: 'append' }, { code: 'demonstration', params: {}, origin: 'import' });
    return receipt;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
