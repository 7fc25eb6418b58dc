/** The public window: it asks the engine for its map, and is told the rest by the facilitator's page. */

import { create } from 'zustand';
import { call } from '../../engine/call.ts';
import { onEngineRestart } from '../../engine/connect.ts';
import { on } from '../../engine/events.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { PUBLIC_CHANNEL, type PublicMessage, type PublicState } from '../../tasks/workshop/public/state.ts';

interface PublicStore {
  /** Null until the facilitator's page has spoken. */
  readonly state: PublicState | null;
}
export const usePublic = create<PublicStore>()(() => ({ state: null }));

function apply(state: PublicState): void {
  const { dataset } = document.documentElement;
  dataset['theme'] = state.theme;
  dataset['contrast'] = state.highContrast ? 'more' : 'usual';
  document.documentElement.lang = state.language;
  document.title = state.title;
  usePreferences.getState().receive({ shownTheme: state.theme, language: state.language, highContrast: state.highContrast });
  if (state.camera) useView.getState().setReadout({ epsg: state.camera.epsg });
  usePublic.setState({ state });
}

async function readProject(): Promise<void> {
  useProject.getState().show(await call('project/summary', {}));
}

export function startPublic(): void {
  const channel = new BroadcastChannel(PUBLIC_CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<PublicMessage>) => {
    if (data.kind === 'state') apply(data.state);
  };
  channel.postMessage({ kind: 'hello' } satisfies PublicMessage);
  const reread = (): void => void readProject().catch(() => undefined);
  on('project/changed', reread);
  on('project/state', reread);
  onEngineRestart(reread);
  reread();
}
