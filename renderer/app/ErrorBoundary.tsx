// Replaces a part of the window that failed with a message and its remedy, and never shows a stack.
import { Component, type ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import styles from './Frame.module.css';

export function Broken({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const actions = (
    <>
      <Button onPress={onRetry}>Try again</Button>
      <Button variant="quiet" onPress={() => window.location.reload()}>
        Reload the window
      </Button>
    </>
  );
  return (
    <div className={styles.broken}>
      <Notice problem={problemOf(error)} actions={actions} />
    </div>
  );
}

interface State {
  failure: { error: unknown } | null;
}

export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return <Broken error={failure.error} onRetry={() => this.setState({ failure: null })} />;
  }
}
