import { Maximize, PanelRightClose } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand, shortcutOf } from '../../state/commands.ts';
import { HelpButton } from '../../ui/HelpButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';

interface SheetHeadProps {
  readonly kicker: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly children?: ReactNode;
  /** Beside the way to the object on the map. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
}

export function SheetHead({ kicker, title, subtitle, children, actions, onClose }: SheetHeadProps) {
  const text = useText();
  return (
    <header className="sheet-head">
      <div className="row">
        <span className="micro muted condensed ellipsis grow" title={kicker}>
          {kicker}
        </span>
        <IconButton
          compact
          icon={Maximize}
          label={text('command.map/zoom-selection')}
          shortcut={shortcutOf('map/zoom-selection')}
          onPress={() => runCommand('map/zoom-selection')}
        />
        {actions}
        <HelpButton compact />
        <IconButton compact icon={PanelRightClose} label={text('inspector.close')} onPress={onClose} />
      </div>
      <h2 className="selectable" data-testid="inspector-title">
        {title}
      </h2>
      {subtitle && <p className="small secondary">{subtitle}</p>}
      {children && <div className="row sheet-tags">{children}</div>}
    </header>
  );
}
