/** Fill level of the disc says the maturity without its colour: full, half, empty. */
const LEVELS: Readonly<Record<string, 1 | 2 | 3>> = { disponible: 1, 'court terme': 2, 'avant 2030': 3 };

export function MaturityDisc({ value, size = 12 }: { value: string; size?: number }) {
  const level = LEVELS[value];
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="5" fill={level === 1 ? 'var(--mat-1)' : 'var(--mat-3)'} stroke="var(--mat-line)" strokeWidth="1.4" />
      {level === 2 && <path d="M6 1a5 5 0 0 0 0 10Z" fill="var(--mat-2)" />}
      {level === undefined && <path d="M4 6h4" stroke="var(--mat-line)" strokeWidth="1.2" />}
    </svg>
  );
}

export function Maturity({ value, label, boxed }: { value: string; label: string; boxed?: boolean }) {
  return (
    <span className={`maturity${boxed ? ' boxed' : ''}`}>
      <MaturityDisc value={value} />
      {label}
    </span>
  );
}
