import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chooseFileToSave } from '../../../electron/main/dialogs.ts';
import { translator } from '../../../shared/messages/index.ts';

/** The system's dialogs: what is typed, one each time, and which button is pressed. */
const system = vi.hoisted(() => ({ typed: [] as string[], buttons: [] as number[], proposed: [] as string[], said: [] as string[] }));
vi.mock('electron', () => ({
  dialog: {
    showSaveDialog: async (_window: unknown, { defaultPath }: { defaultPath: string }) => {
      system.proposed.push(defaultPath);
      const filePath = system.typed.shift();
      return { canceled: filePath === undefined, filePath: filePath ?? '' };
    },
    showMessageBox: async (_window: unknown, { message }: { message: string }) => {
      system.said.push(message);
      return { response: system.buttons.shift() ?? 1 };
    },
  },
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-dialogs-'));
  for (const list of Object.values(system)) list.splice(0);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const choose = (purpose: 'project' | 'pdf' | 'geojson', name = 'étude.gpkg') =>
  chooseFileToSave({} as BrowserWindow, purpose, name, translator('fr'));

test.each([
  ['project', 'étude', 'étude.gpkg'],
  ['project', 'étude.GPKG', 'étude.GPKG'],
  ['pdf', 'plan v1.2', 'plan v1.2.pdf'],
  ['pdf', '.pdf', '.pdf.pdf'],
  ['geojson', 'sites.json', 'sites.json'],
] as const)('%s: « %s » is written as « %s »', async (purpose, typed, written) => {
  system.typed.push(at(typed));
  expect(await choose(purpose)).toBe(at(written));
  expect(system.said).toEqual([]);
});

test('the file that the added extension would replace is named, and replaced only when the planner says so', async () => {
  writeFileSync(at('étude.gpkg'), '');
  system.typed.push(at('étude'));
  system.buttons.push(0);
  expect(await choose('project')).toBe(at('étude.gpkg'));
  expect(system.said).toEqual(['«\u00a0étude.gpkg\u00a0» existe déjà. Faut-il le remplacer\u202f?']);
});

test('refusing brings the dialog back; a name typed whole was asked about by the system', async () => {
  for (const name of ['étude.gpkg', 'autre.gpkg']) writeFileSync(at(name), '');
  system.typed.push(at('étude'), at('autre.gpkg'));
  system.buttons.push(1);
  expect(await choose('project', '../../étude.gpkg')).toBe(at('autre.gpkg'));
  expect(system.proposed).toEqual(['étude.gpkg', at('étude.gpkg')]);
  expect(system.said).toHaveLength(1);
});

test('given up is no file', async () => {
  expect(await choose('project')).toBeNull();
});
