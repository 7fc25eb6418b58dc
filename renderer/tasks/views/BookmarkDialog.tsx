import { useEffect, useRef, useState } from 'react';
import type { Bookmark } from '../../../shared/domain/views.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import { keepView, proposedName, renameBookmark } from './actions.ts';

/** Names a bookmark: a new one of the present view, or one that is there. */
export function BookmarkDialog({ bookmark }: { bookmark: Bookmark | null }) {
  const text = useText();
  const { close } = useDialogs.getState();
  const [name, setName] = useState(bookmark?.name ?? '');
  const [withLayers, setWithLayers] = useState(false);
  const typed = useRef(bookmark !== null);
  const field = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: proposed once, for the view there was
  useEffect(() => {
    if (bookmark) return field.current?.querySelector('input')?.select();
    let current = true;
    void proposedName(text).then((proposed) => {
      if (!current || typed.current) return;
      setName(proposed);
      // ready to be typed over
      requestAnimationFrame(() => field.current?.querySelector('input')?.select());
    });
    return () => {
      current = false;
    };
  }, []);
  const done = (): void => {
    const given = name.trim();
    if (given === '') return;
    close();
    if (bookmark) void renameBookmark(bookmark, given);
    else void keepView(given, withLayers);
  };
  return (
    <Dialog
      title={text(bookmark ? 'views.rename-title' : 'views.add-title')}
      width={440}
      onClose={close}
      footer={
        <DialogFooter onCancel={close}>
          <Button look="primary" isDisabled={name.trim() === ''} onPress={done}>
            {text(bookmark ? 'action.rename' : 'views.add-action')}
          </Button>
        </DialogFooter>
      }
    >
      <div ref={field} className="bookmark-form">
        <TextField
          label={text('views.name')}
          value={name}
          maxLength={200}
          onChange={(value) => {
            typed.current = true;
            setName(value);
          }}
          autoFocus
          onKeyDown={(event) => event.key === 'Enter' && done()}
        />
        {!bookmark && (
          <Checkbox checked={withLayers} onChange={setWithLayers}>
            {text('views.keep-layers')}
          </Checkbox>
        )}
      </div>
    </Dialog>
  );
}
