/** How work on values of a template fails. */

/**
 * How a rendering failed; the three kinds end differently (ha-mqtt-discovery, section 7, "Errors in value templates"):
 * `jinja`: an error of Jinja itself (attribute of an undefined, `undefined | float`, the `is_defined` filter);
 * `python`: an error inside a filter or operator (`'abc' | float`, division by zero), or a step or output cap.
 * An undefined that is printed is no error: it gives empty text.
 */
export type TemplateErrorKind = 'jinja' | 'python';

export class TemplateError extends Error {
  readonly kind: TemplateErrorKind;
  constructor(kind: TemplateErrorKind, message: string) {
    super(message);
    this.name = 'TemplateError';
    this.kind = kind;
  }
}

/** The template did more than it may: the one error that counts against whoever brought it. */
export class TemplateOverrun extends TemplateError {
  constructor() {
    super('python', 'the template does too much work');
  }
}
