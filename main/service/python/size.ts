/** How much it is to take up a value once, in steps of a template (meter.ts). Looks at no more than the size. */
import { charsPerStep } from './meter.ts';
import { DictView, dictSize, isDict, PyBytes, PySet, PyTuple } from './values.ts';

const itemsPerStep = 4;
/** Integers have 4 096 bits at most. */
const stepsPerLargeInteger = 20;

/** The steps that a value costs whoever takes it up. What it holds in turn is paid for by whoever goes into it. */
export function stepsOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return value.length / charsPerStep;
    case 'bigint':
      return stepsPerLargeInteger;
    case 'object':
      return value === null ? 0 : stepsOfObject(value);
    default:
      return 0;
  }
}

function stepsOfObject(value: object): number {
  if (Array.isArray(value)) return value.length / itemsPerStep;
  if (value instanceof PyTuple) return value.items.length / itemsPerStep;
  if (value instanceof PyBytes) return value.bytes.length / charsPerStep;
  if (value instanceof PySet) return value.size / itemsPerStep;
  if (value instanceof DictView) return dictSize(value.dict) / itemsPerStep;
  return isDict(value) ? dictSize(value) / itemsPerStep : 0;
}
