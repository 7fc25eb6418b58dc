import { usePreferences } from '../../state/preferences.ts';
import { PublicScreen } from '../../tasks/workshop/public/PublicScreen.tsx';
import { TextProvider, useText } from '../../ui/text.tsx';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { PublicMap } from './PublicMap.tsx';
import { usePublic } from './start.ts';

/** Large type, no controls: what the room reads from its last row of chairs. */
export function PublicApp() {
  const language = usePreferences((preferences) => preferences.language);
  return (
    <TextProvider language={language}>
      <ErrorBoundary>
        <Screen />
      </ErrorBoundary>
    </TextProvider>
  );
}

function Screen() {
  const text = useText();
  const state = usePublic((store) => store.state);
  if (!state) return <p className="public-waiting">{text('workshop.public.waiting')}</p>;
  return <PublicScreen state={state} map={<PublicMap state={state} />} />;
}
