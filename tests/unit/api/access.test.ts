/** Which rights each command takes. */
import { describe, expect, it } from 'vitest';
import { limited, owner, type Rights, refusal } from '../../../main/api/access.ts';
import { methods, type Scope } from '../../../main/api/methods.ts';
import type { CommandName } from '../../../preload/contract.ts';

const names = Object.keys(methods) as CommandName[];
const deviceOf = (id: string): string | undefined => (id === 'light.in_a' ? 'device.a' : undefined);
const codeOf = (name: CommandName, request: object, rights: Rights) => refusal(name, request, rights, deviceOf)?.code;

describe('rights', () => {
  it.each(names)('%s is for its scope and those that include it, and for no other', (name) => {
    const enough = {
      read: ['read', 'agent', 'control', 'admin'],
      agent: ['agent', 'admin'],
      control: ['control', 'admin'],
      admin: ['admin'],
    }[methods[name].scope];
    for (const scope of ['read', 'agent', 'control', 'admin'] as const) {
      expect(codeOf(name, {}, { scope })).toBe(enough.includes(scope) ? undefined : 'access.denied');
    }
    expect(codeOf(name, {}, owner)).toBeUndefined();
  });

  it('are given up, and never had again', () => {
    const left = (from: Scope, to: Scope) => limited({ scope: from }, to).scope;
    expect(left('admin', 'agent')).toBe('agent');
    expect(left('agent', 'read')).toBe('read');
    expect(left('agent', 'admin')).toBe('agent');
    expect(left('read', 'agent')).toBe('read');
    // Neither has what the other has.
    expect(left('control', 'agent')).toBe('read');
    expect(left('agent', 'control')).toBe('read');
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
