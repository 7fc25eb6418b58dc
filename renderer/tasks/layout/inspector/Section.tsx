import type { ReactNode } from 'react';
import { Select, type SelectProps } from '../../../ui/Select.tsx';

/** A part of the inspector: its title, then rows of a name and what is set. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="layout-section">
      <h3>
        <span className="grow">{title}</span>
        {aside}
      </h3>
      {children}
    </section>
  );
}

export function Rows({ children }: { children: ReactNode }) {
  return <div className="layout-rows">{children}</div>;
}

/** The name of a row is for the eye; what is set says itself what it is. */
export function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <span className="secondary row-name" aria-hidden="true">
        {name}
      </span>
      <div className="row-field">{children}</div>
    </>
  );
}

/** A row whose field is one choice of several. */
export function ChoiceRow({ name, ...choice }: { name: string } & Omit<SelectProps, 'label' | 'compact' | 'hideLabel'>) {
  return (
    <Row name={name}>
      <Select compact hideLabel label={name} {...choice} />
    </Row>
  );
}
