/** Python values in JavaScript, as far as templates and payloads can see the difference. */
export { isRecord, parseJson, parsePlainJson } from './json.ts';
export { floatRepr, PyFloat, pyFloat, roundHalfEven } from './numbers.ts';
export { pyRepr, pyStr } from './repr.ts';
