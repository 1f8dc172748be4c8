/**
 * What bounds a rendering: steps and sizes. Running out is a Python error, so the message has no effect.
 *
 * A step stands for about a tenth of a microsecond of work. Who charges how much: callables for what they take and answer
 * (templates/callable.ts), statements for the expressions that they evaluate (templates/language), operators and
 * conversions for what they read; what takes more than its size says charges the rest itself.
 */
import { limits } from '../base/limits.ts';
import { TemplateError, TemplateOverrun } from './errors.ts';

/** Messages name values of the payload, which may be long. */
const maxMessageChars = 300;

/** An error of Python itself: the message is dropped (ha-mqtt-discovery, section 7). */
export function pythonError(message: string): TemplateError {
  return new TemplateError('python', message.slice(0, maxMessageChars));
}

/** An error of Jinja: an undefined was used where a value is needed. */
export function jinjaError(message: string): TemplateError {
  return new TemplateError('jinja', message.slice(0, maxMessageChars));
}

/** How many characters one step reads: compared, searched or copied by the engine. */
export const charsReadPerStep = 64;
/** How many characters one step works on: case, splitting into characters, patterns of our own. */
export const charsPerStep = 16;

const maxValueDepth = 50;

/** The steps that several renderings share: those of one message for one entity. */
export interface Budget {
  left: number;
}

export class Meter {
  #left: number;
  #depth = 0;

  constructor(steps: number = limits.templateSteps) {
    this.#left = steps;
  }

  /** What is left of the steps; below zero once they were used up. */
  get left(): number {
    return this.#left;
  }

  /** Pays for `steps` of work. @throws TemplateOverrun */
  charge(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new TemplateOverrun();
  }

  /** Runs `body` one level deeper into a value. @throws TemplateError (python) past the cap */
  deeper<T>(body: () => T): T {
    this.#depth += 1;
    if (this.#depth > maxValueDepth) throw pythonError('the value is nested too deeply');
    const result = body();
    this.#depth -= 1;
    return result;
  }

  /** Pays for text that is only read. */
  chargeReading(chars: number): void {
    if (chars > charsReadPerStep) this.charge(chars / charsReadPerStep);
  }

  /** Pays for looking for a text of `sought` characters: engines look again at what they have seen. */
  chargeSearch(chars: number, sought: number): void {
    this.chargeReading(chars);
    if (sought > charsReadPerStep) this.charge((chars * Math.min(sought, chars)) / 16_384);
  }

  /** Pays for text about to be made, and refuses what is longer than any output may be. */
  chargeText(chars: number): void {
    this.checkText(chars);
    this.chargeReading(chars);
  }

  /** Refuses text that is longer than any output may be: while it grows in pieces that are paid for. */
  checkText(chars: number): void {
    if (chars > limits.templateOutputChars) throw pythonError('the template makes too long a text');
  }

  /** Pays for work that takes up every character by itself: case, decomposition, splitting into characters. */
  chargeCharacters(chars: number): void {
    this.charge(chars / charsPerStep);
  }
}
