import { useState } from 'react';
import { Radios } from '../../ui/Radio.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { type Draft, IMPORT_ENCODINGS, withChoices } from './draft.ts';

const NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'iso-8859-1': 'ISO-8859-1',
  'iso-8859-15': 'ISO-8859-15',
  ibm850: 'CP850 (MS-DOS)',
  cp850: 'CP850 (MS-DOS)',
  macintosh: 'Mac Roman',
};
export const encodingName = (name: string): string => NAMES[name.toLowerCase()] ?? name.toUpperCase();

/** Encodings by what they make of one text of the file: the eye decides. */
export function EncodingChoice({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const text = useText();
  const { encoding, encodingChoices } = draft.proposal;
  if (!encoding) return null;
  const value = (draft.choices.encoding ?? encoding.name).toLowerCase();
  const choose = (name: string): void => onChange(withChoices(draft, { encoding: name }));
  const others = [...new Set([value, ...IMPORT_ENCODINGS])];
  return (
    <section className="choice-block">
      <h3>{text('import.encoding')}</h3>
      <p className="finding">
        <b>{encodingName(encoding.name)}</b>, {text(`import.how.${encoding.how}`)}
        {encodingChoices.length > 1 ? `. ${text('import.encoding-look')}` : ''}
      </p>
      {encodingChoices.length > 1 ? (
        <EncodingCards draft={draft} onChange={onChange} />
      ) : (
        <Select
          compact
          hideLabel
          label={text('import.encoding-change')}
          value={value}
          choices={others.map((name) => ({ id: name, label: encodingName(name) }))}
          onChange={choose}
        />
      )}
    </section>
  );
}

interface EncodingCardsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** The chosen one and the likeliest others. */
  readonly most?: number;
}

/** One text of the file as each encoding reads it. */
export function EncodingCards({ draft, onChange, most = 6 }: EncodingCardsProps) {
  const text = useText();
  const { encoding } = draft.proposal;
  // cards stay where they were: each choice has the file looked at again, with the chosen one first
  const [order] = useState(() => draft.proposal.encodingChoices.map(({ name }) => name));
  const placeOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const encodingChoices = [...draft.proposal.encodingChoices].sort((a, b) => placeOf(a.name) - placeOf(b.name));
  const value = (draft.choices.encoding ?? encoding?.name ?? '').toLowerCase();
  const chosen = encodingChoices.findIndex(({ name }) => name.toLowerCase() === value);
  const shown = encodingChoices.filter((_, index) => index === chosen || index < (chosen < most ? most : most - 1));
  return (
    <Radios
      look="cards"
      label={text('import.encoding-change')}
      value={value}
      onChange={(name) => onChange(withChoices(draft, { encoding: name }))}
      choices={shown.map(({ name, sample }) => ({
        id: name.toLowerCase(),
        content: (
          <>
            <b>{encodingName(name)}</b>
            <span className="ellipsis" title={sample}>
              {sample}
            </span>
          </>
        ),
      }))}
    />
  );
}
