import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

interface ProblemProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly summary?: string | null;
  readonly open?: boolean;
  readonly name: string;
  readonly children?: ReactNode;
}

/** One sort of remark on a file, its cases on demand. */
export function Problem({ icon, title, summary, open: openFirst = false, name, children }: ProblemProps) {
  const [open, setOpen] = useState(openFirst);
  return (
    <div className="problem" data-problem={name}>
      <button
        type="button"
        className="problem-head"
        disabled={!children}
        aria-expanded={children ? open : undefined}
        onClick={() => setOpen(!open)}
      >
        {icon}
        <span>
          <b>{title}</b>
          {summary && <span className="secondary">{summary}</span>}
        </span>
        {children && (open ? <ChevronDown size={15} /> : <ChevronRight size={15} />)}
      </button>
      {open && children && <div className="problem-cases">{children}</div>}
    </div>
  );
}
