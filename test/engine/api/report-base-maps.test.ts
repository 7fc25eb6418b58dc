/** Base maps under the maps of reports, from a service of tiles on this machine. */
import { expect, it } from 'vitest';
import { withReader } from '../../../electron/engine/api/services/access.ts';
import { silentHooks } from '../../../electron/engine/api/services/hooks.ts';
import { buildReport } from '../../../electron/engine/api/services/reports/index.ts';
import type { DrawingNode } from '../../../shared/cartography/drawing.ts';
import { startTileServer } from '../../support/tile-server.ts';
import { wordsOf } from '../../unit/cartography/groups.ts';
import type { Engine } from './engine.ts';
import { loaded } from './scenes.ts';

const hooks = silentHooks({ resources: `${import.meta.dirname}/../../../resources`, version: '0.1.0' });

const picturesOf = (nodes: readonly DrawingNode[]): number =>
  nodes.reduce((sum, node) => sum + (node.type === 'group' ? picturesOf(node.children) : node.type === 'image' ? 1 : 0), 0);

/** The map of a fiche and what the report says of its methods. */
async function fiche(engine: Engine, file: string, baseMaps: boolean) {
  const { sites } = await engine.call('workshop/matrix', {});
  const access = { userData: engine.userData, network: engine.network.shared };
  const request = { kind: 'site', id: sites[0]?.siteId, baseMaps } as const;
  const report = await withReader(file, (reader) => buildReport(reader, request, hooks, new Date(2026, 10, 21), access));
  const map = report.sections.flatMap(({ blocks }) => blocks).find((block) => block.type === 'map');
  if (map?.type !== 'map') throw new Error('a fiche has a map');
  return { pictures: picturesOf(map.drawing.children), words: wordsOf(map.drawing.children).join(' '), methods: report.methods.join('\n') };
}

it('stand under the map of a fiche where they are asked for, with whom they are from, and say what failed', async () => {
  const engine = await loaded();
  const server = await startTileServer();
  try {
    engine.network.set(true);
    const source = { type: 'xyz' as const, address: `${server.address}/e/{z}/{x}/{y}.png`, levels: { first: 0, last: 18 } };
    const kept = { id: 'essai', title: 'Fond d’essai', attribution: '© Service d’essai', origin: 'essai', source };
    const map = await engine.call('base-maps/keep', { map: kept, address: null });
    await engine.call('base-maps/arrange', { change: 'add', name: map.title, shown: [{ map, visible: true, opacity: 1, grey: false }] });
    await engine.call('project/save-as', { file: engine.grant('fond.gpkg', 'document') });
    const file = engine.path('fond.gpkg');

    const plain = await fiche(engine, file, false);
    expect([plain.pictures, plain.words.includes('© Service d’essai'), server.asked.length]).toEqual([0, false, 0]);
    const shown = await fiche(engine, file, true);
    expect(shown.pictures).toBeGreaterThan(3);
    expect(shown.words).toContain('© Service d’essai');
    expect(shown.methods).toContain('Fond de carte\u00a0: © Service d’essai.');
    expect(shown.methods).not.toContain('manque');

    await engine.call('base-maps/empty-cache', {});
    server.mood = 'broken';
    const failed = await fiche(engine, file, true);
    expect(failed.pictures).toBe(0);
    expect(failed.methods).toMatch(/Fond d’essai.*manque.*sur \d+.*le service ne répond pas/u);

    await engine.call('base-maps/empty-cache', {});
    server.mood = 'webp';
    const onScreenOnly = await fiche(engine, file, true);
    expect(onScreenOnly.pictures).toBe(0);
    expect(onScreenOnly.methods).toMatch(/manque.*images WebP, qui ne s’affichent qu’à l’écran/u);
  } finally {
    await server.close();
  }
});
