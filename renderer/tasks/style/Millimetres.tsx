import { useText } from '../../ui/text.tsx';
import { NumberInput } from './NumberInput.tsx';

interface MillimetresProps {
  /** Message id. */
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly step?: number;
  /** Taken when the field is emptied. */
  readonly usual: number;
  readonly onChange: (value: number) => void;
}

/** A size on paper. */
export function Millimetres({ label, value, least = 0, most, step = 0.1, usual, onChange }: MillimetresProps) {
  const text = useText();
  const take = (size: number | null): void => onChange(size ?? usual);
  return <NumberInput label={text(label)} unit="mm" least={least} most={most} step={step} value={value} onChange={take} />;
}
