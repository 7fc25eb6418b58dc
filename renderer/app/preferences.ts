/** Language and appearance: kept by main, applied here. */
import { type Preferences, TEXT_SIZES } from '../../shared/contract/shell.ts';
import { refusalOf } from '../engine/refusal.ts';
import { shellCall } from '../engine/shell.ts';
import { useNotices } from '../state/notices.ts';
import { usePreferences } from '../state/preferences.ts';

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
const contrastSystem = window.matchMedia('(prefers-contrast: more)');

function apply(): void {
  const { theme, contrast, motion, language, receive } = usePreferences.getState();
  const shownTheme = theme === 'system' ? (darkSystem.matches ? 'dark' : 'light') : theme;
  const highContrast = contrast === 'more' || (contrast === 'system' && contrastSystem.matches);
  const { dataset } = document.documentElement;
  dataset['theme'] = shownTheme;
  dataset['contrast'] = highContrast ? 'more' : 'usual';
  dataset['motion'] = motion;
  document.documentElement.lang = language;
  receive({ shownTheme, highContrast });
}

export async function startPreferences(): Promise<void> {
  darkSystem.addEventListener('change', apply);
  contrastSystem.addEventListener('change', apply);
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

export function toggleContrast(): void {
  void changePreferences({ contrast: usePreferences.getState().highContrast ? 'usual' : 'more' });
}

/** To the next size up (1) or down (−1), 0 = the usual one. */
export function stepTextSize(step: 1 | -1 | 0): void {
  const at = TEXT_SIZES.indexOf(usePreferences.getState().textSize);
  const next = step === 0 ? 100 : TEXT_SIZES[Math.min(Math.max(at + step, 0), TEXT_SIZES.length - 1)];
  if (next !== undefined) void changePreferences({ textSize: next });
}
