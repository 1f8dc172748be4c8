/** The first page of all: where the devices are to be found. Four ways, each ends with a working home. */
import { type ReactNode, useState } from 'react';
import type { BrokerSettings, FoundBroker } from '../../../preload/contract.ts';
import { Icon, type IconName } from '../../components/icons/icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Loading, Notice } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import { newBroker } from '../settings/broker-draft.ts';
import { BrokerForm } from '../settings/broker-form.tsx';
import { CopiesList } from '../settings/copies-list.tsx';
import styles from './first-run.module.css';

type Step = 'choose' | 'find' | 'hand';

async function finish(): Promise<void> {
  await attempt(call('settings.update', { patch: { setupDone: true } }));
}

export function FirstRun(): ReactNode {
  const [step, setStep] = useState<Step>('choose');
  const [draft, setDraft] = useState<BrokerSettings>(() => newBroker());
  const enterByHand = (broker: BrokerSettings): void => {
    setDraft(broker);
    setStep('hand');
  };
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <span className={styles.logo}>
          <Icon name="fire" size={36} />
        </span>
        <h1>{say('firstRun.welcome')}</h1>
        {step === 'choose' && <CopiesList most={3} title={say('settings.restoreFromACopy')} />}
        {step === 'choose' && <Choices onStep={setStep} onHand={() => enterByHand(newBroker())} />}
        {step === 'find' && (
          <FindBrokers onPick={(found) => enterByHand(newBroker(found))} onBack={() => setStep('choose')} />
        )}
        {step === 'hand' && (
          <>
            <p className={styles.lead}>{say('firstRun.which')}</p>
            <div className={styles.form}>
              <BrokerForm
                broker={draft}
                hasPassword={false}
                onDone={() => void finish()}
                onCancel={() => setStep('choose')}
                saveLabel={say('firstRun.connect')}
              />
            </div>
          </>
        )}
      </div>
    </main>
  );
}

function Choices({ onStep, onHand }: { onStep: (step: Step) => void; onHand: () => void }): ReactNode {
  const [busy, setBusy] = useState<'builtin' | 'demo'>();
  const startBuiltin = async (): Promise<void> => {
    setBusy('builtin');
    const done = await attempt(call('broker.setBuiltin', { enabled: true, lan: false }));
    if (done !== undefined) await finish();
    setBusy(undefined);
  };
  const tryDemo = async (): Promise<void> => {
    setBusy('demo');
    // Nothing is saved: after the demo, the next start asks again.
    await attempt(call('demo.start', {}));
    setBusy(undefined);
  };
  return (
    <>
      <p className={styles.lead}>{say('firstRun.lead')}</p>
      <div className={styles.choices}>
        <Choice
          icon="magnify"
          title={say('firstRun.find')}
          text={say('firstRun.findText')}
          onPress={() => onStep('find')}
        />
        <Choice icon="server-network" title={say('firstRun.enter')} text={say('firstRun.enterText')} onPress={onHand} />
        <Choice
          icon="home-variant"
          title={say('firstRun.builtin')}
          text={say('firstRun.builtinText')}
          isBusy={busy === 'builtin'}
          onPress={() => void startBuiltin()}
        />
        <Choice
          icon="theater"
          title={say('firstRun.demo')}
          text={say('firstRun.demoText')}
          isBusy={busy === 'demo'}
          onPress={() => void tryDemo()}
        />
      </div>
    </>
  );
}

function Choice(props: {
  icon: IconName;
  title: string;
  text: string;
  isBusy?: boolean;
  onPress: () => void;
}): ReactNode {
  return (
    <button type="button" className={styles.choice} disabled={props.isBusy} onClick={props.onPress}>
      <span className={styles.choiceIcon}>
        <Icon name={props.icon} size={24} />
      </span>
      <span className={styles.choiceWords}>
        <strong>{props.title}</strong>
        <span>{props.isBusy === true ? say('firstRun.moment') : props.text}</span>
      </span>
      <Icon name="chevron-right" />
    </button>
  );
}

type Search =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly found: readonly FoundBroker[] };

function FindBrokers({ onPick, onBack }: { onPick: (found: FoundBroker) => void; onBack: () => void }): ReactNode {
  const [search, setSearch] = useState<Search>({ kind: 'idle' });
  const look = async (): Promise<void> => {
    setSearch({ kind: 'busy' });
    const answer = await attempt(call('broker.find', {}));
    setSearch({ kind: 'done', found: answer?.found ?? [] });
  };
  return (
    <>
      <p className={styles.lead}>{say('firstRun.announced')}</p>
      {search.kind === 'busy' && <Loading label={say('firstRun.looking')} />}
      {search.kind === 'done' && search.found.length === 0 && <Notice tone="info">{say('firstRun.none')}</Notice>}
      {search.kind === 'done' && (
        <div className={styles.choices}>
          {search.found.map((found) => (
            <Choice
              key={found.url}
              icon="server-network"
              title={found.name}
              text={found.url}
              onPress={() => onPick(found)}
            />
          ))}
        </div>
      )}
      <div className={styles.actions}>
        <Button onPress={onBack}>{say('device.back')}</Button>
        <Button kind="primary" icon="magnify" isDisabled={search.kind === 'busy'} onPress={() => void look()}>
          {say(search.kind === 'idle' ? 'brokers.lookForBrokers' : 'firstRun.again')}
        </Button>
      </div>
    </>
  );
}
