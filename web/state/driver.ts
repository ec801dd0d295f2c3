import { computed } from '@preact/signals';
import { z } from 'zod';
import { texts } from '../language/catalogues.ts';
import { preference } from './preference.ts';

const t = texts('shell');

/** How long a name may be, in UTF-16 units: see `driver` of the contract. */
export const LONGEST_NAME = 60;

/** The name that the reader gave; empty until then. */
export const readerName = preference('name', z.string().trim().max(LONGEST_NAME), '');

const tag = preference('tag', z.string().regex(/^[0-9A-F]{3}$/), '');
if (tag.peek() === '') tag.value = newTag();

/** By which name the others in a shared session read the reader: the given one, else one such as `Viewer 7F3`. */
export const driverName = computed(() => readerName.value.trim() || t('share.guest', { tag: tag.value }));

function newTag(): string {
  return Math.floor(Math.random() * 0x1000)
    .toString(16)
    .toUpperCase()
    .padStart(3, '0');
}
