import { Component, type ReactNode } from 'react';
import { Notice } from '../design/notice.tsx';

interface State {
  readonly error: Error | undefined;
}

/** Shows what went wrong instead of an empty page: a fault, or a part of the page that could not be fetched. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <main className="page-failed">
        <h1 className="visually-hidden">Plinth</h1>
        <Notice isBad title="This page has failed">
          <p>{error.message}</p>
          <div className="page-failed-ways">
            <button type="button" className="button" onClick={() => location.reload()}>
              Reload the page
            </button>
            <a className="button quiet" href="./">
              All models
            </a>
          </div>
        </Notice>
      </main>
    );
  }
}
