// The middle and the right of Audit: the transcript, and beside it the own level, then the grader's verdict, then why they differ.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Output } from '../../contract/calls.ts';
import type { Dispute } from '../../contract/dispute.ts';
import { useCitations, useCitedSpans } from '../cards/citations.ts';
import { marksOf, spansOf } from '../cards/evidence.ts';
import { looksOf } from '../cards/rater-looks.ts';
import { ReopenDialog } from '../cards/ReopenDialog.tsx';
import { query } from '../client/queries.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import type { TranscriptModel } from '../transcript/model.ts';
import { ModelView, useTranscript } from '../transcript/TranscriptView.tsx';
import { auditKeys, type AuditActions } from './audit-keys.ts';
import { DisputeCards } from './DisputeCards.tsx';
import { auditView, type AuditView } from './audit-view.ts';
import { useAuditDesk, useDrafted } from './useAuditDesk.ts';
import type { Disputes } from './useDisputes.ts';
import styles from '../parts/Desk.module.css';

/** Keys as a component, mounted after the transcript's, so that they win over them. */
function Keys({ actions, levels }: { actions: AuditActions; levels: readonly string[] }) {
  useKeys('Audit', auditKeys(actions, levels));
  return null;
}

interface DeskProps {
  disputes: Disputes;
  rater: string;
  model: TranscriptModel;
  said: Output<'audit.get'>;
}

/** What is drawn in the transcript: nothing before the own level is given. */
function useDrawn({ view, cited }: { view: AuditView; cited: Parameters<typeof useCitedSpans>[0] }) {
  const { shown, labels, graders, dimension } = view;
  const looks = useMemo(() => looksOf(labels, false), [labels]);
  const named = new Set(graders.map(({ grader, score }) => `${grader} ${score?.dimension ?? ''}`));
  const own = cited.filter((one) => named.has(`${one.grader} ${one.dimension}`));
  const quotes = useCitedSpans(own);
  const evidence = labels.flatMap(({ rater, label }) =>
    label.evidence.filter((one) => one.dimension === dimension.name).map((one) => ({ ...one, dimension: rater })),
  );
  return shown
    ? { looks, spans: [...quotes, ...spansOf(evidence, looks)], marks: marksOf(evidence, looks) }
    : { looks, spans: [], marks: new Map() };
}

function Desk({ view, cited, disputes, rater, model, said }: DeskProps & { view: AuditView; cited: Parameters<typeof useCitedSpans>[0] }) {
  const { head } = model.getState();
  const navigate = useNavigate();
  const { dimension, dispute } = view;
  const desk = useAuditDesk({
    view,
    rater,
    disputes,
    model,
    onUnclear: () => void navigate({ to: '/rubric', search: { dimension: dimension.name } }),
    onAdjudicate: () =>
      void navigate({
        to: '/adjudicate',
        search: { show: 'all', dimension: '', key: dispute.transcript_key, unit: dimension.name },
      }),
  });
  const { looks, spans, marks } = useDrawn({ view, cited });
  return (
    <>
      <section className={styles.middle} aria-label="Transcript">
        <header className={styles.head}>
          <h2 title={head.title}>{head.title}</h2>
        </header>
        <div className={styles.reader}>
          <ModelView model={model} evidence={spans} marks={marks} />
        </div>
      </section>
      <DisputeCards view={view} desk={desk} looks={looks} said={said} />
      <ReopenDialog
        open={desk.reopening}
        hint="The decision and the reason are kept in the history. Gold that it took back stays open in Adjudicate."
        onClose={() => desk.askReopen(false)}
        onReopen={desk.reopen}
      />
      <Keys actions={desk.actions} levels={dimension.levels.map((level) => level.key)} />
    </>
  );
}

/** Holds back the graders' quotes until the own level is given. */
function Prepared({ dispute, ...rest }: DeskProps & { dispute: Dispute }) {
  const { said, rater } = rest;
  const { draft, picked } = useDrafted(dispute);
  const before = auditView(said, dispute, rater, [], picked, draft);
  const cited = useCitations(dispute.transcript_key, rater, before?.shown === true);
  const view = auditView(said, dispute, rater, cited, picked, draft);
  if (view === null)
    return (
      <div className={styles.middle}>
        <Empty title="The rubric no longer asks this" action={<Button onPress={() => rest.disputes.step(1)}>Next dispute</Button>} />
      </div>
    );
  return <Desk view={view} cited={cited} {...rest} />;
}

/** Reads what the desk needs. */
function Open({ dispute, disputes, rater }: { dispute: Dispute; disputes: Disputes; rater: string }) {
  const key = dispute.transcript_key;
  const model = useTranscript(key);
  const { data: said, error } = useQuery(query('audit.get', { key, rater }));
  if (error !== null) return <Notice problem={problemOf(error)} />;
  // the model may still be that of the transcript before
  if (model === null || said === undefined || model.getState().head.key !== key) return <div className={styles.middle} aria-busy />;
  const fresh = said.disputes.find((one) => one.key === dispute.key) ?? dispute;
  return <Prepared key={dispute.key} dispute={fresh} disputes={disputes} rater={rater} model={model} said={said} />;
}

/** The dispute that is open, by its key. */
export function AuditDesk({ disputes, rater }: { disputes: Disputes; rater: string }) {
  const { data: rows } = useQuery({ ...query('audit.rows', { keys: disputes.now === null ? [] : [disputes.now] }), throwOnError: true });
  if (rows === undefined) return <div className={styles.middle} aria-busy />;
  const [dispute] = rows;
  if (dispute === undefined)
    return (
      <div className={styles.middle}>
        <Empty
          title={disputes.keys.length === 0 ? 'No dispute fits' : 'It is no longer in dispute'}
          action={
            disputes.keys.length === 0 ? (
              <Button onPress={() => disputes.narrow({ show: 'all', kind: '', grader: '', dimension: '', scenario: '', cause: '' })}>
                Show all disputes
              </Button>
            ) : (
              <Button onPress={disputes.advance}>Next dispute</Button>
            )
          }
        >
          {disputes.keys.length === 0
            ? 'Decided disputes can be looked up and reopened.'
            : 'What was said about the transcript has changed.'}
        </Empty>
      </div>
    );
  return <Open key={dispute.transcript_key} dispute={dispute} disputes={disputes} rater={rater} />;
}
