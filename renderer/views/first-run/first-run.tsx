/** The first page of all: where the devices are to be found. It looks around by itself; each way ends with a working home. */
import { type ReactNode, useCallback, useState } from 'react';
import type { BrokerSettings, FoundBroker } from '../../../preload/contract.ts';
import { Icon } from '../../components/icons/icon.tsx';
import { attempt, call } from '../../state/calls.ts';
import { useSettings } from '../../state/use-store.tsx';
import { say } from '../../words/words.ts';
import { newBroker } from '../settings/broker-draft.ts';
import { CopiesList } from '../settings/copies-list.tsx';
import { Choice } from './choice.tsx';
import { ConnectBroker } from './connect-broker.tsx';
import styles from './first-run.module.css';
import { FoundBrokers } from './found-brokers.tsx';
import { LastPage } from './last-page.tsx';
import { OwnBroker } from './own-broker.tsx';

type Step =
  | { readonly kind: 'choose' | 'own' | 'last' }
  | { readonly kind: 'connect'; readonly broker: BrokerSettings; readonly isFound: boolean };

export function FirstRun(): ReactNode {
  const settings = useSettings();
  // Somebody who stopped half-way has a broker already.
  const hasBroker = settings.brokers.length > 0 || settings.builtinBroker.enabled;
  const [step, setStep] = useState<Step>({ kind: hasBroker ? 'last' : 'choose' });
  const choose = (): void => setStep({ kind: 'choose' });
  const goLast = useCallback((): void => setStep({ kind: 'last' }), []);
  const connect = (found?: FoundBroker): void =>
    setStep({ kind: 'connect', broker: newBroker(found), isFound: found !== undefined });
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <span className={styles.logo}>
          <Icon name="fire" size={36} />
        </span>
        <h1>{say('firstRun.welcome')}</h1>
        {step.kind === 'choose' && (
          <>
            <CopiesList most={3} title={say('settings.restoreFromACopy')} />
            <p className={styles.lead}>{say('firstRun.lead')}</p>
            <FoundBrokers onPick={connect} />
            <Choices onHand={() => connect()} onOwn={() => setStep({ kind: 'own' })} />
          </>
        )}
        {step.kind === 'connect' && (
          <>
            <p className={styles.lead}>{say('firstRun.which')}</p>
            <ConnectBroker broker={step.broker} isFound={step.isFound} onDone={goLast} onBack={choose} />
          </>
        )}
        {step.kind === 'own' && <OwnBroker onDone={goLast} onBack={choose} />}
        {step.kind === 'last' && <LastPage />}
      </div>
    </main>
  );
}

function Choices({ onHand, onOwn }: { onHand: () => void; onOwn: () => void }): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const tryDemo = async (): Promise<void> => {
    setBusy(true);
    // Nothing is saved: after the demo, the next start asks again.
    await attempt(call('demo.start', {}));
    setBusy(false);
  };
  return (
    <div className={styles.choices}>
      <Choice icon="server-network" title={say('firstRun.enter')} text={say('firstRun.enterText')} onPress={onHand} />
      <Choice icon="home-variant" title={say('firstRun.builtin')} text={say('firstRun.builtinText')} onPress={onOwn} />
      <Choice
        icon="theater"
        title={say('firstRun.demo')}
        text={say('firstRun.demoText')}
        isBusy={isBusy}
        onPress={() => void tryDemo()}
      />
    </div>
  );
}
