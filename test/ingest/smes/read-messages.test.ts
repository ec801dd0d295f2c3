import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageSplitter } from '../../../server/ingest/smes/message-splitter.ts';
import { smesTarget } from '../../fuzz/smes.ts';
import {
  asdexMessage,
  deltaReport,
  eventMessage,
  fullReport,
  readMessagesText,
  timeAt,
} from './smes-text.ts';

const ONE = asdexMessage(fullReport(0));
const TWO = asdexMessage(fullReport(1));
const timesOf = (lines: readonly object[]) => lines.map(line => ('time' in line ? line.time : undefined));

describe('messages of a file', () => {
  it.each([
    ['one document after another', ONE + TWO],
    [
      'one a line, with a log’s words before',
      `12:00:00 SMES/AT/KIND: ${ONE.replaceAll('\n', '')}\n12:00:01 ${TWO.replaceAll('\n', '')}\n`,
    ],
    [
      'in one document',
      `<messages at="x>y">${ONE.replace(/<\?.*?\?>/, '')}<other/>${TWO.replace(/<\?.*?\?>/, '')}</messages>`,
    ],
    ['after a byte order mark, without prefixes', `\uFEFF${(ONE + TWO).replaceAll('ns2:', '')}`],
    [
      'with comments and sections of plain text',
      `<!-- none -->${ONE.replace('XYZ123', '<![CDATA[XYZ123]]>')}${TWO}`,
    ],
  ])('are read %s', async (_, text) => {
    const { lines, setAside } = await readMessagesText(text);
    expect(setAside).toEqual([]);
    expect(timesOf(lines)).toEqual([timeAt(0), timeAt(1)]);
  });

  it('are found wherever the chunks are cut', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(ONE, TWO, eventMessage('<event>on</event>'), '<asdexMsg/>', 'a log’s line\n'),
          { maxLength: 6 },
        ),
        fc.integer({ min: 1, max: 300 }),
        (parts, chunkBytes) => {
          const bytes = Buffer.from(parts.join(''));
          const found: string[] = [];
          const splitter = new MessageSplitter({
            message({ offset, bytes: text, whole }) {
              expect(whole).toBe(true);
              expect(bytes.subarray(offset, offset + text.length)).toEqual(text);
              found.push(text.toString('utf8'));
            },
            stray: (_, __, reason) => expect.unreachable(reason),
          });
          for (let start = 0; start < bytes.length; start += chunkBytes) {
            splitter.push(bytes.subarray(start, start + chunkBytes));
          }
          splitter.end();
          const expected = parts
            .filter(part => part.includes('<'))
            .map(part => part.slice(part.search(/<(ns2:|asdex)/)));
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('give what is whole of one that is cut off, by the next or by the end', async () => {
    const cut =
      ONE.slice(0, ONE.indexOf('</positionReport>') + 17) +
      deltaReport(0.5, { position: '<latitude>39' }).slice(0, 60);
    const { lines, setAside } = await readMessagesText(cut + TWO + cut);
    expect(timesOf(lines)).toEqual([timeAt(0), timeAt(1), timeAt(0)]);
    const offset = cut.indexOf('<positionReport full="false">');
    expect(setAside).toMatchObject([
      { offset, reason: 'is cut off' },
      { offset: cut.length + TWO.length + offset, reason: 'is cut off' },
    ]);
  });

  it.each([
    [
      'a tag that does not close',
      '<position><x>1</position>',
      'is not well-formed XML: unexpected close tag',
    ],
    ['an ampersand', '<note>a & b</note>', 'is not well-formed XML: invalid character in entity name'],
    ['very deep nesting', '<a>'.repeat(20) + '</a>'.repeat(20), 'is nested over 16 deep'],
    ['bytes that are no text', '\uD800', ''],
  ])('are set aside from the report on that holds %s', async (what, damage, reason) => {
    const bad = asdexMessage(fullReport(0) + fullReport(0.5).replace('<seqNum>', `${damage}<seqNum>`));
    const bytes = what.startsWith('bytes')
      ? Buffer.concat([Buffer.from(bad.slice(0, 90)), Buffer.from([0xff]), Buffer.from(bad.slice(90) + TWO)])
      : Buffer.from(bad + TWO);
    const { lines, setAside } = await readMessagesText(bytes);
    expect(timesOf(lines).at(-1)).toBe(timeAt(1));
    expect(setAside).toHaveLength(1);
    if (reason === '') expect(setAside[0]?.reason).toBe('holds bytes that are not UTF-8');
    else {
      expect(timesOf(lines)).toEqual([timeAt(0), timeAt(1)]);
      expect(setAside[0]).toMatchObject({
        offset: bad.indexOf('<positionReport', bad.indexOf('</positionReport>')),
        reason,
      });
    }
  });

  it('tell of what stands outside of any message', async () => {
    const tail = ONE.slice(ONE.indexOf('<movement>'));
    const { lines, setAside } = await readMessagesText(tail + TWO);
    expect(timesOf(lines)).toEqual([timeAt(1)]);
    expect(setAside).toMatchObject([
      {
        offset: tail.indexOf('</positionReport>'),
        reason: 'stands outside of any message: where it begins is missing',
      },
    ]);
  });

  it('resolve no entity of a document type, and grow by none', async () => {
    const type = `<!DOCTYPE asdexMsg [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    const bomb = asdexMessage(fullReport(0, { note: '&b;' })).replace('?>\n', `?>\n${type}`);
    const theft = asdexMessage(fullReport(0, { note: '&file;' })).replace('?>\n', `?>\n${type}`);
    const plain = asdexMessage(fullReport(1, { note: '&lt;&#233;&amp;' }));
    const { lines, setAside } = await readMessagesText(bomb + theft + plain);
    expect(setAside.map(({ reason }) => reason)).toEqual(
      Array(2).fill('is not well-formed XML: invalid character entity'),
    );
    expect(lines).toMatchObject([{ time: timeAt(1), note: '<é&' }]);
  });

  it('refuse a file without any use', async () => {
    await expect(readMessagesText(asdexMessage(''))).rejects.toThrow('holds no records');
    await expect(readMessagesText(asdexMessage(fullReport(0, { time: 'noon' })))).rejects.toThrow(
      'holds nothing that could be used: 1 pieces were set aside, the first is byte 160: time: must be',
    );
  });

  it('stand whatever is done to them', async () => {
    await fc.assert(fc.asyncProperty(smesTarget.input, smesTarget.run), { numRuns: 200 });
  });
});
