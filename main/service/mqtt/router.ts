/**
 * Finds who reads a topic: a map for exact topics, which is nearly all of them, and a trie for filters with wildcards.
 * On the message path: one look-up, then one call per reader to whom the message says something new.
 */
import { deliver } from './delivery.ts';
import type { IncomingMessage } from './message.ts';
import { type Binding, createRoute, putIn, type Route, takeOut } from './route.ts';
import { isWildcard } from './topics.ts';

interface TrieNode {
  readonly children: Map<string, TrieNode>;
  route: Route | undefined;
}

export class Router {
  readonly #exact = new Map<string, Route>();
  readonly #wildcards = new Map<string, Route>();
  readonly #trie: TrieNode = { children: new Map(), route: undefined };
  /** Grows with every change of the wildcards. */
  #version = 0;

  /** How many filters are routed. */
  get size(): number {
    return this.#exact.size + this.#wildcards.size;
  }

  /** Adds a reader; answers the route and whether it is new, so that the caller subscribes it. */
  add(filter: string, binding: Binding): { readonly route: Route; readonly isNew: boolean } {
    const known = this.get(filter);
    if (known !== undefined) {
      putIn(known, binding);
      return { route: known, isNew: false };
    }
    const route = createRoute(filter, binding);
    if (isWildcard(filter)) {
      this.#version += 1;
      this.#wildcards.set(filter, route);
      this.#node(filter).route = route;
    } else {
      this.#exact.set(filter, route);
    }
    return { route, isNew: true };
  }

  /** Removes a reader; true when nobody reads the filter any more, so that the caller unsubscribes it. */
  remove(filter: string, binding: Binding): boolean {
    const route = this.get(filter);
    if (route === undefined) return false;
    takeOut(route, binding);
    if (route.readers > 0) return false;
    if (this.#exact.delete(filter)) return true;
    this.#version += 1;
    this.#wildcards.delete(filter);
    this.#prune(this.#trie, filter.split('/'), 0);
    return true;
  }

  get(filter: string): Route | undefined {
    return this.#exact.get(filter) ?? this.#wildcards.get(filter);
  }

  /** Hands the message to every reader of its topic; the number of routes that took it. */
  route(message: IncomingMessage): number {
    const exact = this.#exact.get(message.topic);
    if (exact === undefined) {
      const routes = this.#matching(message.topic);
      for (const route of routes) deliver(route, message);
      return routes.length;
    }
    if (exact.wildcardsOf !== this.#version) {
      exact.wildcards = this.#matching(message.topic);
      exact.wildcardsOf = this.#version;
    }
    deliver(exact, message);
    for (const route of exact.wildcards) deliver(route, message);
    return 1 + exact.wildcards.length;
  }

  #matching(topic: string): readonly Route[] {
    if (this.#wildcards.size === 0) return none;
    const routes: Route[] = [];
    const levels = topic.split('/');
    if (topic.startsWith('$')) collectFrom(this.#trie.children.get(levels[0] ?? ''), levels, 1, routes);
    else collect(this.#trie, levels, 0, routes);
    return routes.length === 0 ? none : routes;
  }

  #node(filter: string): TrieNode {
    let node = this.#trie;
    for (const level of filter.split('/')) {
      let child = node.children.get(level);
      if (child === undefined) {
        child = { children: new Map(), route: undefined };
        node.children.set(level, child);
      }
      node = child;
    }
    return node;
  }

  #prune(node: TrieNode, levels: readonly string[], depth: number): void {
    const level = levels[depth];
    if (level === undefined) {
      node.route = undefined;
      return;
    }
    const child = node.children.get(level);
    if (child === undefined) return;
    this.#prune(child, levels, depth + 1);
    if (child.route === undefined && child.children.size === 0) node.children.delete(level);
  }
}

const none: readonly Route[] = [];

function collectFrom(node: TrieNode | undefined, levels: readonly string[], depth: number, into: Route[]): void {
  if (node !== undefined) collect(node, levels, depth, into);
}

function collect(node: TrieNode, levels: readonly string[], depth: number, into: Route[]): void {
  // `a/#` also matches `a` itself (4.7.1.2).
  const rest = node.children.get('#')?.route;
  if (rest !== undefined) into.push(rest);
  const level = levels[depth];
  if (level === undefined) {
    if (node.route !== undefined) into.push(node.route);
    return;
  }
  collectFrom(node.children.get(level), levels, depth + 1, into);
  collectFrom(node.children.get('+'), levels, depth + 1, into);
}
