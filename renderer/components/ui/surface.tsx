/** Page furniture: headings, panels, states that are empty, loading or failed, and small marks. */
import type { ReactNode } from 'react';
import type { Failure } from '../../../preload/contract.ts';
import { sayFailure } from '../../format/failure.ts';
import type { Loaded } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import { Icon, type IconName } from '../icons/icon.tsx';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import styles from './surface.module.css';

export function PageHeader(props: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  back?: ReactNode;
}): ReactNode {
  return (
    <header className={styles.header}>
      {props.back}
      <div className={styles.titles}>
        <h1 dir="auto" className={styles.title}>
          {props.title}
        </h1>
        {props.lead !== undefined && <p className={styles.lead}>{props.lead}</p>}
      </div>
      {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
    </header>
  );
}

export function Panel(props: {
  title?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  tone?: 'plain' | 'danger';
}): ReactNode {
  return (
    <section className={cx(styles.panel, props.tone === 'danger' && styles.dangerPanel)}>
      {props.title !== undefined && (
        <div className={styles.panelHead}>
          <div className={styles.panelTitles}>
            <h2 className={styles.panelTitle}>{props.title}</h2>
            {props.lead !== undefined && <p className={styles.panelLead}>{props.lead}</p>}
          </div>
          {props.actions}
        </div>
      )}
      {props.children}
    </section>
  );
}

export function EmptyState(props: {
  icon: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>
        <Icon name={props.icon} size={32} />
      </span>
      <h2>{props.title}</h2>
      {props.children !== undefined && <div className={styles.emptyText}>{props.children}</div>}
      {props.action}
    </div>
  );
}

export function Loading({ label = say('controls.loading') }: { label?: string }): ReactNode {
  return (
    <div className={styles.loading} role="status">
      <span className={styles.spinner} aria-hidden="true" />
      <span>{label}…</span>
    </div>
  );
}

function Failed({ error, onRetry }: { error: Failure; onRetry?: () => void }): ReactNode {
  return (
    <div className={styles.failed} role="alert">
      <Icon name="alert-circle-outline" />
      <span>{sayFailure(error)}</span>
      {onRetry !== undefined && (
        <Button size="s" icon="refresh" onPress={onRetry}>
          {say('app.tryAgain')}
        </Button>
      )}
    </div>
  );
}

/** The three ends of loading. */
export function LoadedView<T>(props: {
  state: Loaded<T>;
  onRetry?: () => void;
  label?: string;
  children: (value: T) => ReactNode;
}): ReactNode {
  const { state, onRetry, children } = props;
  if (state.kind === 'ready') return children(state.value);
  if (state.kind === 'failed') return <Failed error={state.error} {...(onRetry === undefined ? {} : { onRetry })} />;
  return <Loading {...(props.label === undefined ? {} : { label: props.label })} />;
}

export type Tone = 'neutral' | 'good' | 'warning' | 'danger' | 'info' | 'accent';

export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}): ReactNode {
  return (
    <span className={cx(styles.badge, styles[tone])}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}

export function Notice({
  tone,
  children,
  actions,
}: {
  tone: Tone;
  children: ReactNode;
  actions?: ReactNode;
}): ReactNode {
  return (
    <div className={cx(styles.notice, styles[tone])}>
      <Icon name={tone === 'good' ? 'check' : tone === 'info' ? 'information-outline' : 'alert-circle-outline'} />
      <div className={styles.noticeText}>{children}</div>
      {actions}
    </div>
  );
}

/** A label with its value, in lists of facts. */
export function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
