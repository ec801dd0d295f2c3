import { expect, test } from 'vitest';
import { type KeyPress, shortcutFor } from '../../../web/transport/shortcuts.ts';

const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...modifiers,
});

test.each([
  [press(' '), { do: 'toggle' }],
  [press('ArrowLeft'), { do: 'step', by: -10_000 }],
  [press('ArrowRight'), { do: 'step', by: 10_000 }],
  [press('ArrowRight', { shiftKey: true }), { do: 'step', by: 60_000 }],
  [press('['), { do: 'record', to: 'previous' }],
  [press(']'), { do: 'record', to: 'next' }],
  [press('Home'), { do: 'start' }],
  [press('End'), { do: 'end' }],
  [press('L', { shiftKey: true }), { do: 'loop' }],
])('%j', (key, shortcut) => {
  expect(shortcutFor(key)).toEqual(shortcut);
});

test('leaves other keys and the browser’s combinations alone', () => {
  expect(shortcutFor(press('x'))).toBeNull();
  expect(shortcutFor(press('l', { ctrlKey: true }))).toBeNull();
  expect(shortcutFor(press('ArrowLeft', { altKey: true }))).toBeNull();
  expect(shortcutFor(press(' ', { metaKey: true }))).toBeNull();
});
