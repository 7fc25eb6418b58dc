import type { ReactElement, ReactNode } from 'react';
import { Popover as AriaPopover, Dialog, DialogTrigger } from 'react-aria-components';

interface PopoverProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly placement?: 'bottom end' | 'bottom start' | 'top start' | 'top end' | 'left top';
  readonly width?: number;
  /** Where something else opens it too. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

export function Popover({ trigger, label, placement = 'bottom end', width, isOpen, onOpenChange, children }: PopoverProps) {
  return (
    <DialogTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger}
      <AriaPopover className="popover" placement={placement} offset={6} {...(width ? { style: { width } } : {})}>
        <Dialog aria-label={label}>{({ close }) => (typeof children === 'function' ? children(close) : children)}</Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
