import { useState } from 'react';
import { call } from '../../engine/call.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import { attempt } from '../attempt.ts';

const LONGEST = 200;

/** Name of the project, and who makes its maps and reports: said once, repeated at the foot of every page. One step of the journal. */
export function PropertiesDialog() {
  const text = useText();
  const { close } = useDialogs.getState();
  const project = useProject((store) => store.project);
  const [name, setName] = useState(project?.name ?? '');
  const [realisation, setRealisation] = useState(project?.realisation ?? '');
  const [contact, setContact] = useState(project?.contact ?? '');
  if (!project) return null;
  const now = { name: name.trim(), realisation: realisation.trim(), contact: contact.trim() };
  const same = now.name === project.name && now.realisation === project.realisation && now.contact === project.contact;
  const keep = (): void => {
    if (now.name === '' || project.readOnly) return;
    close();
    if (!same) void attempt(async () => useProject.getState().show(await call('project/settings', now)));
  };
  const field = (id: 'name' | 'realisation' | 'contact', value: string, set: (value: string) => void) => (
    <TextField
      label={text(`project.properties.${id}`)}
      placeholder={id === 'name' ? '' : text(`project.properties.${id}-example`)}
      value={value}
      onChange={set}
      maxLength={LONGEST}
      isReadOnly={project.readOnly}
      autoFocus={id === 'realisation'}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
  return (
    <Dialog
      title={text('project.properties')}
      width={520}
      onClose={close}
      footer={
        <DialogFooter onCancel={close}>
          <Button look="primary" onPress={keep} isDisabled={project.readOnly || now.name === ''}>
            {text('project.properties.keep')}
          </Button>
        </DialogFooter>
      }
    >
      <div className="project-properties">
        {field('name', name, setName)}
        {field('realisation', realisation, setRealisation)}
        {field('contact', contact, setContact)}
        <p className="small muted">{text('project.properties.hint')}</p>
      </div>
    </Dialog>
  );
}
