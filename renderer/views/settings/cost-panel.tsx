/** What the app itself costs: its processes, their memory and processor time. Asked only while this is on the screen. */

import { type ReactNode, useEffect, useState } from 'react';
import type { AppCost } from '../../../preload/contract.ts';
import { Fact, Panel } from '../../components/ui/surface.tsx';
import { remember, sayAllMemory, sayProcesses, sayProcessorSinceStart, sayRecentProcessor } from '../../format/cost.ts';
import { call } from '../../state/calls.ts';
import { say } from '../../words/words.ts';

const everyMs = 5_000;

function useCost(): readonly AppCost[] {
  const [seen, setSeen] = useState<readonly AppCost[]>([]);
  useEffect(() => {
    let isOpen = true;
    const ask = async (): Promise<void> => {
      if (document.hidden) return;
      const answer = await call('service.cost', {});
      if (isOpen && answer.ok) setSeen((before) => remember(before, answer.value));
    };
    void ask();
    const timer = setInterval(() => void ask(), everyMs);
    return () => {
      isOpen = false;
      clearInterval(timer);
    };
  }, []);
  return seen;
}

export function CostPanel(): ReactNode {
  const seen = useCost();
  const cost = seen.at(-1);
  if (cost === undefined) return null;
  const recent = sayRecentProcessor(seen);
  return (
    <Panel title={say('settings.whatItCosts')} lead={say('settings.inglenooksOwnProcessesMemoryThatTwo')}>
      <dl>
        <Fact label={say('settings.processes')}>{sayProcesses(cost)}</Fact>
        <Fact label={say('settings.memory')}>{sayAllMemory(cost)}</Fact>
        <Fact label={say('settings.processorTime')}>{sayProcessorSinceStart(cost)}</Fact>
        {recent !== undefined && <Fact label={say('settings.processorTimeLately')}>{recent}</Fact>}
      </dl>
    </Panel>
  );
}
