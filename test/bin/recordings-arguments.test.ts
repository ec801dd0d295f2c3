import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../server/bin/argument-error.ts';
import { parseRecordingsArguments } from '../../server/bin/recordings-arguments.ts';

describe('the command line of the recordings', () => {
  it.each([
    [[], { task: { command: 'list' }, database: undefined, json: false }],
    [['list', '--json'], { task: { command: 'list' }, json: true }],
    [['report', '12', '--database', 'x'], { task: { command: 'report', recordingId: 12 }, database: 'x' }],
    [['delete', '3'], { task: { command: 'delete', recordingId: 3 } }],
    [['compact'], { task: { command: 'compact' } }],
    [['nonsense', '-h'], { task: { command: 'help' } }],
  ])('%j', (args, expected) => {
    expect(parseRecordingsArguments(args)).toMatchObject(expected);
  });

  it.each([
    [['remove', '1'], 'knows no command remove'],
    [['delete'], 'delete needs the number of one recording'],
    [['delete', 'all'], 'delete needs the number of one recording'],
    [['delete', '0'], 'delete needs the number of one recording'],
    [['delete', '1', '2'], 'delete needs the number of one recording'],
    [['list', '1'], 'list takes nothing more, such as 1'],
    [['--force'], '--force'],
  ])('%j is refused', (args, reason) => {
    expect(() => parseRecordingsArguments(args)).toThrow(ArgumentError);
    expect(() => parseRecordingsArguments(args)).toThrow(reason);
  });
});
