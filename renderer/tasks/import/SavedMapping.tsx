import { Save } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useText } from '../../ui/text.tsx';
import { forgetMapping, rememberMapping } from './actions.ts';
import type { Draft } from './draft.ts';

/** Decisions kept for the next file of the same source, by name. */
export function SavedMapping({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const text = useText();
  const { remembered } = draft;
  const box = useRef<HTMLDivElement>(null);
  const forget = async (): Promise<void> => {
    if (!remembered) return;
    await forgetMapping(remembered.id);
    // the button goes: without this the keyboard would be nowhere, and Escape would not close the dialog
    box.current?.querySelector<HTMLElement>('[data-testid=mapping-save]')?.focus();
    onChange({ ...draft, remembered: null, choices: {} });
  };
  return (
    <div className="saved-mapping" ref={box}>
      {remembered && (
        <span className="small ellipsis" title={remembered.name}>
          {text('import.mapping-saved')} <b>{remembered.name}</b>
        </span>
      )}
      {remembered && <LinkButton onPress={() => void forget()}>{text('import.mapping-forget')}</LinkButton>}
      <Popover
        label={text('import.mapping-save')}
        width={340}
        trigger={
          <Button size="compact" icon={Save} data-testid="mapping-save">
            {text('import.mapping-save')}
          </Button>
        }
      >
        {(close) => <NameForm draft={draft} onChange={onChange} close={close} />}
      </Popover>
    </div>
  );
}

function NameForm({ draft, onChange, close }: { draft: Draft; onChange: (draft: Draft) => void; close: () => void }) {
  const text = useText();
  const [name, setName] = useState(draft.remembered?.name ?? draft.proposal.layer);
  const save = async (): Promise<void> => {
    const saved = await rememberMapping(draft, name.trim());
    if (saved) onChange({ ...draft, remembered: { id: saved.id, name: saved.name } });
    close();
  };
  return (
    <form
      className="name-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void save();
      }}
    >
      <TextField label={text('import.mapping-name')} value={name} onChange={setName} autoFocus maxLength={100} />
      <p className="small secondary">{text('import.mapping-hint')}</p>
      <div className="row">
        <span className="grow" />
        <Button look="discreet" onPress={close}>
          {text('action.cancel')}
        </Button>
        <Button look="primary" type="submit" isDisabled={name.trim() === ''}>
          {text('import.mapping-keep')}
        </Button>
      </div>
    </form>
  );
}
