/** Topic filters with something at each; finds what is at the filters that match a topic (MQTT 3.1.1, 4.7). Pure. */
import { isWildcard } from '../topics.ts';

interface Node<T> {
  readonly children: Map<string, Node<T>>;
  value: T | undefined;
}

export class FilterTree<T> {
  readonly #exact = new Map<string, T>();
  readonly #root: Node<T> = { children: new Map(), value: undefined };
  #wildcards = 0;

  /** Filters with wildcards; the cost of a look-up grows with their levels, not with the exact ones. */
  get wildcards(): number {
    return this.#wildcards;
  }

  get(filter: string): T | undefined {
    if (!isWildcard(filter)) return this.#exact.get(filter);
    let node: Node<T> | undefined = this.#root;
    for (const level of filter.split('/')) node = node?.children.get(level);
    return node?.value;
  }

  set(filter: string, value: T): void {
    if (!isWildcard(filter)) {
      this.#exact.set(filter, value);
      return;
    }
    let node = this.#root;
    for (const level of filter.split('/')) {
      let child = node.children.get(level);
      if (child === undefined) {
        child = { children: new Map(), value: undefined };
        node.children.set(level, child);
      }
      node = child;
    }
    if (node.value === undefined) this.#wildcards += 1;
    node.value = value;
  }

  delete(filter: string): void {
    if (!isWildcard(filter)) this.#exact.delete(filter);
    else this.#prune(this.#root, filter.split('/'), 0);
  }

  /** Calls with the value of every filter that takes the topic; each place in the tree is looked at once at most. */
  match(topic: string, found: (value: T) => void): void {
    const exact = this.#exact.get(topic);
    if (exact !== undefined) found(exact);
    if (this.#wildcards === 0) return;
    const levels = topic.split('/');
    if (!topic.startsWith('$')) collect(this.#root, levels, 0, found);
    else {
      // No leading wildcard takes a topic that begins with `$` (4.7.2).
      const first = this.#root.children.get(levels[0] ?? '');
      if (first !== undefined) collect(first, levels, 1, found);
    }
  }

  #prune(node: Node<T>, levels: readonly string[], depth: number): void {
    const level = levels[depth];
    if (level === undefined) {
      if (node.value !== undefined) this.#wildcards -= 1;
      node.value = undefined;
      return;
    }
    const child = node.children.get(level);
    if (child === undefined) return;
    this.#prune(child, levels, depth + 1);
    if (child.value === undefined && child.children.size === 0) node.children.delete(level);
  }
}

function collect<T>(node: Node<T>, levels: readonly string[], depth: number, found: (value: T) => void): void {
  // `a/#` takes `a` itself too (4.7.1.2).
  const rest = node.children.get('#')?.value;
  if (rest !== undefined) found(rest);
  const level = levels[depth];
  if (level === undefined) {
    if (node.value !== undefined) found(node.value);
    return;
  }
  const same = node.children.get(level);
  if (same !== undefined) collect(same, levels, depth + 1, found);
  const any = node.children.get('+');
  if (any !== undefined) collect(any, levels, depth + 1, found);
}
