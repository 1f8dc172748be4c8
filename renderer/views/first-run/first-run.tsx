/** The first page of all: where the devices are to be found. Four ways, each ends with a working home. */
import { type ReactNode, useState } from 'react';
import type { BrokerSettings, FoundBroker } from '../../../preload/contract.ts';
import { Icon, type IconName } from '../../components/icons/icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { Loading, Notice } from '../../components/ui/surface.tsx';
import { attempt, call } from '../../state/calls.ts';
import { newBroker } from '../settings/broker-draft.ts';
import { BrokerForm } from '../settings/broker-form.tsx';
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
        <h1>Welcome to Inglenook</h1>
        {step === 'choose' && <Choices onStep={setStep} onHand={() => enterByHand(newBroker())} />}
        {step === 'find' && (
          <FindBrokers onPick={(found) => enterByHand(newBroker(found))} onBack={() => setStep('choose')} />
        )}
        {step === 'hand' && (
          <>
            <p className={styles.lead}>Which broker do your devices speak to?</p>
            <div className={styles.form}>
              <BrokerForm
                broker={draft}
                hasPassword={false}
                onDone={() => void finish()}
                onCancel={() => setStep('choose')}
                saveLabel="Connect"
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
      <p className={styles.lead}>
        Your home in the tray: devices over MQTT, with no hub in between. First of all, Inglenook needs a broker.
      </p>
      <div className={styles.choices}>
        <Choice
          icon="magnify"
          title="Find a broker"
          text="Looks for brokers on your network."
          onPress={() => onStep('find')}
        />
        <Choice icon="server-network" title="Enter an address" text="You know where your broker is." onPress={onHand} />
        <Choice
          icon="home-variant"
          title="Use the built-in broker"
          text="You have none yet: Inglenook brings its own."
          isBusy={busy === 'builtin'}
          onPress={() => void startBuiltin()}
        />
        <Choice
          icon="theater"
          title="Try the demo home"
          text="Simulated devices, to look around first."
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
        <span>{props.isBusy === true ? 'One moment…' : props.text}</span>
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
      <p className={styles.lead}>Brokers that announce themselves on the network by mDNS.</p>
      {search.kind === 'busy' && <Loading label="Looking around, about 3 seconds" />}
      {search.kind === 'done' && search.found.length === 0 && (
        <Notice tone="info">No broker announces itself. Many do not: enter its address by hand.</Notice>
      )}
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
        <Button onPress={onBack}>Back</Button>
        <Button kind="primary" icon="magnify" isDisabled={search.kind === 'busy'} onPress={() => void look()}>
          {search.kind === 'idle' ? 'Look for brokers' : 'Look again'}
        </Button>
      </div>
    </>
  );
}
