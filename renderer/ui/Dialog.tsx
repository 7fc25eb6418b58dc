import { X } from 'lucide-react';
import type { ReactNode } from 'react';
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
