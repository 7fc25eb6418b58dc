import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type OfficeFormat, writers } from '../../../../electron/engine/exporters/reports/index.ts';
import { escapeXml } from '../../../../electron/engine/exporters/reports/office/xml.ts';
import type { Report } from '../../../../shared/report/model.ts';
import { RESOURCES, sampleReport } from './sample-report.ts';
import { all, OfficeFile, parseXml, textOf } from './support.ts';

const options = { resources: RESOURCES };
let report: Report;
beforeAll(async () => {
  report = { ...(await sampleReport(45)), kind: 'annexe' };
});

describe.each<OfficeFormat>(['docx', 'xlsx', 'pptx'])('a report as %s', (format) => {
  let bytes: Uint8Array;
  let file: OfficeFile;
  beforeAll(async () => {
    bytes = await writers[format](report, options);
    file = new OfficeFile(bytes);
  });

  it('gives the same bytes twice', { timeout: 30_000 }, async () => {
    // another document between the two: counters of the package must not run on
    await writers[format](await sampleReport(3), options);
    expect(Buffer.compare(bytes, await writers[format](report, options))).toBe(0);
  });

  it('is a whole package: every part typed, every relation met', () => {
    expect(file.faults()).toEqual([]);
  });

  it('carries title, author, language and the day of the report', () => {
    const core = file.xml('docProps/core.xml');
    const property = (name: string): string => all(core, name).map(textOf).join();
    expect(property('dc:title')).toBe('Fiche de site clé en main, Les Verriers');
    expect(property('dc:creator')).toBe('Emprise');
    expect(property('dc:language')).toBe('fr-FR');
    expect(property('cp:keywords')).toBe('bourgogne & franche-comté');
    expect([property('dcterms:created'), property('dcterms:modified')]).toEqual(['2026-11-21T00:00:00Z', '2026-11-21T00:00:00Z']);
  });

  it('writes a report with nothing in it', async () => {
    const empty = new OfficeFile(
      await writers[format](
        { ...report, sections: [], methods: [], sources: [], warnings: [], status: null, code: null, subtitle: null },
        options,
      ),
    );
    expect(empty.faults()).toEqual([]);
  });

  it('keeps texts with marks of XML, control characters and halves of letters readable', async () => {
    const title = 'A&B <c> "d" \u0007\ud800 😀';
    const odd = new OfficeFile(
      await writers[format](
        { ...report, title, sections: [{ id: 'a', title, span: 'full', blocks: [{ type: 'paragraph', text: title }] }] },
        options,
      ),
    );
    expect(odd.faults()).toEqual([]);
    expect(
      [...odd.parts.keys()].filter((path) => path.endsWith('.xml')).some((path) => textOf(odd.xml(path)).includes('A&B <c> "d"')),
    ).toBe(true);
  });
});

describe('texts in XML', () => {
  it('come back as they were, but for what XML cannot hold', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that XML 1.0 forbids
        const kept = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\r\n?/g, '\n');
        expect(parseXml(`<a>${escapeXml(text)}</a>`).text).toBe(kept);
      }),
    );
  });
});
