import type { VNode } from 'preact';
import { beforeEach, expect, test } from 'vitest';
import { Tabs } from '../../../web/controls/tabs.tsx';

let told: string[];
beforeEach(() => {
  told = [];
});

type Button = {
  readonly id: string;
  readonly tabIndex: number;
  readonly 'aria-selected': boolean;
  readonly 'aria-controls'?: string;
  readonly children: string;
  onClick(): void;
  onKeyDown(event: object): void;
};

/** The buttons, where of three tabs `current` is shown. */
const tabs = (current: 'a' | 'b' | 'c'): VNode<Button>[] =>
  Tabs({
    class: 'tabs',
    label: 'Letters',
    tabs: ['a', 'b', 'c'],
    current,
    idOf: tab => `tab-${tab}`,
    panelId: 'panel',
    content: tab => tab.toUpperCase(),
    onChoose: tab => told.push(`choose ${tab}`),
  }).props.children;

const ownerDocument = { getElementById: (id: string) => ({ focus: () => told.push(`focus ${id}`) }) };

function press(current: 'a' | 'b' | 'c', key: string): string[] {
  told = [];
  const shown = tabs(current).find(({ props }) => props['aria-selected']);
  shown?.props.onKeyDown({
    key,
    preventDefault: () => told.push('taken'),
    currentTarget: { ownerDocument },
  });
  return told;
}

test('only the current tab is reached with the tabulator, and it names its panel', () => {
  const seen = tabs('b').map(({ props }) => [
    props.id,
    props.tabIndex,
    props['aria-selected'],
    props['aria-controls'],
    props.children,
  ]);
  expect(seen).toEqual([
    ['tab-a', -1, false, undefined, 'A'],
    ['tab-b', 0, true, 'panel', 'B'],
    ['tab-c', -1, false, undefined, 'C'],
  ]);
});

test('a click chooses', () => {
  tabs('b')[2]?.props.onClick();
  expect(told).toEqual(['choose c']);
});

test('the arrows choose the next tab and take the focus along, around the ends too', () => {
  expect(press('a', 'ArrowRight')).toEqual(['taken', 'choose b', 'focus tab-b']);
  expect(press('c', 'ArrowRight')).toEqual(['taken', 'choose a', 'focus tab-a']);
  expect(press('a', 'ArrowLeft')).toEqual(['taken', 'choose c', 'focus tab-c']);
  expect(press('a', 'Home')).toEqual([]);
});
