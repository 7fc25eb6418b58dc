import { useText } from '../../../ui/text.tsx';
import { ColourBox } from './ColourBox.tsx';
import { NumberBox } from './NumberBox.tsx';
import { Row } from './Section.tsx';
import { WordsBox } from './WordsBox.tsx';

interface RowProps<T> {
  readonly value: T;
  readonly disabled: boolean;
  readonly onChange: (value: T) => void;
}

/** A title, or none. `label`: what it is the title of, read aloud. */
export function TitleRow({ label, most, value, disabled, onChange }: RowProps<string | null> & { label?: string; most?: number }) {
  const text = useText();
  return (
    <Row name={text('layout.title')}>
      <WordsBox
        label={label ?? text('layout.title')}
        value={value ?? ''}
        {...(most === undefined ? {} : { most })}
        disabled={disabled}
        placeholder={text('layout.none')}
        onChange={(title) => onChange(title.trim() === '' ? null : title.trim())}
      />
    </Row>
  );
}

/** Points of the letters; left empty, as the page sets them. */
export function SizeRow({ value, disabled, onChange }: RowProps<number | null>) {
  const text = useText();
  return (
    <Row name={text('layout.size-name')}>
      <NumberBox
        label={text('layout.size-name')}
        unit="pt"
        least={3}
        most={60}
        step={0.5}
        value={value}
        placeholder={text('layout.automatic')}
        disabled={disabled}
        onEmpty={() => onChange(null)}
        onChange={onChange}
      />
    </Row>
  );
}

/** A colour there always is. */
export function ColourRow({ value, disabled, onChange }: RowProps<string>) {
  const text = useText();
  return (
    <Row name={text('layout.colour')}>
      <ColourBox label={text('layout.colour')} value={value} disabled={disabled} onChange={(colour) => colour && onChange(colour)} />
    </Row>
  );
}
