import { spawnSync } from 'node:child_process';

const FIELDS = [
  '_140',
  '_220',
  '_042_X',
  '_042_Y',
  '_202_VX',
  '_202_VY',
  '_245_CHR',
  '_161_TRK',
  '_060_MODE3A',
  '_090_FL',
];

/**
 * Lets tshark (Debian: `tshark`) dissect a capture of CAT010 and write out what a vehicle's record is made from. Gives
 * the seconds, `undefined` where the machine has no tshark.
 */
export function decodeByTshark(capture: string): number | undefined {
  const fields = FIELDS.flatMap(field => ['-e', `asterix.010${field}`]);
  const started = performance.now();
  const { status, error, stderr } = spawnSync(
    'tshark',
    ['-n', '-r', capture, '-d', 'udp.port==8600,asterix', '-T', 'fields', ...fields],
    { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  );
  if (error) return undefined;
  if (status !== 0) throw new Error(`tshark failed: ${stderr}`);
  return (performance.now() - started) / 1000;
}
