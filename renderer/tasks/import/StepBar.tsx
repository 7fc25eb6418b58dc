import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../../ui/text.tsx';

export const STEPS = ['file', 'format', 'mapping', 'summary'] as const;
export type Step = (typeof STEPS)[number];

interface StepBarProps {
  readonly step: Step;
  /** Steps that can be gone to now. */
  readonly open: readonly Step[];
  readonly onStep: (step: Step) => void;
  readonly children?: ReactNode;
}

/** Where one is on the way from the file to the project; earlier steps can be gone back to. */
export function StepBar({ step, open, onStep, children }: StepBarProps) {
  const text = useText();
  const at = STEPS.indexOf(step);
  return (
    <div className="step-bar">
      <ol aria-label={text('import.steps')}>
        {STEPS.map((one, index) => (
          <li key={one} className={index === at ? 'current' : index < at ? 'done' : ''}>
            <button
              type="button"
              disabled={!open.includes(one)}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => onStep(one)}
              data-step={one}
            >
              <b>{index < at ? <Check size={12} aria-label={text('import.step-done')} /> : index + 1}</b>
              {text(`import.step.${one}`)}
            </button>
          </li>
        ))}
      </ol>
      {children}
    </div>
  );
}
