import type { FeatureCollection } from 'geojson';
import type { NdjsonLine } from '../../server/contract/lines.ts';
import type { BeginRecording, RecordingSource } from '../../server/ingest/recording-import.ts';
import type { SetAside } from '../../server/ingest/recording-sink.ts';

/** A recording as it was committed. */
export interface MemoryRecording {
  readonly source: RecordingSource;
  readonly lines: NdjsonLine[];
  readonly maps: { airportId: string; map: FeatureCollection }[];
  readonly setAside: SetAside[];
}

/** Keeps recordings in memory; one that was not committed leaves nothing. */
export class MemoryRecordings {
  readonly committed: MemoryRecording[] = [];
  rolledBack = 0;

  readonly begin: BeginRecording = source => {
    const known = this.committed.findIndex(({ source: { sha256 } }) => sha256 === source.sha256);
    if (known !== -1) return { alreadyImported: known + 1 };
    const recording: MemoryRecording = { source, lines: [], maps: [], setAside: [] };
    return {
      write: line => void recording.lines.push(line),
      writeMap: (airportId, map) => void recording.maps.push({ airportId, map }),
      setAside: entry => void recording.setAside.push(entry),
      commit: () => this.committed.push(recording),
      rollback: () => {
        this.rolledBack++;
      },
    };
  };

  /** The one recording; throws where there is another number of them. */
  get only(): MemoryRecording {
    const [first] = this.committed;
    if (!first || this.committed.length > 1) throw new Error(`${this.committed.length} recordings`);
    return first;
  }
}
