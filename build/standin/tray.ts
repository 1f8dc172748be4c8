/** Pictures, menus and the tray. */
import { existsSync } from 'node:fs';
import type {
  NativeImage as ElectronImage,
  Menu as ElectronMenu,
  Tray as ElectronTray,
  MenuItemConstructorOptions,
} from 'electron';
import { app } from './app.ts';
import { type RecordedTray, record } from './record.ts';
import { StrictEmitter, strict } from './strict.ts';
import { system } from './system.ts';

class NativeImage implements Pick<ElectronImage, 'isEmpty' | 'setTemplateImage'> {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
  isEmpty(): boolean {
    return !this.source.startsWith('data:image/') && !existsSync(this.source);
  }
  setTemplateImage(): void {}
}

export const nativeImage = strict('nativeImage', {
  createFromPath: (file: string) => strict('NativeImage', new NativeImage(file)),
  createFromDataURL: (dataUrl: string) => strict('NativeImage', new NativeImage(dataUrl)),
});

class StandInMenu implements Pick<ElectronMenu, never> {
  readonly template: readonly MenuItemConstructorOptions[];
  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.template = template;
  }
  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): StandInMenu {
    return strict('Menu', new StandInMenu(template));
  }
  static setApplicationMenu(menu: StandInMenu | null): void {
    record.applicationMenu = menu?.template;
  }
}

type TrayUsed = 'setTitle' | 'setImage' | 'setToolTip' | 'getBounds' | 'destroy' | 'isDestroyed';

export class Tray extends StrictEmitter implements Pick<ElectronTray, TrayUsed> {
  readonly #record: RecordedTray;
  constructor(image: NativeImage | string) {
    super('Tray');
    app.requireReady('Tray');
    this.#record = { image: '', title: '', toolTip: '', menu: [], emitter: this, destroyed: false };
    record.trays.push(this.#record);
    this.setImage(image);
  }
  setImage(image: unknown): void {
    const file = image instanceof NativeImage ? image.source : String(image);
    if (new NativeImage(file).isEmpty()) throw new Error(`there is no tray picture ${file}`);
    this.#record.image = file;
  }
  /** macOS alone shows it. */
  setTitle(title: string): void {
    this.#record.title = title;
  }
  setToolTip(toolTip: string): void {
    this.#record.toolTip = toolTip;
  }
  setContextMenu(menu: StandInMenu | null): void {
    this.#record.menu = menu?.template ?? [];
  }
  /** Shows it once; a test reads it afterwards. */
  popUpContextMenu(menu?: StandInMenu): void {
    this.#record.menu = menu?.template ?? this.#record.menu;
  }
  getBounds(): Electron.Rectangle {
    return { ...system.trayBounds };
  }
  destroy(): void {
    this.#record.destroyed = true;
  }
  isDestroyed(): boolean {
    return this.#record.destroyed;
  }
}

export const Menu = strict('Menu', StandInMenu);
