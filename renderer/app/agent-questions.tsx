/** What agents ask a person for: on every page, until it is answered or its time is over. */
import type { ReactNode } from 'react';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/surface.tsx';
import { alertText } from '../format/alert.ts';
import { attempt, call } from '../state/calls.ts';
import { useSlice } from '../state/use-store.tsx';
import styles from './notice-bar.module.css';

export function AgentQuestions(): ReactNode {
  const questions = [...useSlice('alerts').values()].filter(
    ({ rule, state }) => rule === 'agent' && state !== 'recovered',
  );
  if (questions.length === 0) return null;
  return (
    <div className={styles.bar} role="alert">
      {questions.map((alert) => {
        const { title, body } = alertText(alert);
        return (
          <Notice
            key={alert.id}
            tone="warning"
            actions={alert.actions.map(({ id, label }) => (
              <Button
                key={id}
                size="s"
                onPress={() => void attempt(call('alert.action', { id: alert.id, action: id }))}
              >
                {label}
              </Button>
            ))}
          >
            <strong>{title}</strong> <span dir="auto">{body}</span>
          </Notice>
        );
      })}
    </div>
  );
}
