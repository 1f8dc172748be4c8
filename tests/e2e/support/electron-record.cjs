/** Loaded into real Electron before the app (`-r`): notes tray, notifications and opened addresses for the tests. */
const electron = require('electron');

const trays = [];
const notifications = [];
const opened = [];

function patch(target, name, note) {
  const original = target[name];
  target[name] = function patched(...args) {
    note.call(this, ...args);
    return original.apply(this, args);
  };
}

function trayOf(tray) {
  let found = trays.find((each) => each.tray === tray);
  if (found === undefined) {
    found = { tray, image: '', toolTip: '', menu: undefined };
    trays.push(found);
  }
  return found;
}

const sources = new WeakMap();
const createFromPath = electron.nativeImage.createFromPath;
electron.nativeImage.createFromPath = (file) => {
  const image = createFromPath(file);
  sources.set(image, file);
  return image;
};
patch(electron.Tray.prototype, 'setImage', function note(image) {
  trayOf(this).image = sources.get(image) ?? String(image);
});
patch(electron.Tray.prototype, 'setToolTip', function note(toolTip) {
  trayOf(this).toolTip = toolTip;
});
patch(electron.Tray.prototype, 'setContextMenu', function note(menu) {
  trayOf(this).menu = menu;
});
patch(electron.Notification.prototype, 'show', function note() {
  const { title, body, urgency } = this;
  const record = { key: notifications.length + 1, notification: this, options: { title, body, urgency }, open: true };
  notifications.push(record);
  this.once('close', () => {
    record.open = false;
  });
});
electron.shell.openExternal = async (url) => {
  opened.push(url);
};

const view = (menu) =>
  (menu?.items ?? []).map((item) => ({
    label: item.label,
    enabled: item.enabled,
    type: item.type,
    ...(item.type === 'checkbox' ? { checked: item.checked } : {}),
    ...(item.submenu ? { submenu: view(item.submenu) } : {}),
  }));
// The panel at the tray is a window of its own.
const isPanel = (window) => window.webContents.getURL().endsWith('?panel');
const panel = () => electron.BrowserWindow.getAllWindows().find(isPanel);
const mainWindows = () => electron.BrowserWindow.getAllWindows().filter((window) => !isPanel(window));
const tray = () => trays.at(-1);
const notification = (key) => notifications.find((each) => each.key === key).notification;

globalThis.inglenookRecorder = {
  tray: () => ({ image: tray().image, toolTip: tray().toolTip, menu: view(tray().menu) }),
  windows: () => mainWindows().length,
  closeWindow: () => mainWindows()[0]?.close(),
  flyout: () => {
    const window = panel();
    return window === undefined ? undefined : { isVisible: window.isVisible(), bounds: window.getBounds() };
  },
  blurFlyout: () => void panel()?.emit('blur', {}),
  clickTray: () => void tray().tray.emit('click', {}, {}, {}),
  clickMenu(labels) {
    let items = tray().menu.items;
    let item;
    for (const label of labels) {
      item = items.find((each) => each.label === label);
      items = item?.submenu?.items ?? [];
    }
    item.click();
  },
  notifications: () => notifications.map(({ key, options, open }) => ({ key, options, open })),
  clickNotification: (key) => void notification(key).emit('click', {}),
  pressNotification: (key, index) => void notification(key).emit('action', { actionIndex: index, selectionIndex: -1 }, index, -1),
  opened: () => opened,
};
