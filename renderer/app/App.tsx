import { I18nProvider } from 'react-aria-components';
import { refusalOf } from '../engine/refusal.ts';
import { shellCall } from '../engine/shell.ts';
import { useMapViews } from '../state/map-views.ts';
import { useNotices } from '../state/notices.ts';
import { usePreferences } from '../state/preferences.ts';
import { useProject } from '../state/project.ts';
import { useView } from '../state/view.ts';
import { HelpDialog } from '../tasks/help/HelpDialog.tsx';
import { LayoutMode } from '../tasks/layout/LayoutMode.tsx';
import { recover } from '../tasks/project/actions.ts';
import { StartScreen } from '../tasks/start/StartScreen.tsx';
import { TextProvider } from '../ui/text.tsx';
import { Dialogs } from './Dialogs.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Notices } from './Notices.tsx';
import { openProjectFile } from './open-requests.ts';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { Workbench } from './Workbench.tsx';
import './frame.css';
import './small-window.css';

export function App() {
  const language = usePreferences((preferences) => preferences.language);
  const isOpen = useProject((store) => store.project !== null);
  const onPage = useView((view) => view.mode === 'mise-en-page');
  const fullScreen = useMapViews((views) => views.fullScreen) && isOpen;
  const reopen = (id: string): void => {
    void shellCall('reopen', { id })
      .then(openProjectFile)
      .catch((error: unknown) => useNotices.getState().refuse(refusalOf(error)));
  };
  return (
    <TextProvider language={language}>
      <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
        <ErrorBoundary>
          <div className={`window${fullScreen ? ' full-screen' : ''}`}>
            <TopBar />
            {isOpen && onPage && <LayoutMode />}
            {isOpen ? (
              // the map keeps its place and its tiles while the page is in front
              <div className={onPage ? 'behind' : 'in-front'} inert={onPage}>
                <Workbench />
              </div>
            ) : (
              <StartScreen onReopen={({ id }) => reopen(id)} onRecover={(session) => void recover(session)} />
            )}
            <StatusBar />
          </div>
          <Dialogs />
          <HelpDialog />
          <Notices />
        </ErrorBoundary>
      </I18nProvider>
    </TextProvider>
  );
}
