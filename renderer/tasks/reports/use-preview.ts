import { useEffect, useState } from 'react';
import type { CallResult } from '../../../shared/contract/engine.ts';
import type { EngineError } from '../../../shared/contract/errors.ts';
import { call } from '../../engine/call.ts';
import { on } from '../../engine/events.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { usePreferences } from '../../state/preferences.ts';
import type { ReportAsked } from './model.ts';

export interface PreviewState {
  /** The last page that was drawn: it stays while the next one is on its way. */
  readonly data: CallResult<'reports/preview'> | null;
  readonly refusal: EngineError | null;
  readonly loading: boolean;
}

/** A page of the report asked for; null asks nothing. */
export function usePreview(asked: ReportAsked | null, page: number): PreviewState {
  const language = usePreferences((store) => store.language);
  const [state, setState] = useState<PreviewState>({ data: null, refusal: null, loading: asked !== null });
  /** Counts the changes of the project: the page follows them. */
  const [turn, setTurn] = useState(0);
  useEffect(() => on('project/changed', () => setTurn((count) => count + 1)), []);
  const key = asked === null ? null : JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the project has changed
  useEffect(() => {
    if (key === null) {
      setState({ data: null, refusal: null, loading: false });
      return;
    }
    let isWanted = true;
    setState(({ data }) => ({ data, refusal: null, loading: true }));
    call('reports/preview', { ...(JSON.parse(key) as ReportAsked), page, language }).then(
      (data) => isWanted && setState({ data, refusal: null, loading: false }),
      (error: unknown) => isWanted && setState({ data: null, refusal: refusalOf(error), loading: false }),
    );
    return () => {
      isWanted = false;
    };
  }, [key, page, language, turn]);
  return state;
}
