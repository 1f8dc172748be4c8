/** A template and a payload beside each other, with what comes of them: for people who write configs. */

import { type ReactNode, useEffect, useState } from 'react';
import type { TemplateTrial } from '../../../preload/contract.ts';
import { TextArea } from '../../components/ui/fields.tsx';
import { Fact, Panel } from '../../components/ui/surface.tsx';
import { sayFailure } from '../../format/failure.ts';
import { call } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import styles from './settings-view.module.css';

const typingMs = 300;
const shownChars = 2_000;

export function TryTemplate(): ReactNode {
  const [template, setTemplate] = useState('{{ value_json.temperature | float | round(1) }}');
  const [payload, setPayload] = useState('{"temperature": "21.46"}');
  const trial = useTrial(template, payload);
  return (
    <Panel title={say('discovery.tryATemplate')} lead={say('discovery.aTemplateAndAMessage')}>
      <div className={styles.sideBySide}>
        <TextArea label={say('common.template')} isMono value={template} onChange={setTemplate} />
        <TextArea label={say('common.payload')} isMono value={payload} onChange={setPayload} />
      </div>
      <dl aria-live="polite">
        {trial?.result !== undefined && (
          <Fact label={say('discovery.result')}>
            <strong className={styles.mono}>{trial.result.slice(0, shownChars)}</strong>
          </Fact>
        )}
        {trial?.error !== undefined && <Fact label={say('discovery.problem')}>{trial.error}</Fact>}
        {trial?.isJson === false && <Fact label={say('common.payload')}>{say('discovery.isNoJson')}</Fact>}
      </dl>
      {trial !== undefined && trial.steps.length > 0 && (
        <table className={styles.steps} aria-label={say('discovery.steps')}>
          <tbody>
            {trial.steps.map(({ expression, result, error }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one answer never change their places.
              <tr key={index}>
                <th scope="row" className={styles.mono}>
                  {expression.slice(0, shownChars)}
                </th>
                <td className={styles.mono}>{error ?? result?.slice(0, shownChars)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

/** What comes of it, asked when the typing pauses. */
function useTrial(template: string, payload: string): TemplateTrial | undefined {
  const [trial, setTrial] = useState<TemplateTrial>();
  useEffect(() => {
    let isShown = true;
    const timer = setTimeout(() => {
      void call('template.try', { template, payload }).then((answer) => {
        if (!isShown) return;
        setTrial(answer.ok ? answer.value : { error: sayFailure(answer.error), isJson: true, steps: [] });
      });
    }, typingMs);
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [template, payload]);
  return trial;
}
