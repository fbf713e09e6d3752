// Names and texts of strangers inside a query of DuckDB: whatever they contain, they stay one name or one text.

/** A column. */
export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A list of texts. */
export const quotedList = (texts: readonly string[]): string => `[${texts.map(quotedText).join(', ')}]`;
