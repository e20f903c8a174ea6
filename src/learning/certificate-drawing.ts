type Pdf = PDFKit.PDFDocument;

/** US Letter, upright, in points; A4 readers print it with a little more white. */
export const page = { width: 612, height: 792, margin: 74 };
export const ink = { text: '#1e2529', soft: '#56636a', brand: '#0b5c58', line: '#cfd9d5' };

/** Drawings say nothing: a reader that reads aloud passes over them. */
function aside(pdf: Pdf, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.save();
  draw();
  pdf.restore();
  pdf.endMarkedContent();
}

/** A double line around the page. */
export function drawFrame(pdf: Pdf): void {
  aside(pdf, () => {
    for (const [inset, width] of [
      [30, 1],
      [35, 0.5],
    ] as const)
      pdf
        .roundedRect(inset, inset, page.width - 2 * inset, page.height - 2 * inset, 6)
        .lineWidth(width)
        .stroke('#b9c9c4');
  });
}

/** The mark of the place: the path and its diamond, as in `views/assets/logo.svg`. */
export function drawMark(pdf: Pdf, x: number, y: number): void {
  aside(pdf, () => {
    pdf.translate(x, y).scale(34 / 32);
    pdf.roundedRect(0, 0, 32, 32, 9).fill('#0f6b65');
    pdf.path('M8.5 27c0-4.6 3.4-5.6 7-6.4s6-1.9 6-5.1').lineWidth(3).lineCap('round').stroke('#fdfaf3');
    pdf.path('M21.5 3.6l5.4 5.4-5.4 5.4-5.4-5.4z').lineWidth(1.6).lineJoin('round').fillAndStroke('#ffc53d', '#ffc53d');
  });
}

export const drawRule = (pdf: Pdf, top: number): void =>
  aside(pdf, () => {
    pdf
      .moveTo(page.margin, top)
      .lineTo(page.width - page.margin, top)
      .lineWidth(0.6)
      .stroke(ink.line);
  });
