/** Writes pieces of template source: names from outside only ever get into a template as literals made here. */

/** A text as a Jinja string literal. */
export function literal(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
}

/** Texts as a Jinja list. */
export function literals(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

/** `value_json['name']`: a subscript, so that names of dict methods (`update`, `values`) are keys like any other. */
export function field(name: string): string {
  return `value_json[${literal(name)}]`;
}

/** The template that shows one field of a JSON message; empty, and so without effect, where it is absent. */
export function shownValue(name: string): string {
  return `{{ ${field(name)} }}`;
}
