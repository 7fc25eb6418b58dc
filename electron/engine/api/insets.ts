import { withInsets } from '../../../shared/cartography/page/auto-insets.ts';
import { translator } from '../../../shared/messages/index.ts';
import type { EngineHandlers } from './serve.ts';
import { today } from './services/layouts/drawer.ts';
import { gatherPage } from './services/layouts/gather.ts';
import type { Workspace } from './workspace.ts';

/** Where insets find room on a page: asked for once, so it is reckoned here and now. */
export function insetHandlers(workspace: Workspace): Pick<EngineHandlers, 'insets/place'> {
  return {
    'insets/place': ({ layout }) => {
      const data = gatherPage(workspace.project, layout, { object: null, today: today() });
      const { layout: placed, added, left } = withInsets(layout, data, translator(layout.language));
      return { layout: placed, added: [...added], left: [...left] };
    },
  };
}
