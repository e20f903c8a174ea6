import fc from 'fast-check';
import { renderMarkdown } from '../../src/content/render/markdown';

const allowed: Record<string, string[]> = {
  ...Object.fromEntries(
    'p h3 h4 ul li blockquote pre hr table thead tbody tr strong em br'.split(' ').map((t) => [t, []]),
  ),
  a: ['href', 'title', 'rel'],
  img: ['src', 'alt', 'title'],
  ol: ['start'],
  code: ['class'],
  th: ['data-align'],
  td: ['data-align', 'data-l'],
};
const here = 'https://waymark.example';
const images = '/modules/kind-no/versions/1/images/';

const plain = (html: string) =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** What is wrong with this HTML. It is read as strictly as it may be written: anything else that begins like a tag is a fault. */
function faults(html: string): string[] {
  const found: string[] = [];
  const tag = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>/g;
  if (/[<>]/.test(html.replace(tag, ''))) found.push(`a bare bracket: ${html.replace(tag, '')}`);
  for (const [whole, , name, text] of html.matchAll(tag)) {
    const attributes = [...text!.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, plain(value!)]);
    if (!allowed[name!]) found.push(`the element ${whole}`);
    for (const [key] of attributes) if (!allowed[name!]?.includes(key!)) found.push(`the attribute ${whole}`);
    found.push(...linkFaults(name!, Object.fromEntries(attributes) as Record<string, string>));
  }
  return found;
}

function linkFaults(name: string, { href, src, rel }: Record<string, string>): string[] {
  if (name === 'img' && !src?.startsWith(images)) return [`a picture from elsewhere: ${src}`];
  if (href === undefined) return [];
  const { protocol, origin } = new URL(href, here);
  if (!['http:', 'https:', 'mailto:', 'tel:'].includes(protocol)) return [`the address ${href}`];
  return protocol.startsWith('http') && origin !== here && !rel ? [`a way out without its mark: ${href}`] : [];
}

const render = (markdown: string, slot = 'a local fact') =>
  renderMarkdown(markdown, {
    lesson: (id, block) => `/modules/kind-no/lessons/${id}${block ? `#${block}` : ''}`,
    image: (path) => `${images}${path.replace(/^.*\//, '')}`,
    slot: () => slot,
    resource: (id) => ({ name: id, href: `/resources#${id}`, reach: '' }),
  });

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><style>p{}</style></svg>',
  '<style>@import url(//evil.example)</style>',
  '<iframe src="https://evil.example"></iframe>',
  '<!-- hidden --><![CDATA[ hidden ]]><?php hidden ?>',
  '</div></main><form action="//evil.example"><input name="_csrf">',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](&#106;avascript:alert(1))',
  '[a](javascript&colon;alert(1))',
  '[a](java&Tab;script:alert(1))',
  '[a](java&NewLine;script:alert(1))',
  '[a](<java\tscript:alert(1)>)',
  '[a](&#1;javascript:alert(1))',
  '[a](http:javascript:alert(1))',
  '[a](vbscript:x) [b](data:text/html,x) [c](file:///etc/hosts) [d](blob:x) [e](filesystem:x)',
  '[a]: javascript:alert(1)\n\n[a] [b][a]',
  '<javascript:alert(1)> <https://evil.example>',
  '[a](https://ok.example "title\\" onmouseover=\\"alert(1)")',
  '[a](https://ok.example \'x" onmouseover="alert(1)\')',
  '![a" onerror="alert(1)](images/x.png "b\\" onload=\\"c")',
  '![a](data:image/svg+xml;base64,PHN2Zz4=) ![b](https://evil.example/x.png) ![c](//evil.example/x.png)',
  '![a](images/x.png"onerror="alert(1))',
  '[a](//evil.example) [b](\\\\evil.example) [c](/\\evil.example) [d](HTTPS://evil.example)',
  '```js" onclick="alert(1)\n<b>\n```',
  '::: <img src=x onerror=alert(1)>\nx\n:::',
  '| <b> | `</td>` |\n| :-: | --- |\n| {{slot}} | [[res]] |',
  '[[<b>]] {{<b>}} [x]({{slot}}) ![x]({{slot}}) `{{slot}}` [a](x "{{slot}}")',
];

it.each(attacks)('lets nothing through of %j', (attack) => {
  expect(faults(render(attack))).toEqual([]);
  expect(faults(render(`> - # ${attack}\n\n1. ${attack}`, attack))).toEqual([]);
});

it('keeps what a lesson is written with', () => {
  const text =
    '## Warmth\n\nIt *comes* **first**: [read](three-parts.md#the-line), [more](https://a.example "A").\n\n' +
    '- one\n- two\n\n3. three\n\n> said\n\n| a | b |\n| --- | :-: |\n| 1 | 2 |\n\n![A bridge](images/bridge.png)\n\n`x`\n\n---\n';
  const html = render(text);
  expect(faults(html)).toEqual([]);
  for (const part of [
    '<h3>Warmth</h3>',
    '<em>comes</em>',
    '<a href="/modules/kind-no/lessons/three-parts#the-line">read</a>',
    '<a href="https://a.example" title="A" rel="noopener noreferrer">more</a>',
    '<ol start="3">',
    '<td data-align="text-align:center" data-l="b">2</td>',
    `<img src="${images}bridge.png" alt="A bridge">`,
  ])
    expect(html).toContain(part);
});

const glue = [
  '\n',
  '\n\n',
  '    ',
  '\t',
  ' ',
  '"',
  "'",
  '<',
  '>',
  '&',
  '[',
  '](',
  ')',
  '!',
  '`',
  '```',
  '|',
  '*',
  '\\',
];
const mixture = fc
  .array(fc.oneof(fc.constantFrom(...attacks, ...glue, '{{slot}}', '[[res]]'), fc.string({ unit: 'binary' })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

it('gives only its own elements, attributes and addresses, whatever is written', () => {
  fc.assert(
    fc.property(mixture, mixture, (markdown, slot) => {
      expect(faults(render(markdown, slot))).toEqual([]);
    }),
    { numRuns: process.env.FULL ? 20_000 : 1_000 },
  );
});

it('shows a filled-in value as the words that they are', () => {
  const words = (text: string) => text.replace(/\s+/g, '').replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  const value = fc
    .array(fc.constantFrom(...attacks, ...glue, '# ', '1. ', '- ', '+ ', '==', '{{slot}}', 'a', '~~'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(value, (slot) => {
      const html = render('{{slot}}\n\nThen {{slot}}.', slot);
      expect(html.replace(/<\/?p>|<br>/g, '')).not.toMatch(/[<>]/);
      expect(words(plain(html.replace(/<[^>]*>/g, '')))).toBe(words(`${slot}Then${slot}.`));
    }),
  );
});
