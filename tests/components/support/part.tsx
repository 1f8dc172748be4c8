/** A part of the page on a DOM, over a bridge whose answers the test gives. */
import { act, type ReactNode } from 'react';
import type { Bridge, PageState, Result } from '../../../preload/contract.ts';
import { Store } from '../../../renderer/state/store.ts';
import { StoreProvider } from '../../../renderer/state/use-store.tsx';
import { fakePageState } from '../../support/fake-home.ts';
import { mount } from './mount.tsx';

export interface Part {
  readonly host: HTMLElement;
  /** What was asked of the service, but for the page's own state. */
  readonly asked: Array<readonly [name: string, request: unknown]>;
  /** By its label, or the name that is said of it. */
  field(label: string): HTMLInputElement;
  button(name: string): HTMLElement;
  click(element: Element): Promise<void>;
  type(field: HTMLInputElement, text: string): Promise<void>;
  choose(field: HTMLElement, value: string): Promise<void>;
}

/** @param answer what the service says; undefined = it never answers. */
export async function showPart(
  part: ReactNode,
  state: Partial<PageState> = {},
  answer: (name: string, request: unknown) => Result<unknown> | undefined = () => undefined,
): Promise<Part> {
  const asked: Part['asked'] = [];
  const bridge: Bridge = {
    command: (name, request) => {
      if (name === 'page.state')
        return Promise.resolve({ ok: true, value: { ...fakePageState('home'), ...state } } as never);
      asked.push([name, request]);
      const said = answer(name, request);
      return said === undefined ? new Promise(() => undefined) : Promise.resolve(said as Result<never>);
    },
    on: () => () => undefined,
  };
  Object.assign(window, { inglenook: bridge });
  const store = new Store(bridge);
  await act(async () => store.start());
  const host = await mount(<StoreProvider store={store}>{part}</StoreProvider>);
  const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
  return {
    host,
    asked,
    field(label) {
      const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')];
      const said = (field: HTMLInputElement): string =>
        field.getAttribute('aria-label') ?? [...(field.labels ?? [])].map(nameOf).join(' ') ?? '';
      const found = fields.find((field) => said(field) === label);
      if (found === undefined) throw new Error(`no field ${label} among: ${fields.map(said).join(', ')}`);
      return found;
    },
    button(name) {
      const all = [...document.querySelectorAll<HTMLElement>('button, [role="menuitem"]')];
      const found = all.find((each) => nameOf(each) === name);
      if (found === undefined) throw new Error(`no button ${name} among: ${all.map(nameOf).join(', ')}`);
      return found;
    },
    click: (element) => act(async () => (element as HTMLElement).click()),
    type: (field, text) =>
      act(async () => {
        const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
        Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    choose: (field, value) =>
      act(async () => {
        (field as HTMLSelectElement).value = value;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }),
  };
}
