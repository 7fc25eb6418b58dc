import { describe, expect, it, vi } from 'vitest';

// Electron itself is not there in a unit test; only names are looked at
vi.mock('electron', () => ({ app: {}, dialog: {}, shell: {} }));
const { safeName } = await import('../../../electron/main/attachments.ts');

describe('the name of a document that is opened', () => {
  it.each([
    ['Compte rendu.pdf', 'Compte rendu.pdf'],
    ['../../etc/passwd.txt', '_.._etc_passwd.txt'],
    ['plan\u202Efdp.txt', 'plan_fdp.txt'],
    ['  .cache.odt', 'cache.odt'],
    [`${'x'.repeat(300)}.docx`, `${'x'.repeat(100)}.docx`],
  ])('%s', (given, safe) => {
    expect(safeName(given)).toBe(safe);
  });

  it.each(['programme.exe', 'script.sh', 'page.html', 'macro.docm', 'raccourci.desktop', 'facture.pdf.exe', 'sans', 'x.pdf.', 'lien.lnk'])(
    'is refused where it could run: %s',
    (name) => {
      if (name === 'x.pdf.') expect(safeName(name)).toBe('x.pdf');
      else expect(() => safeName(name)).toThrow('attachment-unsafe');
    },
  );
});
