/** What a drawing (SVG) may be: shapes and words, and nothing that runs, loads or hides. Whatever is not named here is a fault. */
interface DrawingFault {
  /** Counts from 1. */
  line: number;
  what: string;
  fix: string;
}

export const drawingType = 'image/svg+xml';
/** A drawing opened by itself is a document: nothing in it may load or run, and it stands apart from the site. */
export const drawingPolicy = `default-src 'none'; sandbox`;

const largest = 100 * 1024;
/** As many as anybody reads; a hostile file has no more to say. */
const mostFaults = 20;

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
const elements = words('svg g path rect circle ellipse line polyline polygon text tspan title desc defs marker');
const attributes = words(
  `viewBox width height preserveAspectRatio id role aria-label aria-labelledby aria-hidden lang
  x y x1 y1 x2 y2 cx cy r rx ry dx dy d points rotate pathLength textLength lengthAdjust transform
  markerWidth markerHeight markerUnits refX refY orient marker-start marker-mid marker-end
  color fill fill-opacity fill-rule opacity paint-order vector-effect visibility
  stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset
  font-family font-size font-style font-weight text-anchor dominant-baseline letter-spacing word-spacing text-decoration`,
);
const functions = words('translate scale rotate skewX skewY matrix rgb rgba hsl hsla');

const declaration = /^<\?xml version=(["'])1\.0\1( encoding=(["'])utf-8\3)?( standalone=(["'])(yes|no)\5)?\s*\?>/i;
const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const pair = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd\ufffe\uffff]/;
const reference = /&(?!(?:amp|lt|gt|quot|apos);)/;

/** @param text the file as UTF-8, with or without a byte-order mark. */
export function drawingFaults(text: string): DrawingFault[] {
  if (text.length > largest)
    return [{ line: 1, what: 'This drawing is larger than 100 kB.', fix: 'Make it simpler; a few shapes teach more.' }];
  return new Reading(text.replace(/^\uFEFF/, '')).faults.slice(0, mostFaults);
}

/** Reads from left to right as strictly as a drawing may be written, so that no browser can read it otherwise. */
class Reading {
  readonly faults: DrawingFault[] = [];
  private readonly open: string[] = [];
  private roots = 0;

  constructor(private readonly text: string) {
    const odd = unreadable.exec(text);
    let at: number | null = odd
      ? this.stop(odd.index, 'This is not text in UTF-8.', 'Save the drawing as UTF-8.')
      : (declaration.exec(text)?.[0].length ?? 0);
    while (at !== null && at < text.length && this.faults.length < mostFaults) at = this.piece(at);
    if (at !== null && this.open.length > 0)
      this.say(text.length, `<${this.open.at(-1)!}> is never closed.`, 'Save the drawing again from your program.');
    if (at !== null && this.roots === 0)
      this.say(0, 'There is no <svg> in this file.', 'Save the drawing as plain SVG.');
  }

  /** @returns where the next piece begins, or null where nothing after this can be read. */
  private piece(at: number): number | null {
    if (this.text[at] !== '<') return this.words(at);
    if (this.text.startsWith('<!--', at)) return this.comment(at);
    if (/^<[!?]/.test(this.text.slice(at, at + 2)))
      return this.stop(at, 'A doctype, an entity, CDATA or an instruction is not allowed.', 'Take it out.');
    tag.lastIndex = at;
    const found = tag.exec(this.text);
    if (!found) return this.stop(at, 'This cannot be read as a drawing.', 'Save it again as plain SVG.');
    if (found[1]) this.close(at, found[2]!);
    else this.begin(at, found[2]!, found[3]!, found[4] === '/');
    return at + found[0].length;
  }

  private words(at: number): number {
    const end = this.text.indexOf('<', at);
    const found = this.text.slice(at, end < 0 ? undefined : end);
    const bad = /]]>/.exec(found) ?? reference.exec(found);
    if (bad)
      this.say(at + bad.index, `“${bad[0]}” is not allowed here.`, 'Write the character itself, or &amp; for “&”.');
    if (this.open.length === 0 && found.trim())
      this.say(at, 'There are words outside the <svg>.', 'Put them into a <text>, or take them out.');
    return at + found.length;
  }

  private comment(at: number): number | null {
    const end = this.text.indexOf('--', at + 4);
    if (end >= 0 && this.text[end + 2] === '>') return end + 3;
    return this.stop(at, 'This comment does not end as it should.', 'Take the comment out.');
  }

  private begin(at: number, name: string, written: string, isEmpty: boolean): void {
    const isRoot = this.open.length === 0;
    if (!elements.has(name)) this.say(at, `<${name}> is not allowed in a drawing.`, 'Use shapes and text only.');
    else if (isRoot && (name !== 'svg' || ++this.roots > 1))
      this.say(at, `<${name}> stands outside the one <svg>.`, 'Save the drawing as plain SVG.');
    const seen = new Map<string, string>();
    const from = at + 1 + name.length;
    for (const found of written.matchAll(pair)) {
      const value = found[2] ?? found[3]!;
      if (seen.has(found[1]!)) this.say(from + found.index, `“${found[1]!}” stands here twice.`, 'Take one out.');
      seen.set(found[1]!, value);
      this.attribute(from + found.index, found[1]!, value, name === 'svg');
    }
    if (isRoot && name === 'svg') this.root(at, seen);
    if (!isEmpty) this.open.push(name);
  }

  private root(at: number, seen: ReadonlyMap<string, string>): void {
    if (!seen.has('xmlns')) this.say(at, 'The <svg> does not say that it is one.', `Add xmlns="${namespace}".`);
    if (!seen.has('viewBox'))
      this.say(at, 'The <svg> has no viewBox, so it has no size.', 'Add one, like viewBox="0 0 640 320".');
  }

  private attribute(at: number, name: string, value: string, ofSvg: boolean): void {
    if (ofSvg && name === 'xmlns' && value === namespace) return;
    if (reference.test(value))
      return this.say(at, `“${name}” may not hold a character reference.`, 'Write the character.');
    if (!attributes.has(name)) return this.say(at, `“${name}” is not allowed in a drawing.`, 'Take it out.');
    const wrong = name === 'aria-label' ? null : valueFault(value);
    if (wrong) this.say(at, `“${name}” may not hold ${wrong}.`, 'Use plain colours, numbers and url(#its-id).');
  }

  private close(at: number, name: string): void {
    if (this.open.pop() !== name)
      this.say(at, `</${name}> closes something else.`, 'Save the drawing again from your program.');
  }

  private stop(at: number, what: string, fix: string): null {
    this.say(at, what, fix);
    return null;
  }

  private say(at: number, what: string, fix: string): void {
    const line = this.text.slice(0, at).split('\n').length;
    this.faults.push({ line, what, fix });
  }
}

const namespace = 'http://www.w3.org/2000/svg';

/** A presentation attribute is read as CSS is, so its escapes and comments could hide a function or an address. */
function valueFault(value: string): string | null {
  if (/[\\@{};]|\/\*/.test(value)) return 'rules of a style sheet';
  const rest = value.replace(/\burl\(#[\w-]+\)/g, '');
  for (const [whole, name] of rest.matchAll(/([^\s,()]*)\s*\(/g)) if (!functions.has(name!)) return `“${whole}…)”`;
  return /:\s*\/\/|^\s*[a-z]+:/i.test(rest) ? 'an address' : null;
}
