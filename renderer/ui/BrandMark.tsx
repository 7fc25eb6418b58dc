export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 4.5 13.5 2.5 12 21.5 3 19Z" fill="var(--c-accent)" />
      <path d="M15.3 2.8 21 5.5 21.5 12.5 14.7 11.5Z" fill="none" stroke="var(--c-accent)" strokeWidth="1.7" strokeLinejoin="round" />
      <path d="M14.5 13.9 21.3 14.9 20.5 19.5 14 21.5Z" fill="var(--c-select-map)" />
    </svg>
  );
}
