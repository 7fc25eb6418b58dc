/** `total` 0 = unknown: a moving bar. */
export function Progress({ label, done, total, width }: { label: string; done: number; total: number; width?: number }) {
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : undefined;
  return (
    <div
      className={`progress${percent === undefined ? ' unknown' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      {...(width ? { style: { width } } : {})}
    >
      <i {...(percent === undefined ? {} : { style: { width: `${percent}%` } })} />
    </div>
  );
}
