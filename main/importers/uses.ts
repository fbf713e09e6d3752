// What the fields beside a conversation are taken as: scores and labels by a list of names, or as a person says.
import type { NormalTranscript } from '../../contract/import.ts';
import type { Json } from '../../contract/transcript.ts';
import type { FieldUse, FieldUses } from '../../contract/import.ts';
import { scoresUnder } from './chat/siblings.ts';
import { isLabel, isVerdict, setFacet, without } from './normal/facets.ts';
import { distinct } from './normal/scores.ts';
import { isObject, type JsonObject } from './read/lenient-json.ts';

/** The objects of a unit whose fields stand beside the conversation: itself, and its metadata. */
function holders(unit: Json, transcript: NormalTranscript): JsonObject[] {
  const own = isObject(unit) ? [unit, unit['metadata']] : [];
  return [...own, transcript.facets, transcript.metadata].filter((each) => isObject(each));
}

const holderOf = (all: readonly JsonObject[], name: string): JsonObject | undefined =>
  all.find((each) => Object.hasOwn(each, name) && each[name] !== null);

/** One field taken as a person says, whatever it was taken as before. */
function retaken(transcript: NormalTranscript, unit: Json, name: string, use: FieldUse): NormalTranscript {
  const holder = holderOf(holders(unit, transcript), name);
  const { metadata } = transcript;
  const facets = Object.fromEntries(Object.entries(transcript.facets).filter(([facet]) => facet !== name));
  const scores = transcript.scores.filter(({ grader, dimension }) => grader !== name && dimension !== name);
  if (use === 'facet') setFacet(facets, name, holder?.[name]);
  if (use === 'score' && holder !== undefined) scores.push(...scoresUnder(holder, name, null));
  const kept = isObject(metadata) && use !== 'facet' ? without(metadata, (key) => key === name) : metadata;
  return { ...transcript, facets, scores: distinct(scores), metadata: kept };
}

/** The transcript with its fields taken as a person says. */
export const withUses = (transcript: NormalTranscript, unit: Json, uses: FieldUses): NormalTranscript =>
  Object.entries(uses).reduce((before, [name, use]) => retaken(before, unit, name, use), transcript);

/** The fields of a unit that were taken as scores or labels by their names, or as a person says. */
export function usesIn(unit: Json, transcript: NormalTranscript, uses: FieldUses): [name: string, use: FieldUse][] {
  const scored = new Set(transcript.scores.flatMap(({ grader, dimension }) => [grader, dimension]));
  const names = new Set(holders(unit, transcript).flatMap((each) => Object.keys(each)));
  return [...names].flatMap((name): [string, FieldUse][] => {
    const use = Object.hasOwn(uses, name) ? uses[name] : undefined;
    if (use !== undefined) return [[name, use]];
    if (isLabel(name)) return [[name, 'label']];
    return isVerdict(name) && (scored.has(name) || name.endsWith('s')) ? [[name, 'score']] : [];
  });
}
