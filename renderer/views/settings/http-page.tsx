/** Whether programs may ask over HTTP, from where, and with which tokens. */
import { type FormEvent, type ReactNode, useCallback, useState } from 'react';
import type { HttpSettings } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { NumberInput, TextArea, TextField } from '../../components/ui/fields.tsx';
import { Notice, Panel } from '../../components/ui/surface.tsx';
import { Toggle } from '../../components/ui/toggle.tsx';
import { attempt, call, useLoaded } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { HttpTokens } from './http-tokens.tsx';
import { saveSettings, ToggleLine } from './setting-line.tsx';
import styles from './settings-view.module.css';

export function HttpPage(): ReactNode {
  const { http } = useSettings();
  const key = JSON.stringify(http);
  // Whether it listens is asked for anew after each change, of a token too.
  const [changes, setChanges] = useState(0);
  return (
    <>
      <Panel title={say('http.title')} lead={say('http.lead')}>
        <div>
          <ToggleLine
            title={say('http.on')}
            isOn={http.enabled}
            onChange={(enabled) => saveSettings({ http: { enabled } })}
          />
        </div>
        <HttpStanding key={`${key}${changes}`} />
        <HttpForm key={key} http={http} />
      </Panel>
      <HttpTokens onChange={() => setChanges((count) => count + 1)} />
    </>
  );
}

/** Where it listens, or why it does not. */
function HttpStanding(): ReactNode {
  const [state] = useLoaded(useCallback(() => call('http.state', {}), []));
  if (state.kind !== 'ready') return null;
  const { url, problem } = state.value;
  if (problem !== undefined) return <Notice tone="danger">{sayProblem(problem)}</Notice>;
  if (url === undefined) return <p className={styles.lineText}>{say('http.off')}</p>;
  return (
    <p className={styles.lineText}>
      {say('http.listensAt')} <span className={styles.mono}>{url}</span>
    </p>
  );
}

function sayProblem(problem: string): string {
  switch (problem) {
    case 'token.missing':
      return say('http.noToken');
    case 'certificate.missing':
      return say('http.noCertificate');
    case 'certificate.unreadable':
      return say('http.badCertificate');
    case 'EADDRINUSE':
      return say('http.portInUse');
    default:
      return say('http.cannotListen', { reason: problem });
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is wrong with the form, or undefined; names and origins are judged where they are saved. */
function problemOf(port: number | undefined, lan: boolean, certFile: string, keyFile: string): string | undefined {
  if (port === undefined || port < 1 || port > 65_535) return say('brokers.aPortIsANumberFrom');
  const needsFiles = lan || certFile !== '' || keyFile !== '';
  return needsFiles && (certFile === '' || keyFile === '') ? say('http.needsFiles') : undefined;
}

function HttpForm({ http }: { http: HttpSettings }): ReactNode {
  const [port, setPort] = useState<number | undefined>(http.port);
  const [lan, setLan] = useState(http.lan);
  const [certFile, setCertFile] = useState(http.certFile ?? '');
  const [keyFile, setKeyFile] = useState(http.keyFile ?? '');
  const [names, setNames] = useState(http.names.join('\n'));
  const [origins, setOrigins] = useState(http.origins.join('\n'));
  const problem = problemOf(port, lan, certFile, keyFile);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (problem !== undefined || port === undefined) return;
    const files = { certFile: certFile === '' ? null : certFile, keyFile: keyFile === '' ? null : keyFile };
    const patch = { http: { port, lan, ...files, names: linesOf(names), origins: linesOf(origins) } };
    void attempt(call('settings.update', { patch }), say('common.saved'));
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <NumberInput label={say('common.port')} value={port} min={1} max={65_535} step={1} onChange={setPort} />
      <Toggle isOn={lan} onChange={setLan}>
        {say('http.lan')}
      </Toggle>
      <PathField label={say('http.certificate')} purpose="cert" value={certFile} onChange={setCertFile} />
      <PathField label={say('http.key')} purpose="key" value={keyFile} onChange={setKeyFile} />
      <div className={styles.pair}>
        <TextArea
          label={say('http.names')}
          rows={2}
          isMono
          value={names}
          onChange={setNames}
          hint={say('http.namesHint')}
        />
        <TextArea
          label={say('http.origins')}
          rows={2}
          isMono
          value={origins}
          onChange={setOrigins}
          hint={say('http.originsHint')}
        />
      </div>
      {problem !== undefined && <p className={styles.lineText}>{problem}</p>}
      <div className={styles.actions}>
        <Button type="submit" isDisabled={problem !== undefined}>
          {say('common.save')}
        </Button>
      </div>
    </form>
  );
}

function PathField(props: {
  label: string;
  purpose: 'cert' | 'key';
  value: string;
  onChange: (path: string) => void;
}): ReactNode {
  const { label, purpose, value, onChange } = props;
  return (
    <div className={styles.fileRow}>
      <TextField label={label} value={value} onChange={(path) => onChange(path.trim())} isMono />
      <Button
        onPress={() => {
          void attempt(call('app.pickPath', { purpose })).then((picked) => {
            if (typeof picked?.path === 'string') onChange(picked.path);
          });
        }}
      >
        {say('brokers.choose')}
      </Button>
    </div>
  );
}
