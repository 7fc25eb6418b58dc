/** Language and theme: kept by main, applied here. */
import type { Preferences } from '../../shared/contract/shell.ts';
import { refusalOf } from '../engine/refusal.ts';
import { shellCall } from '../engine/shell.ts';
import { useNotices } from '../state/notices.ts';
import { usePreferences } from '../state/preferences.ts';

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');

function apply(): void {
  const { theme, language, receive } = usePreferences.getState();
  const shownTheme = theme === 'system' ? (darkSystem.matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset['theme'] = shownTheme;
  document.documentElement.lang = language;
  receive({ shownTheme });
}

export async function startPreferences(): Promise<void> {
  darkSystem.addEventListener('change', apply);
  apply();
  const info = await shellCall('info');
  usePreferences.getState().receive({ ...info.preferences, version: info.version, overlayControls: info.windowControls === 'overlay' });
  apply();
}

export async function changePreferences(change: Partial<Preferences>): Promise<void> {
  usePreferences.getState().receive(change);
  apply();
  try {
    await shellCall('changePreferences', change);
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}

export function toggleTheme(): void {
  void changePreferences({ theme: usePreferences.getState().shownTheme === 'dark' ? 'light' : 'dark' });
}
