import { type ReactElement, type ReactNode, useContext, useId } from 'react';
import { Popover as AriaPopover, DialogTrigger, OverlayTriggerStateContext } from 'react-aria-components';

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
  const id = useId();
  // named by itself: the button it belongs to would name it otherwise
  const named = { id, 'aria-label': label, 'aria-labelledby': id };
  return (
    <DialogTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger}
      <AriaPopover className="popover" {...named} placement={placement} offset={6} {...(width ? { style: { width } } : {})}>
        <Content>{children}</Content>
      </AriaPopover>
    </DialogTrigger>
  );
}

/** The popover itself is the dialog: the hidden buttons that leave it, at its two ends, stand inside it then. */
function Content({ children }: Pick<PopoverProps, 'children'>) {
  const state = useContext(OverlayTriggerStateContext);
  return typeof children === 'function' ? children(() => state?.close()) : children;
}
