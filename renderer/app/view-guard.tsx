/** Keeps the window alive when a view cannot be drawn: the way around stays, and the person can go on or try again. */

import { Component, type ReactNode } from 'react';
import { Button } from '../components/ui/button.tsx';
import { EmptyState } from '../components/ui/surface.tsx';
import { say } from '../words/words.ts';

/** React tells of errors while drawing to class components only. Give it a key for each place. */
export class ViewGuard extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <EmptyState
        icon="alert-circle-outline"
        title={say('app.thisPageCannotBeShown')}
        action={<Button onPress={() => this.setState({ hasFailed: false })}>{say('app.tryAgain')}</Button>}
      >
        {say('app.somethingOnItIsNotAs')}
      </EmptyState>
    );
  }
}
