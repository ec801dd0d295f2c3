import { expect, test } from 'vitest';
import { type KeyPress, SHORTCUTS, shortcutFor } from '../../../web/transport/shortcuts.ts';
import { speedBeside } from '../../../web/transport/speed-entry.ts';

const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...modifiers,
});

test.each([
  [press(' '), 'toggle'],
  [press('ArrowLeft'), 'back'],
  [press('ArrowRight'), 'forward'],
  [press('ArrowLeft', { shiftKey: true }), 'backFar'],
  [press('ArrowRight', { shiftKey: true }), 'forwardFar'],
  [press('ArrowUp'), 'faster'],
  [press('ArrowDown'), 'slower'],
  [press('['), 'previous'],
  [press(']'), 'next'],
  [press('Home'), 'start'],
  [press('End'), 'end'],
  [press('L', { shiftKey: true }), 'loop'],
  [press('f'), 'follow'],
  [press('/', { shiftKey: true }), 'search'],
  [press('?', { shiftKey: true }), 'help'],
  [press('g'), 'gantt'],
  [press('b'), 'flights'],
  [press('t'), 'turnaround'],
  [press('Escape'), 'clear'],
])('%j', (key, does) => {
  expect(shortcutFor(key)?.does).toBe(does);
});

test('leaves other keys and the browser’s combinations alone', () => {
  expect(shortcutFor(press('x'))).toBeNull();
  expect(shortcutFor(press('l', { ctrlKey: true }))).toBeNull();
  expect(shortcutFor(press('ArrowLeft', { altKey: true }))).toBeNull();
  expect(shortcutFor(press(' ', { metaKey: true }))).toBeNull();
});

test('each shortcut is reached by its own key, and none stands twice', () => {
  for (const each of SHORTCUTS) {
    expect(shortcutFor(press(each.key, { shiftKey: each.shift ?? false }))).toBe(each);
  }
  expect(new Set(SHORTCUTS.map(each => each.does)).size).toBe(SHORTCUTS.length);
});

test('the speeds go along the menu, from one that was typed to its neighbours', () => {
  expect(speedBeside(1, 'faster')).toBe(2);
  expect(speedBeside(1, 'slower')).toBe(0.5);
  expect(speedBeside(45, 'faster')).toBe(60);
  expect(speedBeside(45, 'slower')).toBe(30);
  expect(speedBeside(600, 'faster')).toBeNull();
  expect(speedBeside(0.5, 'slower')).toBeNull();
});
