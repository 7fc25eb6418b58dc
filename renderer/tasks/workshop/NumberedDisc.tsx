import { memo } from 'react';

/** The disc of a site with its number: the same in the list, on the map and on paper. Its fill level says the maturity. */
const LEVELS: Readonly<Record<string, 'full' | 'half' | 'empty'>> = { disponible: 'full', 'court terme': 'half', 'avant 2030': 'empty' };

export const NumberedDisc = memo(function NumberedDisc({
  number,
  maturite,
  size = 24,
}: {
  number: number;
  maturite: string | null;
  size?: number;
}) {
  const level = LEVELS[maturite ?? ''] ?? 'empty';
  return (
    <svg className={`numbered-disc ${level}`} width={size} height={size} viewBox="-13 -13 26 26" aria-hidden="true">
      <circle r="10.5" fill={level === 'full' ? 'var(--mat-1)' : 'var(--mat-3)'} stroke="var(--mat-line)" strokeWidth="1.6" />
      {level === 'half' && <path d="M0-10.500a10.500 10.500 0 0 0 0 21Z" fill="var(--mat-2)" />}
      <text y="4" {...(number > 99 ? { fontSize: 9 } : {})}>
        {number}
      </text>
    </svg>
  );
});
