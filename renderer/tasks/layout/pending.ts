/** Changes on their way to the engine: one after the other, the page shown being ahead of them until they are kept. */
import type { CallParams } from '../../../shared/contract/engine.ts';
import type { PageLayout } from '../../../shared/domain/page-layout.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useLayoutView } from '../../state/layout.ts';
import { useNotices } from '../../state/notices.ts';
import { addPending } from '../../state/pending.ts';

export type LayoutAct = NonNullable<CallParams<'layouts/change'>['act']>;

let line: Promise<unknown> = Promise.resolve();
let underWay = 0;
let listed = false;

/** Shows the page so; `commitLayout` keeps it. */
export function draftLayout(layout: PageLayout): void {
  useLayoutView.setState({ draft: layout });
}

/** One step of the journal. Refused: the page is as it was, and it is said why. */
export function commitLayout(layout: PageLayout, act: LayoutAct, subject = ''): void {
  draftLayout(layout);
  underWay += 1;
  listed = false;
  // an undo is of this step, not of the one before it
  const forget = addPending(async () => void (await line));
  line = line
    .then(() => call('layouts/change', { id: layout.id, layout, act, subject: subject.slice(0, 200) }))
    .then((receipt) => {
      // nothing differs: no list is on its way
      if (receipt === null) listed = true;
    })
    .catch((error: unknown) => {
      useNotices.getState().refuse(refusalOf(error));
      listed = true;
    })
    .finally(() => {
      forget();
      underWay -= 1;
      if (listed) settle();
    });
}

/** What is kept has come back from the engine: it is what shows from now on, unless a change is still on its way. */
export function settle(): void {
  listed = true;
  if (underWay === 0 && useLayoutView.getState().draft !== null && !gesture) useLayoutView.setState({ draft: null });
}

let gesture = false;
/** While something is being dragged, lists that come in do not take it from the hand. */
export function holding(on: boolean): void {
  gesture = on;
}

/** The page as it was before the gesture. */
export function dropDraft(): void {
  if (underWay === 0) useLayoutView.setState({ draft: null });
}

/** When all changes are kept: what is exported is what is shown. */
export function allKept(): Promise<unknown> {
  return line;
}
