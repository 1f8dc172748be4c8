/** A button of an alert; one that asks for a text has a field for it. */
import { type ReactNode, useState } from 'react';
import type { AlertAction } from '../../../preload/contract.ts';
import { Button } from '../../components/ui/button.tsx';
import { TextField } from '../../components/ui/fields.tsx';
import list from '../../components/ui/list.module.css';
import { alertButtonText } from '../../format/alert.ts';
import { say } from '../../words/words.ts';

export function AlertButton(props: { action: AlertAction; onPress: (input?: string) => void }): ReactNode {
  const { action, onPress } = props;
  const [isWriting, setWriting] = useState(false);
  const [text, setText] = useState('');
  const label = alertButtonText(action);
  if (action.input === undefined || !isWriting) {
    return (
      <Button size="s" onPress={() => (action.input === undefined ? onPress() : setWriting(true))}>
        {label}
      </Button>
    );
  }
  return (
    <form
      className={list.filters}
      onSubmit={(event) => {
        event.preventDefault();
        onPress(text);
      }}
    >
      <TextField label={label} value={text} placeholder={action.input.placeholder ?? ''} onChange={setText} />
      <Button type="submit" size="s" isDisabled={text.trim() === ''}>
        {say('controls.send')}
      </Button>
    </form>
  );
}
