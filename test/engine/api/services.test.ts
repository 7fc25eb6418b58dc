import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withReader, withScratch, withWriter } from '../../../electron/engine/api/services/access.ts';
import { runAnalyses } from '../../../electron/engine/api/services/analyse.ts';
import { exportLayer } from '../../../electron/engine/api/services/export.ts';
import { silentHooks } from '../../../electron/engine/api/services/hooks.ts';
import { importFiles } from '../../../electron/engine/api/services/import.ts';
import { listSites } from '../../../electron/engine/api/services/list.ts';
import { createProjectFile } from '../../../electron/engine/api/services/project.ts';
import { importOptionsSchema } from '../../../shared/domain/import.ts';
import { root } from '../../architecture/sources.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'emprise-public-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const hooks = silentHooks({ resources: path.join(root, 'resources'), version: '0.0.0' });
const options = importOptionsSchema.parse({ kind: 'sites' });

async function projectWithSite(): Promise<{ project: string; source: string }> {
  const project = path.join(folder, 'public.gpkg');
  const source = path.join(folder, 'sites.geojson');
  const ring = [
    [2, 46],
    [2.01, 46],
    [2.01, 46.01],
    [2, 46],
  ];
  const properties = { site_id: '18001_SITE-ECO_1', site_nom: 'Les Prés', contact_tel: '0248000000', prix_vente: 12 };
  const feature = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
  writeFileSync(source, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  await createProjectFile(project, { force: true }, hooks);
  await withWriter(project, hooks, (writer) => importFiles(writer, [source], options, hooks));
  return { project, source };
}

test('a public export leaves out what the source had beyond the standard', async () => {
  const { project } = await projectWithSite();
  const written = async (isPublic: boolean): Promise<string> => {
    const target = path.join(folder, `${isPublic}.csv`);
    await withReader(project, (reader) => exportLayer(reader, 'sites', target, { format: 'csv', public: isPublic }, hooks));
    return readFileSync(target, 'utf8');
  };
  expect(await written(false)).toContain('0248000000');
  const shown = await written(true);
  expect(shown).toContain('Les Prés');
  expect(shown).not.toContain('0248000000');
  expect(shown).not.toContain('prix_vente');
});

test('a trial meets the refusals of the deed and leaves the document alone', async () => {
  const { project, source } = await projectWithSite();
  const before = readFileSync(project);
  await expect(withScratch(project, hooks, (writer) => importFiles(writer, [source], options, hooks))).rejects.toMatchObject({
    code: 'keys-clash',
  });
  const update = importOptionsSchema.parse({ kind: 'sites', mode: 'update' });
  expect(await withScratch(project, hooks, (writer) => importFiles(writer, [source], update, hooks))).toMatchObject({ imported: 1 });
  expect(readFileSync(project).equals(before)).toBe(true);
});

test('without any friche loaded, recycling is unknown and not none', async () => {
  const { project } = await projectWithSite();
  await withWriter(project, hooks, (writer) => runAnalyses(writer, { only: ['recyclage'] }, hooks));
  const [site] = await withReader(project, (reader) => listSites(reader));
  expect(site).toMatchObject({ friche_ha: null, friche_part: null, recyclage: null });
});
