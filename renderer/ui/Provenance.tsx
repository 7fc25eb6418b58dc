import { type ReactNode, useRef, useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useText } from './text.tsx';

export type ProvenanceOrigin = 'calculated' | 'imported' | 'entered';

interface ProvenanceProps {
  readonly origin: ProvenanceOrigin;
  /** "Surface : 63,41 ha" */
  readonly title: string;
  readonly facts: readonly { readonly name: string; readonly value: ReactNode }[];
}

const GAP = 6;

/** The letter after a figure that says where it comes from; a click opens method, source, date and precision, beside the panel it stands in. */
export function Provenance({ origin, title, facts }: ProvenanceProps) {
  const text = useText();
  const letter = text(`provenance.${origin}.letter`);
  const mark = useRef<HTMLButtonElement>(null);
  const [offset, setOffset] = useState(GAP);
  /** The figure stays in sight: the card goes past the panel's edge. */
  const place = (open: boolean): void => {
    const panel = mark.current?.closest('.panel');
    if (open && panel && mark.current) setOffset(mark.current.getBoundingClientRect().left - panel.getBoundingClientRect().left + GAP);
  };
  return (
    <DialogTrigger onOpenChange={place}>
      <Button ref={mark} className={`provenance ${origin}`} aria-label={`${text(`provenance.${origin}`)}, ${title}`}>
        {letter}
      </Button>
      <Popover className="popover provenance-popover" placement="left top" offset={offset}>
        <Dialog>
          <Heading slot="title" level={3} className="row">
            <span className={`provenance ${origin}`} aria-hidden="true">
              {letter}
            </span>
            {title}
          </Heading>
          <dl>
            {facts.map((fact) => (
              <div key={fact.name}>
                <dt>{fact.name}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
