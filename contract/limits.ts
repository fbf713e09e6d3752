// The limits that several rooms share: the calls refuse what exceeds them, and the window's fields do not let it arise.

/** Maximum length of a filter, in characters. */
export const LONGEST_FILTER = 4000;
/** Maximum length of the name of a rater, view, figure or group, in characters. */
export const LONGEST_NAME = 80;
/** Maximum length of the name of a queue, of a facet or its value, and of the title of an axis, in characters. */
export const LONGEST_TITLE = 120;

/** Maximum number of entries (events of labels, decisions) that one call records. */
export const MOST_ENTRIES = 500;
/** Maximum number of transcripts or disputes whose rows one call reads. */
export const MOST_READ = 200;
/** Maximum number of parts of a composite event. */
export const MOST_PARTS = 20;
/** Maximum number of facets whose values one call reads, and of groups of a facet that have looks of their own. */
export const MOST_FACETS = 100;
export const MOST_GROUPS = 1000;
