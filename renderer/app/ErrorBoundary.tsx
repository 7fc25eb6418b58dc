import { Component, type ErrorInfo, type ReactNode } from 'react';
import { translate } from '../../shared/messages/index.ts';
import { usePreferences } from '../state/preferences.ts';

/** A fault of the window itself: the project is safe in the engine, the window can be drawn again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: Error): { fault: Error } {
    return { fault };
  }

  override componentDidCatch(fault: Error, info: ErrorInfo): void {
    console.error(fault, info.componentStack);
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    const text = (id: string): string => translate(usePreferences.getState().language, id);
    return (
      <main className="fault">
        <h1>{text('fault.title')}</h1>
        <p>{text('fault.explanation')}</p>
        <button type="button" className="button primary" onClick={() => this.setState({ fault: null })}>
          {text('fault.again')}
        </button>
        <details className="details">
          <summary>{text('error.details')}</summary>
          <pre>{fault.stack ?? fault.message}</pre>
        </details>
      </main>
    );
  }
}
