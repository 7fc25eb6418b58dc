import { useCallback, useEffect, useState } from 'react';
import type { CallResult } from '../../../shared/contract/engine.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';

type Catalogue = CallResult<'catalogue/list'>;

/** Entries and copies as they stand, asked anew when the switch changes and by `reload`. */
export function useCatalogue(): { readonly catalogue: Catalogue | null; readonly isOff: boolean; readonly reload: () => void } {
  const networkAllowed = usePreferences((preferences) => preferences.networkAllowed);
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  const reload = useCallback(() => {
    call('catalogue/list', {}).then(setCatalogue, (error: unknown) => useNotices.getState().refuse(refusalOf(error)));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the engine's answer depends on the switch
  useEffect(reload, [reload, networkAllowed]);
  // the surroundings may keep it off whatever the settings say
  return { catalogue, isOff: !networkAllowed || catalogue?.networkAllowed === false, reload };
}
