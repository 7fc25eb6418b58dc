import type { LucideIcon } from 'lucide-react';
import { Button, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components';
import { shortcutText } from './shortcut.ts';
import { useText } from './text.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'className' | 'children' | 'style'> {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly compact?: boolean;
  readonly active?: boolean;
  /** A mark in the corner: something is going on behind this button. */
  readonly dot?: boolean;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
}

export function IconButton({ icon: Icon, label, shortcut, compact, active, dot, placement = 'bottom', ...rest }: IconButtonProps) {
  const text = useText();
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <Button {...rest} aria-label={label} className={`icon-button${compact ? ' compact' : ''}${active ? ' active' : ''}`}>
        <Icon size={compact ? 16 : 18} />
        {dot && <span className="dot" />}
      </Button>
      <Tooltip className="tooltip" placement={placement} offset={6}>
        {label}
        {shortcut && <span className="shortcut">{shortcutText(shortcut, text)}</span>}
      </Tooltip>
    </TooltipTrigger>
  );
}
