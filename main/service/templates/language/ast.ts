/** The tree of a template. */
import type { PyNumber } from '../../python/numbers.ts';
import type { BinaryOperator } from '../../python/values.ts';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';

export interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: ReadonlyArray<readonly [name: string, value: Expression]>;
  /** `*list` */
  readonly spread?: Expression;
  /** `**dict` */
  readonly spreadNamed?: Expression;
}

export type Expression =
  | { readonly kind: 'constant'; readonly value: string | boolean | null | number | PyNumber }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'item'; readonly object: Expression; readonly key: Expression }
  | {
      readonly kind: 'slice';
      readonly start: Expression | undefined;
      readonly stop: Expression | undefined;
      readonly step: Expression | undefined;
    }
  | { readonly kind: 'list' | 'tuple'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: ReadonlyArray<readonly [key: Expression, value: Expression]> }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | 'not'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'concat'; readonly parts: readonly Expression[] }
  | {
      readonly kind: 'compare';
      readonly first: Expression;
      readonly rest: ReadonlyArray<readonly [operator: Comparison, operand: Expression]>;
    }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'condition';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression | undefined;
    }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: Arguments }
  /** Without an operand it filters what a block wrote. */
  | {
      readonly kind: 'filter';
      readonly name: string;
      readonly operand: Expression | undefined;
      readonly args: Arguments;
    }
  | { readonly kind: 'test'; readonly name: string; readonly operand: Expression; readonly args: Arguments };

/** Where an assignment goes. */
export type Target =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'tuple'; readonly items: readonly Target[] }
  /** `{% set ns.attribute = .. %}` */
  | { readonly kind: 'member'; readonly namespace: string; readonly attribute: string };

export interface Signature {
  readonly parameters: ReadonlyArray<{ readonly name: string; readonly fallback: Expression | undefined }>;
}

/** A macro, or the body of a `{% call %}` block. */
export interface MacroBody {
  readonly name: string;
  readonly signature: Signature;
  /** Which of the implicit variables the body reads; arguments beyond the signature are refused otherwise. */
  readonly uses: { readonly varargs: boolean; readonly kwargs: boolean; readonly caller: boolean };
  readonly body: readonly Statement[];
}

export type Statement =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output'; readonly expression: Expression }
  | { readonly kind: 'do'; readonly expression: Expression }
  | {
      readonly kind: 'if';
      readonly branches: ReadonlyArray<{ readonly test: Expression; readonly body: readonly Statement[] }>;
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'for';
      readonly target: Target;
      readonly iterable: Expression;
      readonly test: Expression | undefined;
      readonly recursive: boolean;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | { readonly kind: 'break' | 'continue' }
  | { readonly kind: 'set'; readonly target: Target; readonly value: Expression }
  | {
      readonly kind: 'set-block';
      readonly target: Target;
      readonly filter: Expression | undefined;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: 'with';
      readonly entries: ReadonlyArray<readonly [target: Target, value: Expression]>;
      readonly body: readonly Statement[];
    }
  | { readonly kind: 'filter-block'; readonly filter: Expression; readonly body: readonly Statement[] }
  | { readonly kind: 'macro'; readonly macro: MacroBody }
  | {
      readonly kind: 'call-block';
      readonly call: Expression & { readonly kind: 'call' };
      readonly macro: MacroBody;
    }
  /** `{% block %}`, `{% autoescape %}`: only their body counts here. */
  | { readonly kind: 'group'; readonly body: readonly Statement[] }
  /** `{% import %}` and its kin: there are no other templates to load. */
  | { readonly kind: 'missing-template'; readonly optional: boolean };
