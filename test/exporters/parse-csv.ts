// A separate CSV reader for tests, so that exports are not checked with the library that wrote them.

/** The cells of a text in CSV (RFC 4180). */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (text[end + 1] === '"') end = text.indexOf('"', end + 2);
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      const end = /,|\r\n/.exec(text.slice(at))?.index ?? text.length - at;
      cell = text.slice(at, at + end);
      at += end;
    }
    cells.push(cell);
    if (text[at] === ',') at++;
    else {
      at += 2;
      rows.push(cells);
      cells = [];
    }
  }
  return rows;
}
