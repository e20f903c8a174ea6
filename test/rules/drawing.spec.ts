import fc from 'fast-check';
import { drawingFaults } from '../../src/content/drawing.rules';

const svg = (inside: string, attributes = 'viewBox="0 0 640 320"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>\n${inside}\n</svg>\n`;
const bench = svg(
  `<title>A bench &amp; two people</title>
<defs><marker id="tip" viewBox="0 0 8 8" refX="4" refY="4" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
<!-- The ground -->
<g fill="none" stroke="#2f4858" stroke-width="2.5" transform="translate(10, 20) rotate(-5)">
  <line x1="0" y1="0" x2="90" y2="0" marker-end="url(#tip)"/>
  <rect x='1' y='2' width='3' height='4' rx='1' fill="rgb(20, 30 40 / 50%)"/>
</g>
<text x="4" y="9" font-family="Georgia, 'Times New Roman', serif" aria-label="Ask: how are you?">Here <tspan>or there</tspan></text>`,
);

it('takes a drawing of shapes and words, with a declaration or a byte-order mark before it', () => {
  for (const before of ['', '\uFEFF', '<?xml version="1.0" encoding="UTF-8"?>\n', '<?xml version="1.0"?>'])
    expect(drawingFaults(before + bench)).toEqual([]);
});

it.each([
  ['<script>go()</script>', '<script>'],
  ['<style>*{}</style>', '<style>'],
  ['<foreignObject><p/></foreignObject>', '<foreignObject>'],
  ['<image width="1" height="1"/>', '<image>'],
  ['<use x="1"/>', '<use>'],
  ['<a><rect/></a>', '<a>'],
  ['<animate/>', '<animate>'],
  ['<set/>', '<set>'],
  ['<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>', '<svg:script>'],
  ['<SCRIPT/>', '<SCRIPT>'],
  ['<rect onload="go()"/>', 'onload'],
  ['<rect OnClick="go()"/>', 'OnClick'],
  ['<rect href="#a"/>', 'href'],
  ['<rect xlink:href="#a"/>', 'xlink:href'],
  ['<rect style="fill:red"/>', 'style'],
  ['<rect class="a"/>', 'class'],
  ['<rect filter="url(#f)"/>', 'filter'],
  ['<g xmlns="http://www.w3.org/1999/xhtml"/>', 'xmlns'],
  ['<rect xml:base="https://example.org/"/>', 'xml:base'],
  ['<rect fill="url(https://example.org/a.svg#b)"/>', '“url(…)”'],
  ['<rect fill="url( #a )"/>', '“url(…)”'],
  ['<rect fill="URL(//example.org)"/>', '“URL(…)”'],
  ['<rect fill="u\\72l(https://example.org)"/>', 'style sheet'],
  ['<rect fill="u/**/rl(x)"/>', 'style sheet'],
  ['<rect fill="&#117;rl(x)"/>', 'character reference'],
  ['<rect fill="image-set(x)"/>', '“image-set(…)”'],
  ['<rect fill="red; background: url(#a)"/>', 'style sheet'],
  ['<rect fill="https://example.org"/>', 'address'],
  ['<rect id="javascript:go"/>', 'address'],
  ['<text>&entity;</text>', '“&”'],
  ['<text>&#60;script></text>', '“&”'],
  ['<text>]]></text>', '“]]>”'],
  ['<![CDATA[<script>]]>', 'CDATA'],
  ['<?xml-stylesheet href="a.css"?>', 'instruction'],
  ['<!ENTITY a "b">', 'entity'],
  ['<!-- a -- b -->', 'comment'],
  ['<!-- never closed', 'comment'],
  ['<rect fill=red/>', 'cannot be read'],
  ['<rect fill="a" fill="b"/>', 'twice'],
  ['<rect/fill="a">', 'cannot be read'],
  ['<g><rect></g></rect>', 'closes something else'],
  ['<g>', 'closes something else'],
])('refuses %s on its own line', (inside, named) => {
  const found = drawingFaults(svg(`<rect/>\n${inside}`));
  expect([found[0]?.line, found.some(({ what }) => what.includes(named))]).toEqual([inside === '<g>' ? 4 : 3, true]);
});

it.each([
  ['<!DOCTYPE svg [<!ENTITY a "b">]>' + bench, 'doctype'],
  ['<?xml version="1.0" encoding="UTF-16"?>' + bench, 'instruction'],
  [bench + bench, 'outside the one'],
  [bench + 'words', 'outside the <svg>'],
  ['<g>' + bench + '</g>', 'outside the one'],
  ['', 'no <svg>'],
  ['\u0000' + bench, 'UTF-8'],
  [Buffer.from(bench, 'utf16le').toString('utf8'), 'UTF-8'],
  [bench.replace('</svg>', ''), 'never closed'],
  [bench.replace(' viewBox="0 0 640 320"', ''), 'viewBox'],
  [bench.replace('http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xhtml'), 'xmlns'],
  [svg('<g>'.repeat(40_000)), '100 kB'],
])('refuses the file %#', (text, named) => {
  expect(drawingFaults(text).some(({ what }) => what.includes(named))).toBe(true);
});

it('says what is wrong with a hostile file in moments, and not a thousand times', () => {
  const began = process.cpuUsage().user;
  for (const piece of ['<b>', '<a ', '<g '.padEnd(9000), '<g x=""'.padEnd(9000), '<!--', '<rect fill="((((', '&'])
    expect(drawingFaults(svg(piece.repeat(Math.floor(90_000 / piece.length)))).length).toBeLessThanOrEqual(20);
  expect(process.cpuUsage().user - began).toBeLessThan(2_000_000);
});

/** Read with a coarser eye than the rule's own: the names in tags, and the addresses anywhere. */
function harm(text: string): string[] {
  const tags = text.replace(/<!--.*?-->/gs, '').match(/<[^>]*>/g) ?? [];
  const names = tags.map((one) => one.replace(/"[^"]*"/g, '""')).join('');
  return [
    ...(names.match(/<\s*(?:script|style|foreignobject|image|use|a|animate|set)\b|<[!?]/gi) ?? []),
    ...(names.match(/\b(?:on[a-z]+|href|style|src)\s*=/gi) ?? []),
    ...(tags.join('').match(/url\(\s*[^#]|\\|&#/gi) ?? []),
  ];
}

it('lets nothing in that loads or runs, however it is put together', () => {
  const part = fc.constantFrom(
    ...'< > / = " \' & ; # ( ) url( \\ : <svg </svg> <g> </g> <script> </script> <rect /> onload= href= style= fill= id= <!-- --> <!DOCTYPE <![CDATA[ ]]> <?xml ?> &lt; &#60; "red" "url(#a)" "url(//e)"'.split(
      ' ',
    ),
    ' ',
    '\n',
  );
  let taken = 0;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = svg(parts.join(''));
      if (drawingFaults(text).length > 0) return;
      taken++;
      expect(harm(text)).toEqual([]);
    }),
    { numRuns: 5_000 },
  );
  expect(taken).toBeGreaterThan(20);
});
