import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { VERDICTS, type Verdict } from '../../../shared/domain/workshop.ts';
import { useSelection } from '../../state/selection.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useText } from '../../ui/text.tsx';
import { write } from './actions.ts';
import { SiteChoice } from './scenario/SiteChoice.tsx';
import { WordsField } from './WordsField.tsx';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

/** The same verdict for several sites, in one step: those of the map's selection to begin with. */
export function DecideDialog({ model, onClose }: RoomDialogProps) {
  const text = useText();
  const { matrix, workshop } = model;
  const selected = useSelection((selection) => selection.sets['sites']) ?? [];
  const [sites, setSites] = useState<readonly string[]>(() =>
    matrix.sites.filter(({ fid }) => selected.includes(fid)).map(({ uid }) => uid),
  );
  const [verdict, setVerdict] = useState<Verdict>('reserve');
  const [reason, setReason] = useState('');
  const [author, setAuthor] = useState(workshop.meeting.facilitator);
  const decide = async (): Promise<void> => {
    const said = { verdict, reason: reason.trim(), author: author.trim() || null };
    if (await write('workshop/decide-several', { sites: [...sites], ...said })) onClose();
  };
  return (
    <Dialog
      title={text('workshop.decide')}
      icon={<ListChecks size={18} />}
      width={720}
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button
            look="primary"
            isDisabled={sites.length === 0 || (verdict !== 'accept' && reason.trim() === '')}
            onPress={() => void decide()}
          >
            {text('workshop.decide.do', { count: sites.length })}
          </Button>
        </DialogFooter>
      }
    >
      <div className="workshop-form meeting-sites">
        <SiteChoice matrix={matrix} chosen={sites} onChange={setSites} />
        <Segmented
          label={text('workshop.site.decision')}
          choices={VERDICTS.map((id) => ({ id, label: text(`workshop.verdict.${id}`) }))}
          value={verdict}
          onChange={(id) => setVerdict(id as Verdict)}
        />
        <div className="form-pair">
          <WordsField label={text('workshop.verdict.reason')} value={reason} onChange={setReason} rows={2} />
          <TextField label={text('workshop.author')} value={author} onChange={setAuthor} />
        </div>
      </div>
    </Dialog>
  );
}
