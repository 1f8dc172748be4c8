/** The raw side of an entity: topics, templates and the last payloads. */

import { type ReactNode, useCallback } from 'react';
import type { Entity, EntityDiagnostics } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { Badge, LoadedView, Notice } from '../../components/ui/surface.tsx';
import { TimeText } from '../../components/ui/time-text.tsx';
import { call, useLoaded } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import styles from './diagnostics-view.module.css';

export function DiagnosticsView({ entity }: { entity: Entity }): ReactNode {
  const { id } = entity;
  const ask = useCallback(() => call('entity.diagnostics', { id }), [id]);
  const [state, reload] = useLoaded(ask);
  return (
    <LoadedView state={state} onRetry={reload}>
      {(diagnostics) => <Diagnostics diagnostics={diagnostics} onReload={reload} />}
    </LoadedView>
  );
}

function Diagnostics({ diagnostics, onReload }: { diagnostics: EntityDiagnostics; onReload: () => void }): ReactNode {
  return (
    <div className={styles.list}>
      <Button size="s" icon="refresh" onPress={onReload}>
        {say('common.refresh')}
      </Button>
      {diagnostics.problem !== undefined && <Notice tone="warning">{diagnostics.problem}</Notice>}
      {diagnostics.topics.map((topic) => (
        <div key={`${topic.use}:${topic.topic}`} className={styles.topic}>
          <div className={styles.head}>
            <Badge>{say(`diagnosticsViewUseWords.${topic.use}`)}</Badge>
            <code className={styles.code}>{topic.topic}</code>
            {topic.lastAt !== undefined && (
              <span className={styles.when}>
                <TimeText iso={topic.lastAt} />
              </span>
            )}
          </div>
          {topic.template !== undefined && <Payload label={say('common.template')} text={topic.template} />}
          {topic.lastPayload !== undefined ? (
            <Payload
              label={topic.truncated === true ? say('device.lastPayloadCut') : say('device.lastPayload')}
              text={topic.lastPayload}
            />
          ) : (
            topic.use !== 'command' && <p className={styles.when}>{say('device.nothingReceivedYet')}</p>
          )}
        </div>
      ))}
      <div className={styles.topic}>
        <div className={styles.head}>
          <Badge>{say('device.discovery')}</Badge>
          <code className={styles.code}>{diagnostics.discoveryTopic}</code>
        </div>
        {diagnostics.discoveryPayload !== undefined && (
          <Payload label={say('device.config')} text={pretty(diagnostics.discoveryPayload)} />
        )}
      </div>
    </div>
  );
}

function Payload({ label, text }: { label: string; text: string }): ReactNode {
  return (
    <figure className={styles.payload}>
      <figcaption>{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long payload scrolls, so the keyboard must reach it */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}

/** JSON with line breaks; other text as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
