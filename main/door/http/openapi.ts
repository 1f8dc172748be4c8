/** The OpenAPI 3.1 document, made of the routes and of the schemas of the contract. */
import { z } from 'zod';
import { eventNames } from '../../api/events.ts';
import { type Method, methods } from '../../api/methods.ts';
import { isRecord } from '../../service/base/record.ts';
import { webhookMethods } from '../../service/model/automations.ts';
import { errorRecord } from './records.ts';
import { type Route, routes } from './routes.ts';

type Json = Record<string, unknown>;

export const prefix = '/api/v1';

/** Commands of a connection that lasts: over HTTP, what a client follows and may is said with each request. */
const notOverHttp: ReadonlySet<string> = new Set(['service.limit', 'service.watch']);

/** The commands of the contract that can be asked by their own name. */
export function callable(): ReadonlyArray<readonly [name: string, method: Method]> {
  return Object.entries<Method>(methods as never).filter(([name]) => !notOverHttp.has(name));
}

export function openApi(version: string, url: string): Json {
  const registry = new Schemas();
  const paths = new Map<string, Json>();
  const add = (path: string, method: string, operation: Json): void => {
    const whole = path === '/metrics' ? path : `${prefix}${path}`;
    paths.set(whole, { ...paths.get(whole), [method]: operation });
  };
  for (const route of routes) add(route.path, route.method, operationOf(route, registry));
  for (const [path, method, operation] of special())
    add(path, method, { ...operation, ...refusals(registry, operation) });
  for (const [name, method] of callable()) add(`/call/${name}`, 'post', callOf(name, method, registry));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Inglenook',
      version,
      description:
        'The home over HTTP. Each request needs a token (Settings, Programs). Ids stand in paths percent-encoded. What can be asked under /call is the contract of the app as it is.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url }],
    security: [{ token: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: registry.named(),
    },
  };
}

/** Schemas that have a name stand in `components`, once. */
class Schemas {
  readonly #named = new Map<string, Json>();

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _,
      $defs,
      ...made
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      reused: 'inline',
      cycles: 'ref',
    }) as Json;
    for (const [name, each] of Object.entries(isRecord($defs) ? $defs : {})) {
      if (isRecord(each)) this.#named.set(name, relocated(each));
    }
    const { id, ...plain } = made;
    if (typeof id !== 'string') return relocated(made);
    this.#named.set(id, relocated(plain));
    return { $ref: `#/components/schemas/${id}` };
  }

  named(): Json {
    return Object.fromEntries([...this.#named].sort(([a], [b]) => a.localeCompare(b)));
  }
}

/** `#/$defs/X` is a component here. */
function relocated(schema: Json): Json {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        key === '$ref' && typeof each === 'string' ? each.replace('#/$defs/', '#/components/schemas/') : walk(each),
      ]),
    );
  };
  return walk(schema) as Json;
}

function operationOf(route: Route, registry: Schemas): Json {
  const { path, method, summary, scope, query, body, answers } = route;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: registry.of(schema as z.ZodType, 'output'),
  }));
  const parameters = [...inPath, ...inQuery];
  const responses = Object.fromEntries(
    Object.entries(answers).map(([status, { text, schema }]) => [
      status,
      { description: text, content: { 'application/json': { schema: registry.of(schema, 'output') } } },
    ]),
  );
  const isCommand = path.endsWith('/{action}');
  return {
    operationId: idOf(method, path),
    summary,
    'x-scope': scope,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === undefined
      ? {}
      : { requestBody: { content: { 'application/json': { schema: registry.of(body, 'input') } } } }),
    responses: { ...responses, ...refused(registry), ...(isCommand ? failed(registry) : {}) },
  };
}

function idOf(method: string, path: string): string {
  const words = path.split(/[^\w]+/).filter((word) => word !== '');
  return [method, ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}

const refusedStatuses: Readonly<Record<string, string>> = {
  400: 'The request is not as it must be; `detail` names the field',
  401: 'No token, or one that is not known',
  403: 'The token does not permit this, or the origin is not listed',
  404: 'There is no such thing',
  413: 'The body is too large',
  421: 'The name in `Host` is not this computer’s',
  422: 'It cannot do that, or not with these values',
  429: 'Too many requests',
  503: 'The broker, the device or the service is not there now',
};

function failing(registry: Schemas, statuses: Readonly<Record<string, string>>): Json {
  const schema = registry.of(errorRecord, 'output');
  return Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [
      status,
      { description, content: { 'application/json': { schema } } },
    ]),
  );
}

function refused(registry: Schemas): Json {
  return failing(registry, refusedStatuses);
}

function failed(registry: Schemas): Json {
  return failing(registry, { 502: 'It was sent, and failed on its way' });
}

function refusals(registry: Schemas, { responses }: Json): Json {
  return { responses: { ...(isRecord(responses) ? responses : {}), ...refused(registry) } };
}

function callOf(name: string, { request, scope, adminWith }: Method, registry: Schemas): Json {
  const more = adminWith === undefined ? {} : { 'x-admin-with': adminWith };
  return {
    operationId: `call${name.replaceAll('.', '_')}`,
    summary: `The command ${name} of the contract`,
    'x-scope': scope,
    ...more,
    requestBody: { content: { 'application/json': { schema: registry.of(request, 'input') } } },
    responses: {
      200: { description: 'What the command answers', content: { 'application/json': { schema: { type: 'object' } } } },
      ...refused(registry),
    },
  };
}

const text = { type: 'string' };

/** What is not JSON for JSON. */
function special(): ReadonlyArray<readonly [path: string, method: string, operation: Json]> {
  const hook = (method: string): readonly [string, string, Json] => [
    '/hooks/{id}',
    method,
    {
      operationId: `${method}HooksId`,
      summary: 'Fires the web hooks of this id among the triggers of automations',
      'x-scope': 'control',
      parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
      ...(method === 'get' ? {} : { requestBody: { content: { '*/*': { schema: {} } } } }),
      responses: {
        202: { description: 'So many were fired', content: { 'application/json': { schema: { type: 'object' } } } },
        405: { description: 'They take other methods' },
      },
    },
  ];
  return [
    ...webhookMethods.map((method) => hook(method.toLowerCase())),
    [
      '/events',
      'get',
      {
        operationId: 'getEvents',
        summary: 'Server-sent events; after Last-Event-ID what was missed, or the event `lost`',
        'x-scope': 'read',
        parameters: [
          { name: 'entities', in: 'query', schema: text, description: 'Ids, with commas between' },
          {
            name: 'events',
            in: 'query',
            schema: text,
            description: `Names, with commas between: ${eventNames.join(', ')}`,
          },
          { name: 'Last-Event-ID', in: 'header', schema: text },
        ],
        responses: { 200: { description: 'Events as they come', content: { 'text/event-stream': { schema: text } } } },
      },
    ],
    [
      '/openapi.json',
      'get',
      {
        operationId: 'getOpenapi',
        summary: 'This document',
        'x-scope': 'read',
        responses: { 200: { description: 'It', content: { 'application/json': { schema: { type: 'object' } } } } },
      },
    ],
    [
      '/metrics',
      'get',
      {
        operationId: 'getMetrics',
        summary: 'Numbers for Prometheus',
        'x-scope': 'read',
        responses: { 200: { description: 'Its text format', content: { 'text/plain': { schema: text } } } },
      },
    ],
  ];
}
