import qrcode from 'qrcode-generator';

export interface QrCode {
  /** How many squares on a side. */
  size: number;
  /** One closed shape for each run of dark squares, in squares: for an SVG path or a PDF. */
  path: string;
}

/** A QR code (medium error correction) as a drawing, so that it is sharp at any size and needs no image. */
export function qrCode(text: string): QrCode {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const runs: string[] = [];
  for (let row = 0; row < size; row++) runs.push(...runsOf(code, row, size));
  return { size, path: runs.join('') };
}

function* runsOf(code: { isDark(row: number, column: number): boolean }, row: number, size: number): Iterable<string> {
  for (let column = 0; column < size; column++) {
    const from = column;
    while (column < size && code.isDark(row, column)) column++;
    if (column > from) yield `M${from} ${row}h${column - from}v1h-${column - from}z`;
  }
}
