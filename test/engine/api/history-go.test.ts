import { describe, expect, test } from 'vitest';
import { loaded } from './scenes.ts';

describe('going to a step of the journal', () => {
  test('turns as many steps as it takes, back and forth, and says so', async () => {
    const engine = await loaded();
    const name = async () => (await engine.call('object/get', { table: 'sites', fid: 1 })).values['site_nom'];
    const first = await name();
    const names = ['Un', 'Deux', 'Trois'];
    const steps: number[] = [];
    for (const site_nom of names) {
      const { step } = await engine.call('object/put', { table: 'sites', fid: 1, values: { site_nom } });
      steps.push(step.id);
      expect(step.tables).toContain('sites');
    }
    const [one, , three] = steps;
    const before =
      (await engine.call('history/list', {}))
        .map(({ id }) => id)
        .filter((id) => !steps.includes(id))
        .at(-1) ?? null;
    expect(await engine.call('history/go', { step: one as number })).toEqual({ undone: 2, redone: 0 });
    expect(await name()).toBe('Un');
    expect(await engine.call('history/go', { step: before })).toEqual({ undone: 1, redone: 0 });
    expect(await name()).toBe(first);
    expect(await engine.call('history/go', { step: three as number })).toEqual({ undone: 0, redone: 3 });
    expect(await name()).toBe('Trois');
    expect(await engine.call('history/go', { step: three as number })).toEqual({ undone: 0, redone: 0 });
    await expect(engine.call('history/go', { step: 999_999 })).rejects.toMatchObject({ code: 'object-unknown' });
    expect(await name()).toBe('Trois');
  });
});
