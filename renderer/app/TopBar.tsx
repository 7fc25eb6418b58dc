import {
  Contrast,
  Frame,
  History,
  Languages,
  type LucideIcon,
  Map as MapIcon,
  Menu as MenuIcon,
  Presentation,
  Search,
  SunMoon,
  Table2,
  X,
} from 'lucide-react';
import { Button } from 'react-aria-components';
import { shellCall } from '../engine/shell.ts';
import { runCommand, shortcutOf } from '../state/commands.ts';
import { usePreferences } from '../state/preferences.ts';
import { useProject } from '../state/project.ts';
import { type Mode, useView } from '../state/view.ts';
import { TasksPopover } from '../tasks/analysis/TasksPopover.tsx';
import { SaveState } from '../tasks/project/SaveState.tsx';
import { BrandMark } from '../ui/BrandMark.tsx';
import { HelpButton } from '../ui/HelpButton.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Keyboard } from '../ui/Keyboard.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useText } from '../ui/text.tsx';

const MODES: readonly { readonly id: Mode; readonly icon: LucideIcon }[] = [
  { id: 'carte', icon: MapIcon },
  { id: 'sites', icon: Table2 },
  { id: 'atelier', icon: Presentation },
  { id: 'mise-en-page', icon: Frame },
];
const MENU_BELOW = 44;

export function TopBar() {
  const text = useText();
  const project = useProject((store) => store.project);
  const mode = useView((view) => view.mode);
  const historyOpen = useView((view) => view.historyOpen);
  const overlay = usePreferences((preferences) => preferences.overlayControls);
  return (
    <header className={`top-bar${overlay ? ' with-controls' : ''}`} data-region="top">
      <div className="top-left">
        <div className="brand">
          <BrandMark />
          <span>Emprise</span>
        </div>
        <IconButton
          icon={MenuIcon}
          label={text('top.menu')}
          onPress={({ target }) => void shellCall('openMenu', { x: Math.round(target.getBoundingClientRect().left), y: MENU_BELOW })}
        />
        {project && (
          <>
            <span className="project-name ellipsis" title={project.fileName ?? project.name} data-testid="project-name">
              {project.name}
            </span>
            {project.demonstration && <span className="tag warning">{text('project.fictional')}</span>}
            <SaveState project={project} />
          </>
        )}
      </div>
      <nav className="modes" aria-label={text('top.modes')}>
        {MODES.map(({ id, icon: Icon }) => (
          <Button
            key={id}
            className={`mode${mode === id && project ? ' current' : ''}`}
            isDisabled={!project}
            aria-current={mode === id && project ? 'page' : false}
            onPress={() => runCommand(`mode/${id}`)}
          >
            <Icon size={17} />
            {text(`mode.${id}`)}
          </Button>
        ))}
      </nav>
      <div className="top-right">
        <Button className="search-box" onPress={() => runCommand('palette/open')}>
          <Search size={14} />
          <span className="grow ellipsis">{text('top.search')}</span>
          <Keyboard shortcut={shortcutOf('palette/open') ?? ''} />
        </Button>
        <TasksPopover />
        {project && (
          <span data-history>
            <IconButton
              icon={History}
              label={text('history.title')}
              active={historyOpen}
              aria-pressed={historyOpen}
              onPress={() => runCommand('history/show')}
            />
          </span>
        )}
        <HelpButton />
        <Menu
          label={text('top.appearance')}
          placement="bottom end"
          trigger={<IconButton icon={SunMoon} label={text('top.appearance')} />}
          entries={[
            { id: 'theme', label: text('command.theme/toggle'), icon: SunMoon, run: () => runCommand('theme/toggle') },
            { id: 'contrast', label: text('command.contrast/toggle'), icon: Contrast, run: () => runCommand('contrast/toggle') },
            { id: 'language', label: text('command.language/toggle'), icon: Languages, run: () => runCommand('language/toggle') },
            { id: 'settings', label: text('command.settings/open'), separated: true, run: () => runCommand('settings/open') },
            ...(project
              ? [
                  { id: 'properties', label: text('command.project/properties'), run: () => runCommand('project/properties') },
                  { id: 'close', label: text('command.project/close'), icon: X, run: () => runCommand('project/close') },
                ]
              : []),
          ]}
        />
      </div>
    </header>
  );
}
