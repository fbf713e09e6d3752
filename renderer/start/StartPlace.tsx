// Start: recent studies, the sample study, a new study, a packet, and a target for dropped files.
import { useQuery } from '@tanstack/react-query';
import { FilePlus, FolderOpen, Gem, Import, PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { RecentStudy } from '../../contract/study.ts';
import { setApp, useApp } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { query } from '../client/queries.ts';
import { choosePackets } from '../packets/packets.ts';
import { Button } from '../parts/Button.tsx';
import { later } from '../parts/later.tsx';
import { Notice } from '../parts/Notice.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { exactTime, timeAgo } from '../parts/time-ago.ts';
import { Damaged } from './Damaged.tsx';
import styles from './StartPlace.module.css';

const BackupsDialog = later(async () => (await import('../parts/BackupsDialog.tsx')).BackupsDialog);

function open(answer: ReturnType<typeof call<'app.open' | 'app.choose_study' | 'app.new_study'>>): void {
  answer.then(setApp).catch(tellProblem);
}

function Recent({ study }: { study: RecentStudy }) {
  const [backups, setBackups] = useState(false);
  return (
    <li className={styles.recent}>
      <AriaButton
        className={styles.study ?? ''}
        isDisabled={!study.exists}
        onPress={() => open(call('app.open', { study: { token: study.token } }))}
      >
        <span className={styles.name}>{study.name}</span>
        <span className={styles.folder}>{study.exists ? study.folder : `${study.folder} (not found)`}</span>
        <time dateTime={study.opened_at} title={exactTime(study.opened_at)}>
          {timeAgo(study.opened_at)}
        </time>
      </AriaButton>
      <Button variant="quiet" onPress={() => setBackups(true)}>
        Backups…
      </Button>
      {backups && <BackupsDialog study={study.token} name={study.name} onClose={() => setBackups(false)} />}
    </li>
  );
}

export function StartPlace() {
  const { problem, damaged, version } = useApp();
  const recent = useQuery({ ...query('app.recent', {}), staleTime: 0 });
  return (
    <div className={styles.start}>
      <header>
        <h1>Touchstone</h1>
        <p className={styles.about}>Label transcripts of AI agents. Everything stays on this machine.</p>
      </header>
      {problem !== null &&
        (damaged === null ? <Notice problem={problem} /> : <Damaged problem={problem} file={damaged} />)}
      <div className={styles.ways}>
        <Button
          variant={damaged === null ? 'primary' : 'plain'}
          icon={<Gem aria-hidden />}
          onPress={() => open(call('app.open', { study: 'sample' }))}
        >
          Open the sample study
        </Button>
        <Button icon={<FilePlus aria-hidden />} onPress={() => open(call('app.new_study', {}))}>
          New study…
        </Button>
        <Button icon={<FolderOpen aria-hidden />} onPress={() => open(call('app.choose_study', {}))}>
          Open study…
        </Button>
        <Button icon={<PackageOpen aria-hidden />} onPress={() => void choosePackets().catch(tellProblem)}>
          Open packet…
        </Button>
      </div>
      <p className={styles.hint}>The sample study is synthetic.</p>
      <section className={styles.drop} aria-labelledby="drop" data-testid="drop-panel">
        <Import aria-hidden />
        <div>
          <h2 id="drop">Drop files here</h2>
          <p>
            Transcripts (files or folders) go into a new study. A study (.touchstone) is opened, and so is a packet
            (.tspacket) that somebody sent you.
          </p>
        </div>
      </section>
      <section aria-labelledby="recent">
        <h2 id="recent">Recent studies</h2>
        {recent.data?.length === 0 && <p className={styles.hint}>Studies that you open are listed here.</p>}
        <ul>
          {recent.data?.map((study) => (
            // the key is not the token, which is new for each reading and would close an open dialog
            <Recent key={`${study.folder} ${study.name} ${study.opened_at}`} study={study} />
          ))}
        </ul>
      </section>
      <footer className={styles.hint}>Version {version}</footer>
    </div>
  );
}
