import { FilePlus2, FolderOpen, GraduationCap, Import, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { RecentProject } from '../../../shared/contract/shell.ts';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useProject } from '../../state/project.ts';
import { BrandMark } from '../../ui/BrandMark.tsx';
import { LinkButton } from '../../ui/Button.tsx';
import { Keyboard } from '../../ui/Keyboard.tsx';
import { useText } from '../../ui/text.tsx';
import { RecentProjects } from './RecentProjects.tsx';
import { RecoveryOffer } from './RecoveryOffer.tsx';
import './start.css';

interface StartScreenProps {
  readonly onReopen: (project: RecentProject) => void;
  readonly onRecover: (session: string) => void;
}

export function StartScreen({ onReopen, onRecover }: StartScreenProps) {
  const text = useText();
  const version = usePreferences((preferences) => preferences.version);
  return (
    <main className="start">
      <section className="start-left">
        <div className="row start-brand">
          <BrandMark size={40} />
          <span>Emprise</span>
        </div>
        <h1>{text('start.title')}</h1>
        <p>{text('start.subtitle')}</p>
        <BigButton primary command="project/new" icon={FilePlus2} title={text('start.new')} hint={text('start.new-hint')} />
        <BigButton command="project/open" icon={FolderOpen} title={text('start.open')} hint={text('start.open-hint')} />
        <BigButton command="project/open-demo" icon={GraduationCap} title={text('start.demo')} hint={text('start.demo-hint')} />
        <div className="start-drop" data-drop-zone>
          <Import size={20} />
          <span>{text('start.drop')}</span>
        </div>
        <footer>
          <div className="row small muted">
            <span className="number">{text('start.version', { version })}</span>
            <LinkButton onPress={() => runCommand('import/catalogue')}>{text('empty.catalogue')}</LinkButton>
            <LinkButton onPress={() => runCommand('help/shortcuts')}>{text('command.help/shortcuts')}</LinkButton>
          </div>
          <div className="small muted">{text('start.offline')}</div>
        </footer>
      </section>
      <section className="start-right">
        <RecoveryOffer onRecover={onRecover} />
        <RecentProjects onReopen={onReopen} />
      </section>
    </main>
  );
}

interface BigButtonProps {
  readonly command: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly hint: ReactNode;
  readonly primary?: boolean;
}

function BigButton({ command, icon: Icon, title, hint, primary }: BigButtonProps) {
  const busy = useProject((store) => store.busy);
  const shortcut = shortcutOf(command);
  return (
    <Button className={`big-button${primary ? ' primary' : ''}`} isDisabled={busy} onPress={() => runCommand(command)}>
      <span className="icon">
        <Icon size={20} />
      </span>
      <span>
        <b>{title}</b>
        <span className="hint">{hint}</span>
      </span>
      {shortcut && <Keyboard shortcut={shortcut} />}
    </Button>
  );
}
