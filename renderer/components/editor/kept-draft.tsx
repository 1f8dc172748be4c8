/** Says that an editor shows what was typed before and never saved, and gives it up on demand. */
import type { ReactNode } from 'react';
import { say } from '../../words/words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/surface.tsx';

export function KeptDraft({ onDiscard }: { onDiscard: () => void }): ReactNode {
  return (
    <Notice
      tone="info"
      actions={
        <Button size="s" onPress={onDiscard}>
          {say('common.discard')}
        </Button>
      }
    >
      {say('common.notSavedYet')}
    </Notice>
  );
}
