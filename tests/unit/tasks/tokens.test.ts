import { describe, expect, it } from 'vitest';
import { createMemorySecretStore } from '../../../main/service/settings/secrets-file.ts';
import { taskDefinitionSchema } from '../../../main/service/tasks/definition.ts';
import { bindTokens, keepToken, ownToken, readToken } from '../../../main/service/tasks/tokens.ts';
import { createMemoryLogger } from '../../support/memory-logger.ts';

const task = (id: string, url: string, bearerSecret = 'api') =>
  taskDefinitionSchema.parse({
    id,
    name: id,
    kind: 'http',
    input: { url, bearerSecret },
    schedule: { type: 'manual' },
  });

describe('access tokens', () => {
  const open = (stored: Record<string, string> = {}) => ({
    secrets: createMemorySecretStore(stored),
    logger: createMemoryLogger(),
  });

  it('go to the host that they were stored for, at its port and by its protocol, and to no other', async () => {
    const ports = open();
    expect(await keepToken(ports, { name: 'api', token: 'hunter2', url: 'https://a.example/x' }, [])).toMatchObject({
      ok: true,
    });
    expect(await readToken(ports.secrets, 'api', 'https://a.example/y?z=1')).toEqual({ ok: true, value: 'hunter2' });
    for (const url of [
      'https://b.example/x',
      'http://a.example/x',
      'https://a.example:8443/x',
      'https://a.example.b/',
    ]) {
      expect(await readToken(ports.secrets, 'api', url)).toMatchObject({
        error: { detail: 'api is kept for another host' },
      });
    }
    expect(await readToken(ports.secrets, 'other', 'https://a.example/x')).toMatchObject({
      error: { detail: 'other is not set' },
    });
  });

  it('are kept for the hosts of the tasks that use them where no address is given', async () => {
    const ports = open();
    const tasks = [
      task('one', 'https://a.example/1'),
      task('two', 'http://b.example:81/'),
      task('x', 'https://c.example/', 'y'),
    ];
    await keepToken(ports, { name: 'api', token: 't' }, tasks);
    expect(await readToken(ports.secrets, 'api', 'https://a.example/2')).toEqual({ ok: true, value: 't' });
    expect(await readToken(ports.secrets, 'api', 'http://b.example:81/2')).toEqual({ ok: true, value: 't' });
    expect(await readToken(ports.secrets, 'api', 'https://c.example/')).toMatchObject({ ok: false });
    expect(await keepToken(ports, { name: 'nobody', token: 't' }, tasks)).toMatchObject({
      ok: false,
      error: { code: 'request.invalid', detail: 'url' },
    });
  });

  it('of an older version are bound to where they went, and stay so', async () => {
    const ports = open({ 'task.api.token': 'old' });
    await bindTokens(ports, [task('one', 'https://a.example/1')]);
    await bindTokens(ports, [task('one', 'https://evil.example/1')]);
    expect(await readToken(ports.secrets, 'api', 'https://a.example/1')).toEqual({ ok: true, value: 'old' });
    expect(await readToken(ports.secrets, 'api', 'https://evil.example/1')).toMatchObject({ ok: false });
  });

  it('are forgotten, and belong to a task that alone uses them', async () => {
    const ports = open();
    await keepToken(ports, { name: 'api', token: 't', url: 'https://a.example/' }, []);
    await keepToken(ports, { name: 'api', token: null }, []);
    expect(await readToken(ports.secrets, 'api', 'https://a.example/')).toMatchObject({ ok: false });
    const one = task('one', 'https://a.example/');
    expect(ownToken(one, [one])).toBe('api');
    expect(ownToken(one, [one, task('two', 'https://a.example/')])).toBeUndefined();
  });
});
