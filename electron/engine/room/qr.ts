import qrcode from 'qrcode-generator';

/** Rows of 0 and 1, without the quiet zone (four modules) that the drawing leaves around it. */
export function qrRows(text: string): string[] {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const modules = Array.from({ length: code.getModuleCount() }, (_, index) => index);
  return modules.map((row) => modules.map((column) => (code.isDark(row, column) ? '1' : '0')).join(''));
}
