import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { HelpButton } from './HelpButton.tsx';
import { IconButton } from './IconButton.tsx';
import { useText } from './text.tsx';

interface DialogProps {
  readonly title: ReactNode;
  readonly icon?: ReactNode;
  readonly aside?: ReactNode;
  readonly footer?: ReactNode;
  readonly width: number;
  readonly height?: number;
  /** Escape and a click outside close it. */
  readonly dismissable?: boolean;
  readonly alert?: boolean;
  /** A « ? » beside the title. */
  readonly help?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Title = the object and the action; primary button at the right of the footer. */
export function Dialog({
  title,
  icon,
  aside,
  footer,
  width,
  height,
  dismissable = true,
  alert,
  help = true,
  onClose,
  children,
}: DialogProps) {
  const text = useText();
  useLostFocus(dismissable, onClose);
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled={!dismissable}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="modal" style={{ width, ...(height ? { height } : {}) }}>
        <AriaDialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
          {/* no header and footer: beside the page those would be landmarks of its own */}
          <div className="dialog-head">
            {icon}
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <span className="grow" />
            {aside}
            {help && !alert && <HelpButton />}
            {dismissable && <IconButton icon={X} label={text('action.close')} shortcut="Escape" onPress={onClose} />}
          </div>
          <div className="dialog-body">{children}</div>
          {footer && <div className="dialog-foot">{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A button that its own deed disables loses the focus to the page: Escape is still for the dialog. */
function useLostFocus(dismissable: boolean, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!dismissable) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && event.target === document.body) close.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [dismissable]);
}
