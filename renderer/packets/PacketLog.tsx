// The log of packets (made, opened, sent back, merged), and the conflicts between merged labels.
import type { PacketLogged } from '../../contract/packet.ts';
import { useRead } from '../client/queries.ts';
import { counted } from '../imports/texts.ts';
import { Empty } from '../parts/Empty.tsx';
import { exactTime, timeAgo } from '../parts/time-ago.ts';
import { Conflicts } from './Conflicts.tsx';
import styles from './PacketLog.module.css';

const WORDS: Record<PacketLogged['what'], string> = {
  made: 'made for',
  opened: 'came for',
  returned: 'sent back by',
  merged: 'merged from',
};

function Row({ packet }: { packet: PacketLogged }) {
  const { what, at, file, queue, rater, transcripts, labels, encrypted } = packet;
  return (
    <tr>
      <td>
        <time dateTime={at} title={exactTime(at)}>
          {timeAgo(at)}
        </time>
      </td>
      <td>
        {WORDS[what]} {rater}
      </td>
      <td>{queue}</td>
      <td className={styles.number}>{transcripts}</td>
      <td className={styles.number}>{what === 'made' || what === 'opened' ? '' : labels}</td>
      <td>
        {file}
        {encrypted && ' (encrypted)'}
      </td>
    </tr>
  );
}

export function PacketLog() {
  const log = useRead('packets.log', {});
  const conflicts = useRead('packets.conflicts', {});
  if (log === null || conflicts === null) return null;
  if (log.length === 0)
    return (
      <Empty title="No packets yet">
        A packet takes a queue to a rater on another machine; a second packet brings the labels back.
      </Empty>
    );
  return (
    <div className={styles.log} data-testid="packet-log">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Queue</th>
            <th scope="col" className={styles.number}>
              Transcripts
            </th>
            <th scope="col" className={styles.number}>
              Submitted
            </th>
            <th scope="col">File</th>
          </tr>
        </thead>
        <tbody>
          {log.map((packet) => (
            <Row key={`${packet.what} ${packet.id}`} packet={packet} />
          ))}
        </tbody>
      </table>
      <section aria-labelledby="conflicts">
        <h2 id="conflicts">{conflicts.length === 0 ? 'No conflicts' : counted(conflicts.length, 'conflict')}</h2>
        <Conflicts conflicts={conflicts} />
      </section>
    </div>
  );
}
