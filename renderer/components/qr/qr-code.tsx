/** A QR code as a picture; dark on light in both themes, for readers want it so. */
import { type ReactNode, useMemo } from 'react';
import { qrModules } from './qr.ts';

/** The quiet zone that the standard asks for. */
const margin = 4;

export function QrCode({ text, label, size = 168 }: { text: string; label: string; size?: number }): ReactNode {
  const modules = useMemo(() => qrModules(text), [text]);
  if (modules === undefined) return null;
  const path = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  const side = modules.length + margin * 2;
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`${-margin} ${-margin} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-margin} y={-margin} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
