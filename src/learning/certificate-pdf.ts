import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { certificateFile } from '../completions/certificates/certificate-file';
import { certificateLines, type PrintedFact } from '../completions/certificates/certificate.page';
import type { KnownCertificate, PrintedCertificate } from '../completions/certificates/certificate.types';
import { qrCode } from '../shared/qr';
import type { Translate } from '../shared/texts';
import { formatInstant } from '../shared/views';
import { drawFrame, drawMark, drawRule, ink, page } from './certificate-drawing';

const fonts = join(__dirname, '..', '..', 'views', 'assets', 'fonts'); // src/ and dist/ both stand beside views/
const regular = readFileSync(join(fonts, 'source-sans-3-regular.ttf'));
const strong = readFileSync(join(fonts, 'source-sans-3-semibold.ttf'));

type Pdf = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;
type Signed = NonNullable<KnownCertificate['signed']>;
type Lines = ReturnType<typeof certificateLines>;

/** What stands at the foot: the QR code and the lines beside it. */
const foot = { top: page.height - page.margin - 92, qr: 92 };

/** Letters of a certificate that its PDF could not show; where there are any, the page is printed instead. */
export function missingLetters(printed: PrintedCertificate): string[] {
  const { name, organisation, moduleTitle, title, objectives } = printed;
  const letters = new Set([name, organisation, moduleTitle, title, ...objectives].join('').normalize('NFC'));
  return [...letters].filter((letter) => letter !== ' ' && !known().hasGlyphForCodePoint(letter.codePointAt(0)!));
}

interface Font {
  hasGlyphForCodePoint(code: number): boolean;
}
let kept: Font | null = null;
const known = (): Font =>
  (kept ??= (opened({ title: '' }).font(regular) as unknown as { _font: { font: Font } })._font.font);

/** One tagged page (PDF/UA), with the signed file attached, so that it can be checked without asking anybody. */
export async function certificatePdf(signed: Signed, address: string, t: Translate): Promise<Buffer> {
  const lines = certificateLines(signed.printed, t);
  const title = `${lines.heading}: ${lines.module}`;
  const pdf = opened({
    title,
    author: lines.organisation,
    language: lines.language,
    issuedOn: signed.printed.issuedOn,
  });
  pdf.registerFont('regular', regular).registerFont('strong', strong);
  const root = pdf.struct('Document', { title });
  pdf.addStructure(root);
  drawFrame(pdf);
  drawHead(pdf, root, lines, t);
  drawFacts(pdf, root, lines);
  const size = objectivesSize(pdf, lines);
  if (size !== undefined) drawObjectives(pdf, root, lines, { size, after: 12 }, t);
  drawFoot(pdf, root, lines, address, t);
  if (size === undefined) {
    drawFrame(pdf.addPage());
    drawObjectives(pdf, root, lines, { size: 11, top: page.margin }, t);
  }
  root.end();
  const name = `certificate-${signed.printed.moduleSlug}.json`;
  pdf.file(Buffer.from(certificateFile(signed)), {
    name,
    type: 'application/json',
    description: t('certificate.file'),
  });
  return bytesOf(pdf);
}

function opened(about: { title: string; author?: string; language?: string; issuedOn?: string }): Pdf {
  return new PDFDocument({
    size: [page.width, page.height],
    margin: page.margin,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets, // its types do not know it yet
    tagged: true,
    lang: about.language ?? 'en',
    displayTitle: true,
    info: {
      Title: about.title,
      Author: about.author ?? '',
      Creator: 'Waymark',
      Producer: 'Waymark',
      ...(about.issuedOn ? { CreationDate: new Date(about.issuedOn), ModDate: new Date(about.issuedOn) } : {}),
    },
    font: null as unknown as string, // none of the standard fonts, which cannot be embedded
  });
}

const width = page.width - 2 * page.margin;

interface Style {
  font: 'regular' | 'strong';
  size: number;
  color: string;
}
interface Where {
  /** Below what was written last, unless a place is said. */
  after?: number;
  top?: number;
  at?: number;
  width?: number;
  gap?: number;
}
const quiet: Style = { font: 'regular', size: 11.5, color: ink.soft };
const small: Style = { font: 'regular', size: 9, color: ink.soft };
const bold = (size: number): Style => ({ font: 'strong', size, color: ink.text });

const add = (pdf: Pdf, parent: Element, tag: string, draw: () => void, options = {}): void => {
  parent.add(pdf.struct(tag, options, draw));
};

function put(pdf: Pdf, style: Style, text: string, where: Where): void {
  pdf.font(style.font).fontSize(style.size).fillColor(style.color);
  const options = { width: where.width ?? width, lineGap: where.gap ?? 0 };
  pdf.text(text.normalize('NFC'), where.at ?? page.margin, where.top ?? pdf.y + (where.after ?? 0), options);
}

const write = (pdf: Pdf, parent: Element, tag: string, style: Style, text: string, where: Where): void =>
  add(pdf, parent, tag, () => put(pdf, style, text, where));

