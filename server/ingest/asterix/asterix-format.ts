import type { FormatReader } from '../format-reader.ts';
import { uint16 } from './bits.ts';
import { isPlausibleHeader } from './block-header.ts';
import { isPcap } from './packets/pcap-splitter.ts';
import { isPcapng } from './packets/pcapng-splitter.ts';
import { readAsterix } from './read-asterix.ts';

const BLOCKS_TO_TELL = 3;
const READ_CATEGORIES = new Set([10, 21]);

export const asterixFormat: FormatReader = {
  format: 'asterix',
  title: 'surveillance data, CAT010 and CAT021, as bare data blocks',
  turn: 'unplaced',
  isWorthAThread: true,
  recognises: ({ bytes, lines }) => lines.length === 0 && beginsWithBlocks(bytes),
  read: file => readAsterix(file, false),
};

export const pcapFormat: FormatReader = {
  format: 'pcap',
  title: 'a capture of the network (pcap, pcapng) with ASTERIX over UDP',
  turn: 'unplaced',
  isWorthAThread: true,
  recognises: ({ bytes }) => isPcap(bytes) || isPcapng(bytes),
  read: file => readAsterix(file, true),
};

/** Whether three data blocks follow each other, or fewer that are all there is, one of them of a category that is read. */
function beginsWithBlocks(bytes: Buffer): boolean {
  let at = 0;
  let isRead = false;
  for (let blocks = 0; at < bytes.length; blocks++) {
    if (blocks >= BLOCKS_TO_TELL && isRead) return true;
    if (!isPlausibleHeader(bytes, at)) return false;
    isRead ||= READ_CATEGORIES.has(bytes[at] ?? 0);
    at += uint16(bytes, at + 1);
  }
  return isRead;
}
