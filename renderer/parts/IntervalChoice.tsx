// The choices of target and independent units for all intervals of the study.
import { useMutation } from '@tanstack/react-query';
import { TARGET_WORDS, Target, type Clusters, type Inference } from '../../contract/inference.ts';
import { call } from '../client/call.ts';
import { useRead } from '../client/queries.ts';
import { announce } from './announce.ts';
import { Select } from './Select.tsx';
import { tellProblem } from './trouble.ts';

const AUTO = 'auto';
const NONE = 'none';
const FACET = 'facet ';

/** Facets that are not offered as clusters, because they distinguish models or kinds of tasks. */
const NEVER: readonly string[] = ['model', 'scenario'];

/** The value of the second choice. A facet gets a prefix, because its name may equal another value. */
const valueOf = ({ clusters, clusters_by }: Inference): string =>
  clusters_by !== 'chosen' ? AUTO : clusters === null ? NONE : `${FACET}${clusters.facet}`;

const chosen = (value: string): Clusters | 'auto' =>
  value === AUTO ? 'auto' : value === NONE ? null : { facet: value.slice(FACET.length) };

const recognised = ({ clusters, clusters_by }: Inference): string =>
  clusters_by === 'found' && clusters !== null ? `detected: values of ${clusters.facet}` : 'detected: all transcripts';

export interface IntervalChoiceProps {
  /** The facets of the study. */
  facets: readonly string[];
  /** Whether the target is offered too; a grader's error rates always describe transcripts like these. */
  withTarget: boolean;
}

/** Both choices apply to every figure of the study, in the window and on the command line. */
export function IntervalChoice({ facets, withTarget }: IntervalChoiceProps) {
  const inference = useRead('findings.inference', {});
  const choosing = useMutation({
    mutationFn: (wish: { target?: Target; clusters?: Clusters | 'auto' }) => call('findings.set_inference', wish),
    onSuccess: () => announce('All intervals of this study are recalculated'),
    onError: tellProblem,
  });
  if (inference === null) return null;
  const offered = facets.filter((name) => !NEVER.includes(name) || name === inference.clusters?.facet);
  return (
    <>
      {withTarget && (
        <Select
          label="Intervals describe"
          options={Target.options.map((target) => ({ value: target, label: TARGET_WORDS[target] }))}
          value={inference.target}
          onChange={(target) => choosing.mutate({ target })}
        />
      )}
      <Select
        label="Independent units"
        options={[
          { value: AUTO, label: recognised(inference) },
          { value: NONE, label: 'all transcripts' },
          ...offered.map((name) => ({ value: `${FACET}${name}`, label: `values of ${name}` })),
        ]}
        value={valueOf(inference)}
        onChange={(value) => choosing.mutate({ clusters: chosen(value) })}
      />
    </>
  );
}
