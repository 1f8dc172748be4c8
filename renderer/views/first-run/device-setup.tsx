/** How devices reach the built-in broker: address, port, login, a QR code, and ready settings for usual programs. */
import type { ReactNode } from 'react';
import { QrCode } from '../../components/qr/qr-code.tsx';
import { CopyButton } from '../../components/ui/copy-button.tsx';
import { Notice } from '../../components/ui/surface.tsx';
import { accessOf, accessUrl, recipesFor } from '../../format/device-recipes.ts';
import { say } from '../../words/words.ts';
import styles from './device-setup.module.css';

/** @param props.password only where the page has just made it: it is nowhere else to be read. */
export function DeviceSetup(props: { addresses: readonly string[]; username: string; password?: string }): ReactNode {
  const { addresses, username, password } = props;
  const shown = password ?? `<${say('firstRun.yourPassword')}>`;
  const access = accessOf(addresses[0] ?? '', username, shown);
  if (access === undefined) return null;
  const others = addresses.slice(1).flatMap((url) => accessOf(url, '', '')?.host ?? []);
  return (
    <div className={styles.setup}>
      <div className={styles.top}>
        <dl className={styles.facts}>
          <Line label={say('common.address')} value={access.host} more={others} />
          <Line label={say('common.port')} value={String(access.port)} />
          <Line label={say('brokers.userName')} value={username} />
          {password !== undefined && <Line label={say('controls.password')} value={password} />}
        </dl>
        {password !== undefined && (
          <span className={styles.code}>
            <QrCode text={accessUrl(access)} label={say('firstRun.qrLabel')} />
          </span>
        )}
      </div>
      {password !== undefined && <Notice tone="info">{say('firstRun.passwordOnce')}</Notice>}
      {recipesFor(access).map(({ program, place, text }) => (
        <details key={program} className={styles.recipe}>
          <summary>{say('firstRun.settingsFor', { program })}</summary>
          <div className={styles.recipeHead}>
            <span className={styles.place}>{place}</span>
            {password !== undefined && <CopyButton text={text} label={say('firstRun.copyAll')} />}
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
          <pre className={styles.text} tabIndex={0}>
            {text}
          </pre>
        </details>
      ))}
    </div>
  );
}

function Line({ label, value, more = [] }: { label: string; value: string; more?: readonly string[] }): ReactNode {
  return (
    <div className={styles.line}>
      <dt>{label}</dt>
      <dd>
        <span className={styles.words}>
          <span className={styles.value}>{value}</span>
          {more.length > 0 && <span className={styles.more}>{more.join(', ')}</span>}
        </span>
        <CopyButton text={value} label={say('firstRun.copy', { what: label })} />
      </dd>
    </div>
  );
}
