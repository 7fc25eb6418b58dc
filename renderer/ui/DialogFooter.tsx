import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { useText } from './text.tsx';

interface DialogFooterProps {
  readonly onCancel: () => void;
  /** What is said at the left; it takes the room that is left (`grow`). */
  readonly aside?: ReactNode;
  /** What cannot easily be taken back begins on the way out. */
  readonly startsOnCancel?: boolean;
  readonly children: ReactNode;
}

/** Foot of a dialog that asks for one thing: the way out, then what is done (`children`), at the right. */
export function DialogFooter({ onCancel, aside = <span className="grow" />, startsOnCancel = false, children }: DialogFooterProps) {
  const text = useText();
  return (
    <>
      {aside}
      <Button look="discreet" onPress={onCancel} autoFocus={startsOnCancel}>
        {text('action.cancel')}
      </Button>
      {children}
    </>
  );
}
