/** Copies a text. The page has no permission for the clipboard; a copy that a press asks for needs none. */
import { type ReactNode, useState } from 'react';
import { say } from '../../words/words.ts';
import { IconButton } from './button.tsx';

/** @returns whether it was copied. */
function copyText(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

export function CopyButton({ text, label }: { text: string; label: string }): ReactNode {
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === text;
  return (
    <IconButton
      icon={isCopied ? 'check' : 'content-copy'}
      label={isCopied ? say('firstRun.copied') : label}
      onPress={() => setCopied(copyText(text) ? text : undefined)}
    />
  );
}
