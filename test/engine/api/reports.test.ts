/** Reports of the demonstration: their figures are those of `list` and `summary`, page after page, and nothing is said that is not known. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withReader, withWriter } from '../../../electron/engine/api/services/access.ts';
import { runAnalyses } from '../../../electron/engine/api/services/analyse.ts';
import { silentHooks } from '../../../electron/engine/api/services/hooks.ts';
import { listSites } from '../../../electron/engine/api/services/list.ts';
import { createProjectFile } from '../../../electron/engine/api/services/project.ts';
import { buildReport, type ReportRequest, writeReport } from '../../../electron/engine/api/services/reports/index.ts';
import { summariseProject } from '../../../electron/engine/api/services/summary.ts';
import type { DrawingNode, TextNode } from '../../../shared/cartography/drawing.ts';
import { textWidth } from '../../../shared/cartography/text.ts';
import { formatDistance, formatHectares } from '../../../shared/format/quantities.ts';
import { translator } from '../../../shared/messages/index.ts';
import type { Report } from '../../../shared/report/model.ts';
import { drawReport } from '../../../shared/report/pages/draw-report.ts';
import { hasProgram, run } from '../../unit/exporters/oracles.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const hooks = silentHooks({ resources: path.join(root, 'dist/resources'), version: '1.0.0' });
const english = { ...hooks, language: 'en' as const };
const SITE = '99912_SITE-ECO_1';
const now = new Date(2026, 10, 21, 12);

let folder = '';
let raw = '';
let computed = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-reports-'));
  raw = path.join(folder, 'brut.gpkg');
  computed = path.join(folder, 'demo.gpkg');
  await createProjectFile(raw, { demo: true }, hooks);
  await createProjectFile(computed, { demo: true }, hooks);
  await withWriter(computed, hooks, (project) => runAnalyses(project, {}, hooks));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (request: ReportRequest, file = computed, how = hooks): Promise<Report> =>
  withReader(file, (reader) => buildReport(reader, request, how, now));

function textNodes(nodes: readonly DrawingNode[]): TextNode[] {
  return nodes.flatMap((node) => (node.type === 'group' ? textNodes(node.children) : node.type === 'text' ? [node] : []));
}
const pagesOf = (made: Report): TextNode[][] => drawReport(made, translator(made.language)).map(({ children }) => textNodes(children));
const wordsOf = (made: Report): string[] => pagesOf(made).flatMap((page) => page.map(({ text }) => text));
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the sheet of a site', () => {
  it('says the figures of `list`, on the page as in the model', async () => {
    const made = await report({ kind: 'site', id: SITE });
    const [site] = await withReader(computed, (reader) => listSites(reader, { where: `site_id = '${SITE}'` }));
    if (!site) throw new Error('the demonstration has that site');
    const tiles = made.sections[0]?.blocks.flatMap((block) => (block.type === 'facts' ? block.facts : [])) ?? [];
    expect(tiles.map(({ value }) => value).slice(0, 2)).toEqual([site.surface_ha, site.friche_ha]);
    expect(tiles.every(({ value, origin, method }) => value === null || (origin !== null && method !== ''))).toBe(true);
    const words = wordsOf(made).map(plain);
    const interchange = site.proximites.find(({ categorie }) => categorie === 'echangeur');
    expect(words).toContain(plain(formatHectares(site.surface_ha ?? 0, 'fr')).replace(' ha', ''));
    expect(words).toContain(plain(formatDistance(interchange?.distance_m ?? 0, 'fr')));
    expect(words.join(' ')).toContain(`déclarée ${plain(formatHectares(site.surface_declaree_ha ?? 0, 'fr'))}`);
  });

  it('draws its map at the scale it states, with the terrains of the table', async () => {
    const made = await report({ kind: 'site', id: SITE });
    const map = made.sections.flatMap(({ blocks }) => blocks).find((block) => block.type === 'map');
    const terrains = made.sections.find(({ id }) => id === 'terrains')?.blocks[0];
    if (map?.type !== 'map' || terrains?.type !== 'table') throw new Error('a map and a table');
    expect(map.scale).toBeGreaterThan(1000);
    const named = textNodes(map.drawing.children).map(({ text }) => text);
    const marks = terrains.rows.map(({ cells }) => String(cells[0]));
    expect(marks.filter((mark) => named.includes(mark)).length).toBeGreaterThanOrEqual(marks.length / 2);
    const total = terrains.rows.reduce((sum, { cells }) => sum + Number(cells[1]), 0);
    expect(terrains.total?.cells[1]).toBeCloseTo(total, 9);
  });

  it('leaves out what the CNIG keeps private unless asked, and says which it did', async () => {
    const file = path.join(folder, 'ventes.gpkg');
    await createProjectFile(file, { demo: true }, hooks);
    await withWriter(file, hooks, (project) => {
      const [site] = project.rows('sites', { where: { sql: 'site_id = ?', params: [SITE] } });
      const [terrain] = project.rows('terrains', { where: { sql: 'site_uid = ?', params: [site?.['uid'] ?? null] } });
      const row = { fid: terrain?.['fid'] ?? null, terr_acquereur: 'Aciéries du Sorvois', terr_m2_prix: 42.5 };
      project.apply({ operations: [{ op: 'put', table: 'terrains', rows: [row] }] }, { code: 'edit-object', params: {}, origin: 'edit' });
    });
    const [closed, open] = [
      await report({ kind: 'site', id: SITE }, file),
      await report({ kind: 'site', id: SITE, confidential: true }, file),
    ];
    expect([closed.confidential, open.confidential]).toEqual(['left-out', 'included']);
    expect(JSON.stringify(closed)).not.toContain('Aciéries');
    expect(wordsOf(closed).join(' ')).toContain('ne figurent pas dans ce document');
    expect(wordsOf(open).map(plain)).toEqual(expect.arrayContaining(['Aciéries du Sorvois', '42,50']));
    expect(open.warnings[0]).toContain('Confidentiel');
    expect((await report({ kind: 'site', id: SITE })).confidential).toBe('none');
  });

  it('holds in two pages for every site, with every terrain of it', async () => {
    const sites = await withReader(computed, (reader) => listSites(reader));
    expect(sites).toHaveLength(25);
    for (const { site_id } of sites) {
      const made = await report({ kind: 'site', id: site_id });
      expect([site_id, [1, 2].includes(pagesOf(made).length)]).toEqual([site_id, true]);
      const terrains = made.sections.find(({ id }) => id === 'terrains')?.blocks[0];
      const words = new Set(wordsOf(made));
      if (terrains?.type === 'table') expect(terrains.rows.filter(({ cells }) => !words.has(String(cells[0])))).toEqual([]);
    }
  });

  it('calls a calendar only what is still to come, and says once what nobody stated', async () => {
    const sites = await withReader(computed, (reader) => listSites(reader));
    for (const { site_id, maturite } of sites) {
      const made = await report({ kind: 'site', id: site_id });
      const steps = made.sections.flatMap(({ blocks }) => blocks).flatMap((block) => (block.type === 'timeline' ? block.steps : []));
      expect(steps.length === 0 || steps.some(({ date, done }) => !done || date >= made.date)).toBe(true);
      if (maturite === 'avant 2030') expect(steps.at(-1)?.date).toBe('2029-12-31');
      const lists = made.sections.filter(({ id }) => ['identite', 'acteurs', 'offre'].includes(id)).flatMap(({ blocks }) => blocks);
      expect(lists.flatMap((block) => (block.type === 'facts' ? block.facts : [])).filter(({ value }) => value === null)).toEqual([]);
    }
    const [first] = sites;
    const made = await report({ kind: 'site', id: first?.site_id });
    expect(wordsOf(made).map(plain).join(' ')).toContain('Non renseigné : ');
  });

  it('is the same file twice, and holds its words for other readers', async () => {
    const files = [path.join(folder, 'un.pdf'), path.join(folder, 'deux.pdf')];
    for (const file of files)
      await withReader(computed, (reader) => writeReport(reader, file, { kind: 'site', id: SITE, format: 'pdf' }, hooks));
    const [first, second] = files.map((file) => readFileSync(file));
    expect(Buffer.compare(first as Buffer, second as Buffer)).toBe(0);
    if (!hasProgram('pdftotext', '-v')) return;
    const words = plain(run('pdftotext', ['-layout', files[0] as string, '-']));
    const [site] = await withReader(computed, (reader) => listSites(reader, { where: `site_id = '${SITE}'` }));
    expect(words).toContain(site?.site_nom ?? '?');
    expect(words).toContain(plain(formatHectares(site?.friche_ha ?? 0, 'fr')).replace(' ha', ''));
    expect(words).toContain('Page 2 sur 2');
  });
});

describe('reports of many sites', () => {
  it('give the totals of `summary`, whole and by group', async () => {
    const made = await report({ kind: 'synthese' });
    const summary = await withReader(computed, (reader) => summariseProject(reader, 'maturite'));
    const table = made.sections.find(({ id }) => id === 'maturite')?.blocks[0];
    if (table?.type !== 'table') throw new Error('a table');
    expect(table.total?.cells.slice(1)).toEqual([summary.sites, summary.surface_ha, summary.recyclage.sites, summary.recyclage.ha]);
    const rows = new Map(summary.by.map((group) => [group.sites, group.surface_ha]));
    for (const { cells } of table.rows) expect(rows.get(Number(cells[1]))).toBe(cells[2]);
    const words = wordsOf(made).map(plain);
    for (const value of [summary.surface_ha, summary.moyenne_ha, summary.mediane_ha])
      expect(words).toContain(plain(formatHectares(value ?? 0, 'fr')).replace(' ha', ''));
  });

  it('list every site once, with the titles of the columns on each page of the inventory', async () => {
    const made = await report({ kind: 'annexe' });
    const sites = await withReader(computed, (reader) => listSites(reader));
    const pages = pagesOf(made).map((page) => page.map(({ text }) => text));
    for (const { site_id } of sites) expect(pages.flat().filter((word) => word === site_id)).toHaveLength(1);
    for (const page of pages) {
      const holdsRows = sites.some(({ site_id }) => page.includes(site_id));
      expect(page.includes(translator('fr')('field.site_id'))).toBe(holdsRows);
    }
  });

  it('part the sites among the territories: none is lost, none counted twice', async () => {
    const sites = await withReader(computed, (reader) => listSites(reader));
    const codes = [...new Set(sites.map(({ epci_siren }) => epci_siren))];
    let counted = 0;
    for (const code of codes) {
      const made = await report({ kind: 'territoire', id: `epci:${code}` });
      const table = made.sections.find(({ id }) => id === 'sites')?.blocks[0];
      counted += table?.type === 'table' ? table.rows.length : 0;
    }
    expect(counted).toBe(sites.length);
  });

  it('do not take what no analysis has told for none', async () => {
    const territory = await report({ kind: 'territoire', id: 'epci:999000040' }, raw);
    const words = wordsOf(territory).map(plain);
    expect(words).toContain('non calculé');
    expect(words.join(' ')).toContain('Les analyses n’ont pas encore dit quels sites sont dans ce territoire.');
    expect(words.join(' ')).not.toMatch(/aucun site|\b0 site/);
    const site = await report({ kind: 'site', id: SITE }, raw);
    expect(site.warnings.join(' ')).toContain('lancez-les');
  });
});

describe('every report', () => {
  const requests: ReportRequest[] = [
    { kind: 'site', id: SITE },
    { kind: 'candidature', id: SITE },
    { kind: 'synthese' },
    { kind: 'territoire', id: 'ti:ti-9901' },
    { kind: 'annexe' },
  ];

  it.each(requests)('$kind stays inside its pages, numbers them, and is told in both languages', async (request) => {
    for (const how of [hooks, english]) {
      const made = await report(request, computed, how);
      const pages = drawReport(made, translator(how.language));
      for (const [index, page] of pages.entries()) {
        const words = textNodes(page.children);
        for (const { x, y, text, face, size, anchor } of words) {
          const width = textWidth(text, face, size);
          const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
          expect(left, text).toBeGreaterThan(8);
          expect(left + width, text).toBeLessThan(page.width_mm - 8);
          expect(y, text).toBeLessThan(page.height_mm - 5);
        }
        expect(words.map(({ text }) => text)).toContain(translator(how.language)('report.pages', { page: index + 1, pages: pages.length }));
        expect(words.filter(({ text }) => /\b(report|reports|field|value)\.[a-z]/.test(text))).toEqual([]);
      }
    }
  });

  it('names what it cannot tell of', async () => {
    await expect(report({ kind: 'site', id: 'inconnu' })).rejects.toMatchObject({ code: 'object-unknown', params: { id: 'inconnu' } });
    await expect(report({ kind: 'territoire', id: 'canton:12' })).rejects.toMatchObject({ code: 'parameter-invalid' });
    const empty = path.join(folder, 'vide.gpkg');
    await createProjectFile(empty, {}, hooks);
    for (const kind of ['site', 'synthese', 'annexe'] as const)
      await expect(report({ kind, id: SITE }, empty)).rejects.toMatchObject({ code: 'no-sites' });
  });

  it('asks for what a candidate file lacks instead of calling it missing', async () => {
    const made = await report({ kind: 'candidature', id: SITE });
    const words = wordsOf(made).map(plain);
    expect(words).toContain('à renseigner');
    expect(words).not.toContain('non renseigné');
    const empty = made.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'facts' ? block.facts : [])));
    const missing = empty.filter(({ value }) => value === null || value === '').length;
    expect(words.join(' ')).toContain(`${missing} champs sur ${empty.length} restent à renseigner.`);
  });
});
