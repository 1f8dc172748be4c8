/** The controls of a card and of a device's page, on a DOM: what a click, a key and a hold send, and what is said of it. */
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entity, PlatformName } from '../../preload/contract.ts';
import { entityOf, type Page, showControls } from './support/page.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wait = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

function show(
  platform: PlatformName,
  about: Partial<Entity> & { readonly actions?: readonly string[] },
  size: 'card' | 'full' = 'full',
  settings: { readonly trustedDevices?: readonly string[] } = {},
): Promise<Page> {
  return showControls(entityOf(platform, about), size, wait, settings);
}

const input = (page: Page, selector = 'input'): HTMLInputElement => {
  const found = (page.host.querySelector(selector) ?? document.querySelector(selector)) as HTMLInputElement | null;
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};

/** What a browser does when the person moves a slider to a value and lets go. */
async function slide(slider: HTMLInputElement, value: number, isLetGo = true): Promise<void> {
  await act(async () => {
    slider.value = String(value);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    if (isLetGo) slider.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

async function type(field: HTMLInputElement, text: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function pointer(element: Element, name: 'pointerdown' | 'pointerup'): Promise<void> {
  await act(async () => void element.dispatchEvent(new PointerEvent(name, { bubbles: true, button: 0 })));
}

const onOff = ['turn_on', 'turn_off', 'toggle'];

describe('a slow switch', () => {
  it('takes a second click as the wish to take the first one back', async () => {
    const page = await show('switch', { actions: onOff });
    const toggle = page.button('Thing');
    await page.click(toggle);
    await page.click(toggle);
    await page.click(toggle);
    expect(page.sent.map(({ action }) => action)).toEqual(['turn_on', 'turn_off', 'turn_on']);
  });

  it('goes by what is reported once the outcome is known', async () => {
    const page = await show('switch', { actions: onOff });
    await page.click(page.button('Thing'));
    await page.settle('unconfirmed');
    await page.click(page.button('Thing'));
    expect(page.sent.map(({ action }) => action)).toEqual(['turn_on', 'turn_on']);
  });

  it('keeps two buttons where nothing was known, also when the state is known', async () => {
    const page = await show('switch', { actions: onOff, state: 'unknown' });
    const on = page.button('On');
    await page.click(on);
    await page.report({ state: 'on' });
    expect(page.button('On')).toBe(on);
  });
});

describe('a slider', () => {
  const light = {
    actions: onOff,
    state: 'on',
    attributes: { brightness: 128, supported_color_modes: ['brightness'] },
    capabilities: { actions: onOff, supported_color_modes: ['brightness'] },
  };

  it('sends a held arrow key four times per second at most, and the last value always', async () => {
    const page = await show('light', light);
    const slider = input(page, 'input[type=range]');
    const start = performance.now();
    for (let step = 1; step <= 62; step += 1) {
      await slide(slider, 30 + (step % 50));
      await wait(32);
    }
    const seconds = (performance.now() - start) / 1_000;
    await wait(1_000);
    expect(page.sent.length).toBeGreaterThan(4);
    expect(page.sent.length).toBeLessThanOrEqual(4 * seconds + 2);
    expect(page.sent.at(-1)?.params).toEqual({ brightness: Math.round((42 / 100) * 255) });
  });

  it('says at its thumb and in its label what it would send, while it is dragged and until it is reported', async () => {
    const page = await show('light', light);
    const slider = input(page, 'input[type=range]');
    expect(page.host.textContent).toContain('50 %');
    await slide(slider, 80, false);
    expect(page.host.textContent).not.toContain('50 %');
    expect(page.host.textContent).toContain('80 %');
    expect(page.sent).toEqual([]);
    await slide(slider, 80);
    expect(page.host.textContent).toContain('80 %');
    expect(slider.getAttribute('aria-valuetext')).toBe('80 %');
  });

  it('sends what was chosen last even when its control goes away', async () => {
    const page = await show('light', light);
    await slide(input(page, 'input[type=range]'), 60);
    await slide(input(page, 'input[type=range]'), 70);
    await page.report({ platform: 'sensor' } as Partial<Entity>);
    await wait(0);
    expect(page.sent.at(-1)?.params).toEqual({ brightness: Math.round(0.7 * 255) });
  });
});

describe('a set-point', () => {
  it('takes clicks in quick succession as one command, and keeps its buttons', async () => {
    const page = await show('climate', {
      state: 'heat',
      actions: ['set_temperature'],
      attributes: { temperature: 20, min_temp: 7, max_temp: 30, target_temp_step: 0.5 },
    });
    const plus = page.button(/raise/);
    await page.click(plus);
    await page.click(plus);
    await page.click(plus);
    await wait(1_000);
    expect(page.sent).toEqual([{ action: 'set_temperature', params: { temperature: 21.5 } }]);
    expect(page.button(/raise/)).toBe(plus);
  });
});

describe('a range of set-points', () => {
  it('has no bound beyond the other one', async () => {
    const page = await show('climate', {
      state: 'heat_cool',
      actions: ['set_temperature'],
      attributes: { target_temp_low: 20, target_temp_high: 20.5, target_temp_step: 0.5, min_temp: 7, max_temp: 30 },
    });
    const raiseLow = page.button(/heat.*raise|raise.*heat/i);
    for (let press = 0; press < 4; press++) await page.click(raiseLow);
    await wait(1_000);
    expect(page.sent.at(-1)?.params).toEqual({ target_temp_low: 20.5, target_temp_high: 20.5 });
    await page.report({
      attributes: { target_temp_low: 20.5, target_temp_high: 20.5, target_temp_step: 0.5, min_temp: 7, max_temp: 30 },
    });
    const before = page.sent.length;
    const lowerHigh = page.button(/cool.*lower|lower.*cool/i);
    for (let press = 0; press < 4; press++) await page.click(lowerHigh);
    await wait(1_000);
    expect(page.sent.slice(before)).toEqual([]);
  });
});

describe('a lock', () => {
  const lock = { state: 'locked', actions: ['lock', 'unlock'], capabilities: { actions: [], risky: ['unlock'] } };
  const trusted = { trustedDevices: ['lock.x'] };

  it('keeps the one button of its card through a command', async () => {
    const page = await show('lock', lock, 'card', trusted);
    const button = page.button('Thing: unlock');
    await page.click(button);
    await page.report({ state: 'unlocking' });
    expect(page.button('Thing: unlock')).toBe(button);
    await page.report({ state: 'unlocked' });
    expect(page.button('Thing: unlock')).toBe(button);
    await page.settle('confirmed');
    expect(page.button('Thing: lock')).toBe(button);
    expect(page.host.querySelectorAll('button')).toHaveLength(1);
  });

  it('asks before it is unlocked, and not before it is locked', async () => {
    const page = await show('lock', lock);
    await page.click(page.button('Thing: lock'));
    expect(page.sent.map(({ action }) => action)).toEqual(['lock']);
    await page.click(page.button('Thing: unlock'));
    expect(page.sent).toHaveLength(1);
    await page.click(page.button('Cancel'));
    expect(page.sent).toHaveLength(1);
    await page.click(page.button('Thing: unlock'));
    await page.click(page.button('Unlock'));
    expect(page.sent.map(({ action }) => action)).toEqual(['lock', 'unlock']);
  });

  it('is unlocked without a question when the button was held for 0.6 s, and not sooner', async () => {
    const page = await show('lock', lock);
    const button = page.button('Thing: unlock');
    await pointer(button, 'pointerdown');
    await wait(500);
    await pointer(button, 'pointerup');
    expect(page.sent).toEqual([]);
    await pointer(button, 'pointerdown');
    await wait(610);
    await pointer(button, 'pointerup');
    await page.click(button);
    expect(page.sent.map(({ action }) => action)).toEqual(['unlock']);
    expect(document.querySelector('[role=alertdialog]')).toBeNull();
  });

  it('does not ask where a person said that it need not', async () => {
    const page = await show('lock', lock, 'full', trusted);
    await page.click(page.button('Thing: unlock'));
    expect(page.sent.map(({ action }) => action)).toEqual(['unlock']);
  });
});

describe('the dialog for a code', () => {
  const lock = {
    state: 'locked',
    actions: ['lock', 'unlock'],
    attributes: { code_format: '^\\d{4}$' },
    capabilities: { actions: [], code_format: '^\\d{4}$' },
  };

  it('has the focus in its field', async () => {
    const page = await show('lock', lock);
    await page.click(page.button('Thing: unlock'));
    await wait(50);
    expect(document.activeElement).toBe(input(page, 'input[type=password]'));
  });

  it('stays after a wrong code, says so in plain words, and takes another', async () => {
    const page = await show('lock', lock);
    await page.click(page.button('Thing: unlock'));
    page.answer = () => ({ ok: false, error: { code: 'command.invalid', detail: 'code: is wrong' } });
    await type(input(page, 'input[type=password]'), '1111');
    await page.click(page.button('Unlock'));
    const dialog = document.querySelector('[role=dialog]');
    expect(dialog?.textContent).toContain('This code is not right');
    expect(dialog?.textContent).not.toContain('code:');
    expect(input(page, 'input[type=password]').value).toBe('');
    page.answer = () => ({ ok: true, value: { commandId: 'c2' } });
    await type(input(page, 'input[type=password]'), '1234');
    await page.click(page.button('Unlock'));
    expect(page.sent.at(-1)).toEqual({ action: 'unlock', params: { code: '1234' } });
    expect(document.querySelector('[role=dialog]')).toBeNull();
  });
});

describe('an alarm panel', () => {
  const arms = ['away', 'home', 'night', 'vacation', 'custom_bypass'].map((mode) => `alarm_arm_${mode}`);
  const panel = {
    state: 'disarmed',
    actions: ['alarm_disarm', ...arms, 'alarm_trigger'],
    attributes: { code_arm_required: false },
    capabilities: { actions: [], code_arm_required: false },
  };

  it('puts disarming first, and keeps the ways to arm that are used less behind one button', async () => {
    const page = await show('alarm_control_panel', panel);
    const words = [...page.host.querySelectorAll('button')].map((each) => each.textContent);
    expect(words).toEqual(['Disarm', 'Arm away', 'Arm home', 'More']);
  });

  it('has the same buttons on its card, armed or not', async () => {
    const page = await show('alarm_control_panel', panel, 'card');
    const before = [...page.host.querySelectorAll('button')];
    await page.report({ state: 'armed_away' });
    expect([...page.host.querySelectorAll('button')]).toEqual(before);
    expect(page.button('Disarm').disabled).toBe(false);
    expect(page.button('Arm away').disabled).toBe(true);
  });
});

describe('words of devices', () => {
  it('reads codes as words, and leaves own texts as they are', async () => {
    const page = await show('light', {
      actions: onOff,
      state: 'on',
      attributes: { effect_list: ['stop_effect', 'Rainbow Fast'], supported_color_modes: ['brightness'] },
    });
    expect(page.button('Stop effect')).toBeDefined();
    expect(page.button('Rainbow Fast')).toBeDefined();
    await page.click(page.button('Stop effect'));
    expect(page.sent.at(-1)?.params).toEqual({ effect: 'stop_effect' });
  });
});
