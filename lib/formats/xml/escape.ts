/**
 * A text as XML character data or an attribute's value. Characters that XML 1.0 cannot hold
 * (section 2.2: most control characters, lone surrogates, U+FFFE, U+FFFF) become U+FFFD, so that
 * the loss shows; carriage returns, and tabs and line ends in attributes, are written as references,
 * since a parser would change them (2.11, 3.3.3).
 */
export function escapeXml(text: string, place: 'text' | 'attribute'): string {
  // Most texts have nothing to escape: one look is cheaper than three replacements.
  if (!notable.test(text)) return text;
  const special = place === 'text' ? /[&<>\r]/g : /[&<>"\r\n\t]/g;
  return text.toWellFormed().replace(notInXml, '\ufffd').replace(special, reference);
}

const notable = /[\u0000-\u001f&<>"\ud800-\udfff\ufffe\uffff]/;
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function reference(character: string): string {
  return names[character] ?? `&#${character.charCodeAt(0)};`;
}

/** Attributes as they stand in a tag, each after a space; those without a value are left out. */
export function writeAttributes(
  attributes: Readonly<Record<string, string | null | undefined>>,
): string {
  let written = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== null && value !== undefined && value !== '')
      written += ` ${name}="${escapeXml(value, 'attribute')}"`;
  }
  return written;
}
