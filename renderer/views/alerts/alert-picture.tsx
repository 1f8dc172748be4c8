/** The picture of an alert, fetched by its name when its card is shown. */
import { type ReactNode, useEffect, useState } from 'react';
import list from '../../components/ui/list.module.css';
import { call } from '../../state/calls.ts';

export function AlertPicture({ image }: { image: string }): ReactNode {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    void call('alert.picture', { image }).then((answer) => {
      if (isShown && answer.ok) setPicture(answer.value.dataUrl);
    });
    return () => {
      isShown = false;
    };
  }, [image]);
  return picture?.startsWith('data:image/') ? <img className={list.picture} src={picture} alt="" /> : null;
}
