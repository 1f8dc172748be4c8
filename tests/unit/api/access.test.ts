/** Which rights each command takes. */
import { describe, expect, it } from 'vitest';
import { owner, type Rights, refusal } from '../../../main/api/access.ts';
import { methods } from '../../../main/api/methods.ts';
import type { CommandName } from '../../../preload/contract.ts';

const names = Object.keys(methods) as CommandName[];
const deviceOf = (id: string): string | undefined => (id === 'light.in_a' ? 'device.a' : undefined);
const codeOf = (name: CommandName, request: object, rights: Rights) => refusal(name, request, rights, deviceOf)?.code;

describe('rights', () => {
  it.each(names)('%s is for its scope and those above, and for none below', (name) => {
    const order = ['read', 'control', 'admin'] as const;
    for (const scope of order) {
      const isEnough = order.indexOf(scope) >= order.indexOf(methods[name].scope);
      expect(codeOf(name, {}, { scope })).toBe(isEnough ? undefined : 'access.denied');
    }
    expect(codeOf(name, {}, owner)).toBeUndefined();
  });

  it('a task with input of its own takes admin', () => {
    for (const name of ['task.run', 'task.retry'] as const) {
      expect(codeOf(name, { id: 'a' }, { scope: 'control' })).toBeUndefined();
      expect(codeOf(name, { id: 'a', input: {} }, { scope: 'control' })).toBe('access.denied');
      expect(codeOf(name, { id: 'a', input: {} }, { scope: 'admin' })).toBeUndefined();
    }
  });

  it('control of some things is of these, and of nothing else', () => {
    const some: Rights = { scope: 'control', entities: ['light.b'], devices: ['device.a'] };
    for (const name of ['entity.command', 'entity.control'] as const) {
      expect(codeOf(name, { id: 'light.b', action: 'turn_on' }, some)).toBeUndefined();
      expect(codeOf(name, { id: 'light.in_a', action: 'turn_on' }, some)).toBeUndefined();
      expect(codeOf(name, { id: 'light.other', action: 'turn_on' }, some)).toBe('access.denied');
      expect(codeOf(name, { id: 'light.b' }, { scope: 'control', entities: [] })).toBe('access.denied');
    }
    for (const name of names.filter((each) => !['entity.command', 'entity.control'].includes(each))) {
      const expected = methods[name].scope === 'read' ? undefined : 'access.denied';
      expect(codeOf(name, { id: 'light.b' }, some)).toBe(expected);
    }
  });
});
