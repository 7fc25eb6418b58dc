import { hasMessage } from '../../../shared/messages/index.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import { crsText } from './crs-text.ts';
import { crsOf, type Draft } from './draft.ts';
import { EncodingCards, encodingName } from './EncodingChoice.tsx';

interface DetectedFactsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** To the step where it can be changed. */
  readonly onFormat: () => void;
}

/** What the look at the file found and how it was decided, in short. */
export function DetectedFacts({ draft, onChange, onFormat }: DetectedFactsProps) {
  const text = useText();
  const { proposal } = draft;
  const crs = crsOf(draft);
  const found = [
    hasMessage(`format.${proposal.format}`) ? text(`format.${proposal.format}`) : proposal.format,
    text(`geometry.${proposal.geometry}`),
    proposal.count === null ? '' : text('import.objects', { count: proposal.count }),
  ];
  return (
    <section>
      <h3>{text('import.detected')}</h3>
      <dl className="facts">
        <dt>{text('import.file')}</dt>
        <dd className="selectable">{draft.file}</dd>
        <dt>{text('import.format')}</dt>
        <dd>{found.filter(Boolean).join(', ')}</dd>
        <dt>{text('import.crs')}</dt>
        <dd>
          {crs === null
            ? text('import.crs-none')
            : `${crsText(crs, text)}, ${text(`import.how.${draft.choices.crs ? 'given' : (proposal.crs?.how ?? 'given')}`)}`}{' '}
          <LinkButton onPress={onFormat}>{text('import.change')}</LinkButton>
        </dd>
        {proposal.encoding && (
          <>
            <dt>{text('import.encoding')}</dt>
            <dd>
              {`${encodingName(draft.choices.encoding ?? proposal.encoding.name)}, ${text(`import.how.${proposal.encoding.how}`)}`}
              {proposal.encodingChoices.length > 1 && `. ${text('import.encoding-look')}`}
            </dd>
          </>
        )}
      </dl>
      {proposal.encodingChoices.length > 1 && <EncodingCards draft={draft} onChange={onChange} most={2} />}
    </section>
  );
}
