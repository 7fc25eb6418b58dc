import { FileText } from 'lucide-react';
import { useMemo } from 'react';
import { runCommand } from '../../state/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { copyToClipboard } from '../clipboard.ts';
import { minutesText } from './minutes-text.ts';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

/** The minutes as words: ranking, weights, decisions, actions, journal. */
export function MinutesDialog({ model, onClose }: RoomDialogProps) {
  const text = useText();
  const format = useFormat();
  const words = useMemo(() => minutesText(model, text, format), [model, text, format]);
  return (
    <Dialog
      title={text('workshop.minutes')}
      icon={<FileText size={18} />}
      width={760}
      height={640}
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <Button onPress={() => copyToClipboard({ 'text/plain': words })}>{text('action.copy')}</Button>
          <Button
            look="primary"
            onPress={() => {
              onClose();
              runCommand('report/minutes');
            }}
          >
            {text('workshop.minutes.write')}
          </Button>
        </>
      }
    >
      <pre className="minutes selectable" data-testid="minutes">
        {words}
      </pre>
    </Dialog>
  );
}
