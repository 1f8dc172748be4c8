/** Drives the headless service as a peer program would: a child process that speaks JSON-RPC. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../main/headless.ts', import.meta.url));

export interface Notification {
  readonly method: string;
  readonly params: Record<string, unknown>;
}

export class RpcError extends Error {
  readonly code: number;
  readonly data: { readonly code?: string; readonly detail?: string } | undefined;
  constructor(error: { code: number; message: string; data?: { code?: string; detail?: string } }) {
    super(`${error.message} ${JSON.stringify(error.data ?? null)}`);
    this.code = error.code;
    this.data = error.data;
  }
}

interface Call {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export class HeadlessClient {
  readonly process: ChildProcess;
  /** Resolves with the exit status, or the signal's name. */
  readonly exited: Promise<number | string>;
  stderr = '';
  readonly #calls = new Map<number, Call>();
  readonly #listeners = new Set<(notification: Notification) => void>();
  #nextId = 1;

  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    this.process = spawn(process.execPath, [entry, '--json', ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, TZ: 'UTC', ...environment },
    });
    this.exited = new Promise((resolve) => {
      this.process.once('exit', (code, signal) => {
        for (const call of this.#calls.values()) call.reject(new Error(`the service ended (${code ?? signal})`));
        this.#calls.clear();
        resolve(code ?? signal ?? 'unknown');
      });
    });
    this.process.stderr?.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString()).slice(-64 * 1024);
    });
    if (this.process.stdout !== null)
      createInterface({ input: this.process.stdout }).on('line', (line) => this.#line(line));
  }

  /** Sends a request; rejects with RpcError, or when the process ends. */
  call<T = Record<string, unknown>>(method: string, params: object = {}): Promise<T> {
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise<T>((resolve, reject) => {
      this.#calls.set(id, { resolve: (value) => resolve(value as T), reject });
      this.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  send(line: string): void {
    this.process.stdin?.write(`${line}\n`);
  }

  on(listener: (notification: Notification) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The next notification that fits; rejects after the deadline. */
  wait(
    method: string,
    fits: (params: Record<string, unknown>) => boolean = () => true,
    timeoutMs = 10_000,
  ): Promise<Record<string, unknown>> {
    return new Promise((resolve, reject) => {
      const off = this.on((notification) => {
        if (notification.method !== method || !fits(notification.params)) return;
        clearTimeout(timer);
        off();
        resolve(notification.params);
      });
      const timer = setTimeout(() => {
        off();
        reject(new Error(`no ${method} within ${timeoutMs} ms\n${this.stderr.slice(-2_000)}`));
      }, timeoutMs);
    });
  }

  /** Ends stdin, which stops the service; kills it if it hangs. */
  async end(): Promise<number | string> {
    this.process.stdin?.end();
    const timer = setTimeout(() => this.process.kill('SIGKILL'), 6_000);
    const status = await this.exited;
    clearTimeout(timer);
    return status;
  }

  #line(line: string): void {
    const message = JSON.parse(line) as {
      id?: number;
      method?: string;
      params?: Record<string, unknown>;
      result?: unknown;
      error?: { code: number; message: string };
    };
    if (message.method !== undefined) {
      for (const listener of [...this.#listeners]) listener({ method: message.method, params: message.params ?? {} });
      return;
    }
    const call = this.#calls.get(message.id ?? -1);
    if (call === undefined) return;
    this.#calls.delete(message.id ?? -1);
    if (message.error !== undefined) call.reject(new RpcError(message.error));
    else call.resolve(message.result);
  }
}
