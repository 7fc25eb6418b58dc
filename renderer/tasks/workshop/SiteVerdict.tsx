import { MessageSquare, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type MatrixSite, VERDICTS, type Verdict } from '../../../shared/domain/workshop.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useText } from '../../ui/text.tsx';
import { write } from './actions.ts';
import { revealedVote } from './Compare.tsx';
import type { WorkshopModel } from './model.ts';
import { VERDICT_ICONS } from './RankRow.tsx';
import { VoteLegend, VoteMarks } from './VoteMarks.tsx';
import { tally } from './votes.ts';
import { WordsField } from './WordsField.tsx';

/** Accept, reserve or reject, with its reason and its author; what was said before stays on record. Comments beside it. */
export function SiteVerdict({ model, site }: { model: WorkshopModel; site: MatrixSite }) {
  const text = useText();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { decisions, comments, rounds, ballots, meeting } = model.workshop;
  const said = decisions.filter((one) => one.site === site.uid);
  const last = said.at(-1);
  const [verdict, setVerdict] = useState<Verdict>(last?.verdict ?? 'accept');
  const [reason, setReason] = useState('');
  const [author, setAuthor] = useState(last?.author ?? meeting.facilitator);
  const [comment, setComment] = useState('');
  const round = revealedVote(rounds);
  const counts = round && tally(ballots, round.id, site.uid);
  const decide = async (): Promise<void> => {
    if (await write('workshop/decide', { site: site.uid, verdict, reason: reason.trim(), author: author.trim() || null })) setReason('');
  };
  const say = async (): Promise<void> => {
    if (comment.trim() === '') return;
    if (await write('workshop/comment', { site: site.uid, text: comment.trim(), author: author.trim() || null })) setComment('');
  };
  const takeBack = (label: string, act: () => Promise<unknown>) => (
    <IconButton compact icon={Trash2} isDisabled={readOnly} label={text(label)} onPress={() => void act()} />
  );
  return (
    <div className="site-tab">
      {counts && (
        <div className="row">
          <span className="secondary">{text('workshop.votes')}</span>
          <VoteMarks counts={counts} />
          <span className="secondary">{text('workshop.votes.of', { ...counts })}</span>
        </div>
      )}
      {counts && <VoteLegend />}
      <ul className="verdicts" data-testid="verdicts">
        {[...said].reverse().map((one) => {
          const Icon = VERDICT_ICONS[one.verdict];
          return (
            <li key={one.id} className={one === last ? '' : 'former'}>
              <Icon size={18} className={`verdict ${one.verdict}`} />
              <span className="grow">
                <b>{text(`workshop.verdict.${one.verdict}`)}</b>
                {one.reason !== '' && <span>{` : ${one.reason}`}</span>}
                <SaidBy {...one} />
              </span>
              {takeBack('workshop.verdict.remove', () => write('workshop/remove-decision', { id: one.id }))}
            </li>
          );
        })}
      </ul>
      {!readOnly && (
        <div className="workshop-form">
          <Segmented
            label={text('workshop.site.decision')}
            choices={VERDICTS.map((id) => ({ id, label: text(`workshop.verdict.${id}`) }))}
            value={verdict}
            onChange={(id) => setVerdict(id as Verdict)}
          />
          <WordsField label={text('workshop.verdict.reason')} value={reason} onChange={setReason} rows={2} onEnter={() => void decide()} />
          <div className="form-pair end">
            <TextField label={text('workshop.author')} value={author} onChange={setAuthor} />
            <Button look="primary" isDisabled={verdict !== 'accept' && reason.trim() === ''} onPress={() => void decide()}>
              {text('workshop.verdict.keep')}
            </Button>
          </div>
        </div>
      )}
      <h3>{text('workshop.comments')}</h3>
      <ul className="verdicts">
        {comments
          .filter((one) => one.site === site.uid)
          .map((one) => (
            <li key={one.id}>
              <MessageSquare size={16} />
              <span className="grow">
                {one.text}
                <SaidBy {...one} />
              </span>
              {takeBack('workshop.comment.remove', () => write('workshop/remove-comment', { id: one.id }))}
            </li>
          ))}
      </ul>
      {!readOnly && (
        <div className="form-pair end">
          <TextField
            label={text('workshop.comment')}
            value={comment}
            onChange={setComment}
            onKeyDown={(event) => event.key === 'Enter' && void say()}
          />
          <Button isDisabled={comment.trim() === ''} onPress={() => void say()}>
            {text('workshop.comment.add')}
          </Button>
        </div>
      )}
    </div>
  );
}

function SaidBy({ author, at }: { author: string | null; at: string }) {
  const format = useFormat();
  return <span className="small muted block">{author === null ? format.moment(at) : `${author}, ${format.moment(at)}`}</span>;
}