function drawHead(pdf: Pdf, root: Element, lines: Lines, t: Translate): void {
  drawMark(pdf, page.margin, page.margin);
  const beside = { at: page.margin + 46, width: width - 46 };
  const height = pdf.font('strong').fontSize(14).heightOfString(lines.organisation, beside);
  const top = page.margin + Math.max(0, (34 - height) / 2);
  write(pdf, root, 'P', bold(14), lines.organisation, { ...beside, top });
  const title: Style = { font: 'regular', size: 15, color: ink.brand };
  write(pdf, root, 'H1', title, lines.heading, { top: page.margin + 76 });
  write(pdf, root, 'P', quiet, t('certificate.thatIs'), { after: 24 });
  const size = largest([36, 32, 28, 24], (one) => pdf.font('strong').fontSize(one).widthOfString(lines.name) <= width);
  write(pdf, root, 'P', bold(size ?? 24), lines.name, { gap: -3 });
  write(pdf, root, 'P', quiet, t('certificate.finished'), { after: 8 });
  write(pdf, root, 'P', bold(19), lines.module, { after: 1, gap: -1 });
}

const largest = (sizes: number[], fits: (size: number) => boolean): number | undefined => sizes.find(fits);

const columns = 4;

function drawFacts(pdf: Pdf, root: Element, { facts, language }: Lines): void {
  const cell = width / columns;
  let top = pdf.y + 28;
  for (let i = 0; i < facts.length; i += columns) {
    let bottom = top;
    for (const [column, fact] of facts.slice(i, i + columns).entries()) {
      const place = { at: page.margin + column * cell, width: cell - 12 };
      add(pdf, root, 'P', () => {
        put(pdf, { ...small, size: 9.5 }, `${fact.label} `, { ...place, top });
        put(pdf, bold(11), saidOf(fact, language), { ...place, after: 1 });
      });
      bottom = Math.max(bottom, pdf.y);
    }
    top = bottom + 11;
  }
  pdf.y = top;
}

const saidOf = ({ words, day }: PrintedFact, language: string): string =>
  day === null
    ? (words ?? '')
    : formatInstant(day, language, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' });

/** As large as there is room for above the foot; undefined where even small letters have none, and a page of their own is needed. */
function objectivesSize(pdf: Pdf, { objectives }: Lines): number | undefined {
  const room = foot.top - 30 - (pdf.y + 12 + 22);
  return largest([11, 10, 9], (size) => {
    pdf.font('regular').fontSize(size);
    return objectives.reduce((sum, text) => sum + pdf.heightOfString(text, { width: width - 14 }) + 3, 0) <= room;
  });
}

function drawObjectives(
  pdf: Pdf,
  root: Element,
  { objectives }: Lines,
  { size, ...where }: Where & { size: number },
  t: Translate,
): void {
  if (objectives.length === 0) return;
  write(pdf, root, 'H2', bold(11), t('certificate.objectives'), where);
  const list = pdf.struct('L');
  root.add(list);
  pdf.y += 4;
  for (const text of objectives) drawObjective(pdf, list, text, size);
  list.end();
}

function drawObjective(pdf: Pdf, list: Element, text: string, size: number): void {
  const item = pdf.struct('LI');
  list.add(item);
  const top = pdf.y;
  write(pdf, item, 'Lbl', { font: 'regular', size, color: ink.brand }, '•', { top, width: 12 });
  write(pdf, item, 'LBody', { font: 'regular', size, color: ink.text }, text, {
    at: page.margin + 14,
    top,
    width: width - 14,
  });
  item.end();
  pdf.y += 3;
}

function drawFoot(pdf: Pdf, root: Element, lines: Lines, address: string, t: Translate): void {
  drawRule(pdf, foot.top - 20);
  const { size, path } = qrCode(address);
  const bbox = [page.margin, foot.top, page.margin + foot.qr, foot.top + foot.qr];
  const squares = (): void => {
    pdf
      .save()
      .translate(page.margin, foot.top)
      .scale(foot.qr / size);
    pdf.path(path).fill('#000000').restore();
  };
  add(pdf, root, 'Figure', squares, { alt: t('certificate.qr', { address }), bbox });
  const at = page.margin + foot.qr + 22;
  const beside = { at, width: page.width - page.margin - at };
  write(pdf, root, 'P', { ...quiet, size: 10 }, t('certificate.toCheck'), { ...beside, top: foot.top - 2 });
  write(pdf, root, 'P', bold(10), address, { ...beside, after: 2 });
  write(pdf, root, 'P', small, t('certificate.shows'), { ...beside, after: 6 });
  write(pdf, root, 'P', small, t('certificate.signedWith', { key: lines.key }), { ...beside, after: 2 });
}

function bytesOf(pdf: Pdf): Promise<Buffer> {
  const pieces: Buffer[] = [];
  return new Promise((done, failed) => {
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => done(Buffer.concat(pieces)));
    pdf.on('error', failed);
    pdf.end();
  });
}
