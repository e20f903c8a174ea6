import MarkdownIt from 'markdown-it';

/** Where links inside course text lead. What `slot` and `resource` give is plain text; `reach` is a number, or empty. */
interface Links {
  lesson(id: string, block?: string): string;
  image(path: string): string;
  slot(key: string): string;
  resource(id: string): { name: string; href: string; reach: string } | null;
}

const core = ['smartquotes'];
const rules = ['paragraph', 'heading', 'list', 'blockquote', 'code', 'fence', 'hr', 'table'];
const inline = ['emphasis', 'link', 'image', 'backticks', 'newline', 'escape', 'entity'];
const parser = new MarkdownIt('zero', { html: false, typographer: true }).enable([...core, ...rules, ...inline]);
parser.validateLink = (url) =>
  /^(https?:|mailto:|tel:|#|[a-z0-9./-])/i.test(url) &&
  !/^[a-z][a-z0-9+.-]*:/i.test(url.replace(/^(https?|mailto|tel):/i, ''));

/** Course text as HTML. The parser has no raw HTML, so only its own few elements can come out; headings go below the page's own. */
export function renderMarkdown(markdown: string, links: Links): string {
  const filled = markdown
    .replace(/\{\{([A-Za-z0-9.]+)\}\}/g, (_, key: string) => plain(links.slot(key)))
    .replace(/\[\[([a-z0-9-]+)\]\](?!\()/g, (_, id: string) => resourceLink(id, links));
  const tokens = parser.parse(filled, {});
  for (const token of tokens) {
    if (token.type.startsWith('heading_'))
      token.tag = token.tag === 'h1' || token.tag === 'h2' || token.tag === 'h3' ? 'h3' : 'h4';
    for (const attribute of token.attrs ?? []) if (attribute[0] === 'style') attribute[0] = 'data-align';
    for (const child of token.children ?? []) adapt(child, links);
  }
  tokens.forEach((token, i) => nameEmptyHeader(token, tokens[i + 1], tokens[i + 2]));
  labelCells(tokens);
  return parser.renderer.render(tokens, parser.options, {});
}

/** An empty corner of a table is no heading. */
function nameEmptyHeader(open: Cell, content?: Cell, close?: Cell): void {
  if (open.type === 'th_open' && content?.content === '' && close) open.tag = close.tag = 'td';
}
/** The quotes of words that are no Markdown, set as the parser sets its own. */
export const curly = (text: string): string =>
  text
    .replace(/(^|[\s(\u2018])"/g, '$1\u201c')
    .replace(/"/g, '\u201d')
    .replace(/(^|[\s(\u201c])'/g, '$1\u2018')
    .replace(/'/g, '\u2019');

/** On a phone a row becomes lines, so each cell carries the heading of its column. */
function labelCells(tokens: (Cell & Pick<Piece, 'attrSet'>)[]): void {
  let headings: string[] = [];
  let column = 0;
  tokens.forEach((token, i) => {
    if (token.type === 'thead_open') headings = [];
    else if (token.type === 'tr_open') column = 0;
    else if (token.type === 'th_open') headings.push(tokens[i + 1]?.content ?? '');
    else if (token.type === 'td_open') {
      const heading = headings[column++];
      if (heading) token.attrSet('data-l', heading.replace(/[*_`]/g, ''));
    }
  });
}

interface Cell {
  type: string;
  tag: string;
  content: string;
}

interface Piece {
  type: string;
  attrGet(name: string): string | number | null;
  attrSet(name: string, value: string): void;
}

function adapt(token: Piece, links: Links): void {
  if (token.type === 'image') token.attrSet('src', links.image(String(token.attrGet('src') ?? '')));
  if (token.type !== 'link_open') return;
  const href = String(token.attrGet('href') ?? '');
  const lesson = /^(?:\.\.\/lessons\/)?([a-z0-9-]+)\.md(?:#([a-z0-9-]+))?$/.exec(href);
  if (lesson?.[1]) token.attrSet('href', links.lesson(lesson[1], lesson[2]));
  else if (/^(https?:|\/\/)/i.test(href)) token.attrSet('rel', 'noopener noreferrer');
}

/** A printed page cannot be followed, so the number stands beside the name. */
function resourceLink(id: string, links: Links): string {
  const found = links.resource(id);
  if (!found) return plain(id);
  return `[${plain(found.name)}](${found.href})${found.reach ? ` (${plain(found.reach)})` : ''}`;
}

/** A filled-in value is words and never markup: an empty line or an indent would begin a block of its own. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&')
    .replace(/\s*[\r\n]\s*/g, '  \n');
