/** A packet as it was captured: bytes `start` to `end` of `bytes`, from the link layer's header on. */
export interface Packet {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** Bytes of the file before it. */
  readonly offset: number;
  /** The kind of the link layer, by the numbers of tcpdump.org/linktypes.html. */
  readonly linkType: number;
  /** Milliseconds since 1970; NaN where the capture does not tell. */
  readonly capturedMs: number;
  /** Whether the capture kept only its beginning. */
  readonly isCut: boolean;
}

/** Takes what a capture holds. */
export interface PacketTaker {
  packet(packet: Packet): void;
  /** Bytes of the file that are no packet. `start` holds the first of them. */
  lost(start: Buffer, length: number, offset: number, reason: string): void;
}

/** No capture keeps more of a packet (libpcap's MAXIMUM_SNAPLEN). Bytes. */
export const MAX_PACKET_BYTES = 262_144;
