/**
 * The little of XML that spreadsheets are written in, as a flat list of openings, closings and texts, names without their
 * prefixes. A document type is refused, and with it every entity of its own.
 */

export type XmlPart =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const piece = /<!\[CDATA\[([^]*?)\]\]>|<!--[^]*?-->|<\?[^]*?\?>|<(\/?)([^\s<>/!]+)([^<>]*?)(\/?)>|([^<]+)|</g;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Throws where it is no XML of this kind. */
export function readXml(text: string): readonly XmlPart[] {
  const parts: XmlPart[] = [];
  for (const [whole, quoted, closing, name, inside = '', empty, plain] of text.matchAll(piece)) {
    if (whole === '<') throw new Error('This is no XML, or it holds a document type.');
    if (quoted !== undefined) parts.push({ kind: 'text', text: quoted });
    else if (plain !== undefined) parts.push({ kind: 'text', text: plainText(plain) });
    else if (name !== undefined) {
      const local = localName(name);
      if (closing === '') parts.push({ kind: 'open', name: local, attributes: attributesOf(inside) });
      if (closing === '/' || empty === '/') parts.push({ kind: 'close', name: local });
    }
  }
  return parts;
}

function attributesOf(inside: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...inside.matchAll(attribute)].map(([, name = '', double, single]) => [
      localName(name),
      plainText(double ?? single ?? ''),
    ]),
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plainText(text: string): string {
  return text.replace(/&(#x[\da-fA-F]{1,6}|#\d{1,7}|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export function xmlText(text: string): string {
  // Signs that XML does not know are left out.
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/[&<>"]/g, (sign) => written[sign] ?? sign);
}

const written: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
