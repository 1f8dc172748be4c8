/** Power events, the keyring and the theme: what the system tells the app. */
import type { NativeTheme, PowerMonitor, SafeStorage } from 'electron';
import { app } from './app.ts';
import { StrictEmitter, strict } from './strict.ts';
import { system, systemChanged } from './system.ts';

type PowerUsed = 'isOnBatteryPower' | 'getSystemIdleTime' | 'onBatteryPower';

class StandInPower extends StrictEmitter implements Pick<PowerMonitor, PowerUsed> {
  constructor() {
    super('powerMonitor');
  }
  get onBatteryPower(): boolean {
    return system.onBattery;
  }
  isOnBatteryPower(): boolean {
    return system.onBattery;
  }
  getSystemIdleTime(): number {
    return 0;
  }
}

export const powerMonitor = new StandInPower();

/** Resolves at once, or when a locked keyring is opened. */
async function untilOpened(): Promise<void> {
  while (system.keyring === 'locked') {
    await new Promise((resolve) => systemChanged.addEventListener('changed', resolve, { once: true }));
  }
}

type KeyringUsed =
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend';

/** Reversible and worthless, like Chromium's `basic_text`; marked, so that a test sees that it was used. */
export const safeStorage: Pick<SafeStorage, KeyringUsed> = strict('safeStorage', {
  async isAsyncEncryptionAvailable() {
    await untilOpened();
    return app.isReady() && system.keyring === 'open';
  },
  async encryptStringAsync(text) {
    await untilOpened();
    return Buffer.from(`standin:${Buffer.from(text).toString('base64')}`);
  },
  async decryptStringAsync(encrypted) {
    await untilOpened();
    const match = /^standin:(.*)$/.exec(encrypted.toString());
    if (match === null) throw new Error('not encrypted by this keyring');
    return { shouldReEncrypt: false, result: Buffer.from(match[1] ?? '', 'base64').toString() };
  },
  getSelectedStorageBackend: () => 'basic_text',
} satisfies Pick<SafeStorage, KeyringUsed>);

type ThemeUsed = 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI';

class StandInTheme extends StrictEmitter implements Pick<NativeTheme, ThemeUsed> {
  constructor() {
    super('nativeTheme');
  }
  get shouldUseDarkColors(): boolean {
    return system.darkApps;
  }
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return system.darkPanel;
  }
}

export const nativeTheme = new StandInTheme();
let colours = `${system.darkApps} ${system.darkPanel}`;
systemChanged.addEventListener('changed', () => {
  const now = `${system.darkApps} ${system.darkPanel}`;
  if (now === colours) return;
  colours = now;
  nativeTheme.emit('updated');
});
