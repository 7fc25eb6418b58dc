/** A zoom on Île-de-France and the overseas départements, set on the page by the engine where they cover nothing: one step. */
import type { Translate } from '../../../shared/messages/index.ts';
import { call } from '../../engine/call.ts';
import { useNotices } from '../../state/notices.ts';
import { attempt } from '../attempt.ts';
import { changeable } from './change.ts';
import { commitLayout } from './pending.ts';

export function placeInsets(text: Translate): Promise<boolean> {
  return attempt(async () => {
    const now = changeable();
    if (!now) return;
    const { layout, added, left } = await call('insets/place', { layout: now.layout });
    const { toast } = useNotices.getState();
    if (added.length === 0 && left.length === 0) {
      toast('layout.insets-none', {}, 'info');
      return;
    }
    // Only if nobody changed the page meanwhile.
    if (added.length > 0 && changeable()?.layout === now.layout)
      commitLayout(layout, 'add', text('layout.insets', { count: added.length }));
    if (left.length > 0) toast('layout.insets-left', { names: left.join(', ') }, 'info');
  });
}
