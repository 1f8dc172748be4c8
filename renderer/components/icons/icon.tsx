/** Icons of the page, and icons that devices name. All are decoration: the words beside them carry the meaning. */
import { type ReactNode, useEffect, useState } from 'react';
import styles from './icon.module.css';
import { type IconName, iconPath, isBundled } from './paths.ts';

export type { IconName } from './paths.ts';

export function Icon({ name, size = 20 }: { name: IconName; size?: number }): ReactNode {
  return <Glyph path={iconPath(name)} size={size} />;
}

function Glyph({ path, size }: { path: string; size: number }): ReactNode {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

type Loader = (name: string) => Promise<string | undefined>;

let loader: Loader | undefined;
const loaded = new Map<string, string | undefined>();

/** Says where icons that devices name come from; without it their platform's icon stands in. */
export function setIconLoader(load: Loader): void {
  loader = load;
}

/** An icon that a device names (`mdi:...`), else the one that stands in for it. */
export function DeviceIcon(props: { icon: string | undefined; fallback: IconName; size?: number }): ReactNode {
  const { icon, fallback, size = 20 } = props;
  const name = icon !== undefined && /^mdi:[a-z0-9-]{1,64}$/.test(icon) ? icon.slice(4) : undefined;
  const [, setLoads] = useState(0);
  const wanted = name !== undefined && !isBundled(name) ? name : undefined;
  useEffect(() => {
    if (wanted === undefined || loaded.has(wanted) || loader === undefined) return;
    let shown = true;
    void loader(wanted).then(
      (path) => {
        loaded.set(wanted, path);
        if (shown) setLoads((count) => count + 1);
      },
      () => loaded.set(wanted, undefined),
    );
    return () => {
      shown = false;
    };
  }, [wanted]);
  if (name !== undefined && isBundled(name)) return <Icon name={name} size={size} />;
  const path = wanted === undefined ? undefined : loaded.get(wanted);
  return path === undefined ? <Icon name={fallback} size={size} /> : <Glyph path={path} size={size} />;
}
