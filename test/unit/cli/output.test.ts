import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unmeasured } from '../../../electron/cli/bench/case.ts';
import { largestDifference } from '../../../electron/cli/bench/outlines.ts';
import { median, timeInTurn } from '../../../electron/cli/bench/timing.ts';
import { refusalOf, UsageFault } from '../../../electron/cli/faults.ts';
import { noteLines } from '../../../electron/cli/notes.ts';
import { jsonText } from '../../../electron/cli/output.ts';
import { ProgressDisplay } from '../../../electron/cli/progress.ts';
import { csvText } from '../../../electron/cli/rows/csv.ts';
import { rowLines } from '../../../electron/cli/rows/lines.ts';
import { pairLines, tableLines, textWidth } from '../../../electron/cli/table.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { translator } from '../../../shared/messages/index.ts';

const text = translator('fr');

describe('tables', () => {
  it('align what people read, whatever the accents', () => {
    const lines = tableLines(
      [{ title: 'Nom' }, { title: 'ha', align: 'right' }],
      [
        ['E\u0301pinal', '1'],
        ['Le Bourg', '1\u202f000,5'],
      ],
    );
    expect(lines).toEqual(['Nom            ha', '────────  ───────', 'E\u0301pinal          1', 'Le Bourg  1\u202f000,5']);
  });

  it('keep one line a row and cut what is too long', () => {
    const lines = tableLines([{ title: 'a' }], [['x\ny'], ['0123456789']], 5);
    expect(lines.slice(2)).toEqual(['x y', '0123…']);
  });

  it('set labels and values in two columns', () => {
    expect(
      pairLines([
        ['a', '1'],
        ['abc', '2'],
      ]),
    ).toEqual(['a    1', 'abc  2']);
    expect(textWidth('é')).toBe(1);
  });
});

describe('rows', () => {
  const site = {
    fid: 1,
    site_id: '01_1',
    site_nom: 'Les "Grands" Prés; est',
    surface_ha: 12.5,
    recyclage: true,
    maturite: null,
    proximites: [
      { categorie: 'gare', id: 'a', nom: 'A', distance_m: 1500 },
      { categorie: 'gare', id: 'b', nom: 'B', distance_m: 900 },
    ],
  };

  it('become CSV that a French spreadsheet reads, missing cells empty', () => {
    expect(csvText([site], 'fr')).toBe(
      'fid;site_id;site_nom;surface_ha;recyclage;maturite;distance_gare_m\r\n1;01_1;"Les ""Grands"" Prés; est";12,5;true;;900\r\n',
    );
    expect(csvText([site], 'en')).toContain(';12.5;');
  });

  it('become a table with units, a dash for what is not known', () => {
    const lines = rowLines([site], 'sites', text, 'fr');
    expect(lines[2]).toContain('12,50\u00a0ha');
    expect(lines[2]).toContain('oui');
    expect(lines[2]).toContain('–');
    expect(lines.at(-1)).toBe('1 ligne.');
    expect(rowLines([], 'sites', text, 'fr')).toEqual(['Aucune ligne.']);
  });

  it('are valid JSON whatever they hold, one a line', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (rows) => {
        const printed = jsonText(rows);
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(rows)));
        if (rows.length > 0) expect(printed.trim().split('\n').length).toBe(rows.length + 2);
      }),
    );
  });
});

describe('notes', () => {
  it('are all said, but not sixty of one kind', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ code: 'renamed', message: `champ ${index}` }));
    const lines = noteLines([...many, { code: 'other', message: 'autre' }], text);
    expect(lines).toHaveLength(6);
    expect(lines[4]).toContain('56');
    expect(lines[5]).toBe('– autre');
    expect(noteLines(many.slice(0, 5), text)).toHaveLength(5);
  });
});

describe('progress', () => {
  function display(terminal: boolean) {
    const written: string[] = [];
    let now = 0;
    const progress = new ProgressDisplay({
      terminal,
      columns: 60,
      language: 'fr',
      text,
      write: (piece) => written.push(piece),
      now: () => now,
    });
    return { progress, written, later: (ms: number) => (now += ms) };
  }

  it('is a line a step where nobody watches', () => {
    const { progress, written } = display(false);
    for (let done = 0; done <= 1000; done += 100) progress.report('read', 'a.zip', done, 1000);
    progress.report('write', 'epci', 0, 0);
    progress.clear();
    expect(written).toHaveLength(2);
    expect(written[0]).toMatch(/a\.zip\n$/);
  });

  it('is one bar redrawn on a terminal, and leaves nothing behind', () => {
    const { progress, written, later } = display(true);
    progress.report('read', 'a.zip', 0, 1000);
    progress.report('read', 'a.zip', 10, 1000);
    expect(written).toHaveLength(1);
    later(200);
    progress.report('read', 'a.zip', 500, 1000);
    expect(written[1]).toContain('500/1\u202f000');
    progress.clear();
    const screen = written.join('').split('\r').at(-1);
    expect(screen).toBe('');
    for (const piece of written) expect(piece.length).toBeLessThan(64);
  });
});

describe('refusals', () => {
  it('have a status: refused, usage or fault', () => {
    expect(refusalOf(new EmpriseError('project-not-found', { file: 'a.gpkg' }), text)).toMatchObject({
      status: 1,
      error: { code: 'project-not-found' },
    });
    expect(refusalOf(new UsageFault('crs-invalid', { value: 'x' }), text)).toMatchObject({
      status: 2,
      error: { code: 'usage-crs-invalid' },
    });
    const fault = refusalOf(new TypeError('x is undefined'), text);
    expect(fault).toMatchObject({ status: 3, error: { code: 'internal' } });
    expect(fault.error.details).toContain('x is undefined');
    expect(fault.error.message).not.toContain('undefined');
  });

  it('tell an expression’s fault in words', () => {
    const error = new EmpriseError('expression-invalid', {
      expression: 'srface > 1',
      position: 1,
      reason: 'expression.field-unknown-near',
      name: 'srface',
      suggestion: 'surface_ha',
    });
    expect(refusalOf(error, text).error.message).toContain('vouliez-vous dire «\u00a0surface_ha\u00a0»');
  });
});

describe('the benchmark’s arithmetic', () => {
  it('takes medians and largest differences', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(
      largestDifference([
        [1, 1],
        [1.5, 1],
        [-2, -2.2],
      ]),
    ).toBeCloseTo(0.5);
  });

  it('runs ours and the peers in turn, and says why a peer has no figure', async () => {
    const order: string[] = [];
    const contestant = (name: string, seconds: number) => ({
      name,
      run: (round: number) => {
        order.push(`${name}${round}`);
        return seconds;
      },
    });
    const absent = {
      name: 'absent',
      run: () => {
        throw new Unmeasured('not here');
      },
    };
    const result = await timeInTurn(2, contestant('a', 1), [contestant('b', 4), absent]);
    expect(order).toEqual(['a0', 'b0', 'a1', 'b1']);
    expect(result).toEqual({
      measured: 1,
      peers: [
        { name: 'b', measured: 4, ratio: 0.25, reason: null },
        { name: 'absent', measured: null, ratio: null, reason: 'not here' },
      ],
    });
  });
});
