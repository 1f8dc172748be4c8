/** The last picture of a camera or image entity, fetched when it changes, once a second at most. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { call } from '../../state/calls.ts';
import { say } from '../../words/words.ts';
import { Icon } from '../icons/icon.tsx';
import styles from './picture-control.module.css';
import type { ControlProps } from './use-command.ts';

const shortestMs = 1_000;

export function PictureControl({ entity }: ControlProps): ReactNode {
  const { id, lastUpdated } = entity;
  const [picture, setPicture] = useState<string | null>(null);
  const lastAsked = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture is known by the entity's last update
  useEffect(() => {
    let isShown = true;
    const wait = Math.max(0, lastAsked.current + shortestMs - Date.now());
    const timer = setTimeout(() => {
      lastAsked.current = Date.now();
      void call('entity.picture', { id }).then((answer) => {
        if (isShown && answer.ok) setPicture(answer.value.dataUrl);
      });
    }, wait);
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [id, lastUpdated]);
  if (picture === null || !picture.startsWith('data:image/')) {
    return (
      <div className={styles.none}>
        <Icon name={entity.platform === 'camera' ? 'cctv' : 'image'} size={32} />
        {say('controls.noPicture')}
      </div>
    );
  }
  return (
    <img
      className={styles.picture}
      src={picture}
      alt={say('controls.lastSeenBy', { name: entity.name.slice(0, 100) })}
    />
  );
}
