import { curly, renderMarkdown } from '../../src/content/render/markdown';

const links = {
  lesson: (id: string) => `#${id}`,
  image: () => '',
  slot: () => '',
  resource: (id: string) => ({ name: id, href: `/resources#${id}`, reach: '' }),
};

it('names the column in every cell, so that a row can be read as lines', () => {
  const html = renderMarkdown('| | A friend | **You** |\n|---|---|---|\n| Who leads | Nobody | The person |', links);
  expect(html).toContain('<td>Who leads</td>');
  expect(html).toContain('<td data-l="A friend">Nobody</td>');
  expect(html).toContain('<td data-l="You">The person</td>');
});

it('sets the same quotes in Markdown and in plain words', () => {
  const words = '"I can\'t," she says. "It\'s (\'really\') kind."';
  expect(renderMarkdown(words, links)).toBe(`<p>${curly(words)}</p>\n`);
  expect(curly(words)).toBe('“I can’t,” she says. “It’s (‘really’) kind.”');
});
