import { type Ref, useRef, useState } from 'react';

interface WordsBoxProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly most?: number;
  readonly disabled?: boolean;
  readonly lines?: number;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
  /** While one types, to show it on the page. */
  readonly onTyping?: (value: string) => void;
  /** Once: on leaving, or Entrée in a single line. */
  readonly onChange: (value: string) => void;
}

/** Words in one line, or in several. Échap gives back what was there. */
export function WordsBox({
  label,
  value,
  placeholder,
  most = 300,
  disabled = false,
  lines = 1,
  inputRef,
  onTyping,
  onChange,
}: WordsBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  // what is typed is shown on the page at once, and so comes back as the value: what was there before is kept here
  const before = useRef(value);
  const take = (): void => {
    setTyped(null);
    if (typed !== null && typed !== before.current) onChange(typed);
  };
  const common = {
    'aria-label': label,
    value: typed ?? value,
    placeholder,
    maxLength: most,
    disabled,
    onChange: ({ target }: { target: { value: string } }) => {
      if (typed === null) before.current = value;
      setTyped(target.value);
      onTyping?.(target.value);
    },
    onBlur: take,
  };
  const giveUp = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Escape' || typed === null) return;
    event.preventDefault();
    event.stopPropagation();
    setTyped(null);
    onTyping?.(before.current);
  };
  return lines > 1 ? (
    <textarea {...common} ref={inputRef} className="words-box" rows={lines} onKeyDown={giveUp} />
  ) : (
    <input
      {...common}
      className="words-box"
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        giveUp(event);
      }}
    />
  );
}
