/** What bounds a rendering: steps and sizes. Running out is a Python error, so the message has no effect. */
import { limits } from '../limits.ts';
import { TemplateError } from './template.ts';

/** An error of Python itself: the message is dropped (ha-mqtt-discovery, section 7). */
export function pythonError(message: string): TemplateError {
  return new TemplateError('python', message);
}

/** An error of Jinja: an undefined was used where a value is needed. */
export function jinjaError(message: string): TemplateError {
  return new TemplateError('jinja', message);
}

/** How many characters of text cost as much as one step. */
const charsPerStep = 256;
const charsPerCarefulStep = 16;

export class Meter {
  #left: number;

  constructor(steps: number = limits.templateSteps) {
    this.#left = steps;
  }

  /** Pays for `steps` loop rounds, items or calls. */
  charge(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw pythonError('the template does too much work');
  }

  /** Pays for text that is only read. */
  chargeReading(chars: number): void {
    if (chars > charsPerStep) this.charge(chars / charsPerStep);
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
    this.charge(chars / charsPerCarefulStep);
  }
}
