/** Brokers that announce themselves, looked for at once: nobody has to ask first. */
import { type ReactNode, useState } from 'react';
import type { FoundBroker } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { Loading } from '../../components/ui/surface.tsx';
import { call, useLoaded } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import { Choice } from './choice.tsx';
import styles from './first-run.module.css';

export function FoundBrokers({ onPick }: { onPick: (found: FoundBroker) => void }): ReactNode {
  const [turn, setTurn] = useState(0);
  return <OneSearch key={turn} onPick={onPick} onAgain={() => setTurn(turn + 1)} />;
}

const search = () => call('broker.find', {});

function OneSearch({ onPick, onAgain }: { onPick: (found: FoundBroker) => void; onAgain: () => void }): ReactNode {
  const [state] = useLoaded(search);
  if (state.kind === 'loading') return <Loading label={say('firstRun.looking')} />;
  const found = state.kind === 'ready' ? state.value.found : [];
  return (
    <section className={styles.found} aria-label={say('firstRun.foundTitle')}>
      {found.length > 0 && <h2>{say('firstRun.foundTitle')}</h2>}
      {found.map((each) => (
        <Choice key={each.url} icon="server-network" title={each.name} text={each.url} onPress={() => onPick(each)} />
      ))}
      <div className={styles.again}>
        {found.length === 0 && <span>{say('firstRun.none')}</span>}
        <Button kind="quiet" icon="magnify" onPress={onAgain}>
          {say('firstRun.again')}
        </Button>
      </div>
    </section>
  );
}
