import qrcode from 'qrcode-generator';

/** Squares that stay empty around it, as ISO/IEC 18004 asks for. */
const QUIET = 4;

export interface QrCode {
  /** Squares in a row, with the empty ones around. */
  readonly size: number;
  /** Of an SVG path: one square for each that is dark. */
  readonly path: string;
}

export function qrCode(text: string): QrCode {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const along = [...Array(count).keys()];
  const path = along
    .flatMap((row) =>
      along
        .filter((column) => code.isDark(row, column))
        .map((column) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`),
    )
    .join('');
  return { size: count + 2 * QUIET, path };
}
