import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly look?: 'primary' | 'secondary' | 'discreet' | 'danger' | 'danger-filled';
  readonly size?: 'compact' | 'normal' | 'large';
  readonly icon?: LucideIcon;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** One primary button per panel or dialog. */
export function Button({ look = 'secondary', size = 'normal', icon: Icon, busy = false, children, ...rest }: ButtonProps) {
  const pixels = size === 'compact' ? 14 : 16;
  return (
    <AriaButton {...rest} isPending={busy} className={`button ${look} ${size}`}>
      {busy ? <LoaderCircle size={pixels} className="spinner" /> : Icon && <Icon size={pixels} />}
      {children}
    </AriaButton>
  );
}

export function LinkButton({ children, ...rest }: Omit<AriaButtonProps, 'className' | 'children'> & { children: ReactNode }) {
  return (
    <AriaButton {...rest} className="link">
      {children}
    </AriaButton>
  );
}
